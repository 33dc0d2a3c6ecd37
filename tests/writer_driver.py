# ruff: noqa: ANN401 - UNO objects have no types
"""Edits documents in LibreOffice Writer as a person would: with the cursor; runs in the system's Python.

Called as `python3 writer_driver.py PORT`; reads one JSON order per line, answers one JSON line each.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

import calc_driver


def edit(desktop: Any, *, path: Any, target: Any, tracked: bool, edits: Sequence[Mapping[str, Any]]) -> Any:
    """Open a document, do the edits in turn, save it under another name as .docx."""
    settings = (PropertyValue(Name="Hidden", Value=True),)
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, settings)
    document.RecordChanges = tracked
    for order in edits:
        EDITS[order["do"]](desktop, document, order)
    kept = (PropertyValue("FilterName", 0, "MS Word 2007 XML", 0),)
    document.storeToURL(uno.systemPathToFileUrl(target), kept)
    document.close(True)  # noqa: FBT003 UNO takes it by position
    return target


def over(desktop: Any, document: Any, order: Mapping[str, Any]) -> None:
    """Select what a bookmark covers and type over it."""
    document.CurrentController.select(_anchor(document, order["bookmark"]))
    _type(desktop, document, order["text"])


def inside(desktop: Any, document: Any, order: Mapping[str, Any]) -> None:
    """Type into a bookmark, some characters after its start."""
    cursor = _cursor_at(document, _anchor(document, order["bookmark"]).Start)
    cursor.goRight(order["after"], False)  # noqa: FBT003 UNO takes it by position
    _type(desktop, document, order["text"])


def delete(desktop: Any, document: Any, order: Mapping[str, Any]) -> None:
    """Select what a bookmark covers and press Delete."""
    document.CurrentController.select(_anchor(document, order["bookmark"]))
    _dispatch(desktop, document, "Delete")


def append(desktop: Any, document: Any, order: Mapping[str, Any]) -> None:
    """Type at the end of a paragraph of a passage."""
    _cursor_at(document, _paragraph(document, order).End)
    _type(desktop, document, order["text"])


def add_paragraph(desktop: Any, document: Any, order: Mapping[str, Any]) -> None:
    """Press Enter at the end of a paragraph of a passage, and type."""
    _cursor_at(document, _paragraph(document, order).End)
    _dispatch(desktop, document, "InsertPara")
    _type(desktop, document, order["text"])


def in_cell(desktop: Any, document: Any, order: Mapping[str, Any]) -> None:
    """Type at the end of the table cell that holds a bookmark."""
    cell = _anchor(document, order["bookmark"]).Text
    _cursor_at(document, cell.createTextCursorByRange(cell.End))
    _type(desktop, document, order["text"])


def move_down(desktop: Any, document: Any, order: Mapping[str, Any]) -> None:
    """Move a paragraph of a passage behind the next one, as Ctrl+Alt+Down does."""
    _cursor_at(document, _paragraph(document, order).Start)
    _dispatch(desktop, document, "MoveDown")


def delete_paragraphs(desktop: Any, document: Any, order: Mapping[str, Any]) -> None:
    """Select the first paragraphs of a passage, up to the beginning of what follows, and press Delete."""
    first = _paragraph(document, {**order, "paragraph": 1})
    after = _paragraph(document, {**order, "paragraph": 1 + order["count"]})
    cursor = _cursor_at(document, first.Start)
    cursor.gotoRange(after.Start, True)  # noqa: FBT003 UNO takes it by position
    _dispatch(desktop, document, "Delete")


def comment(desktop: Any, document: Any, order: Mapping[str, Any]) -> None:
    """Write a comment on what a bookmark covers."""
    document.CurrentController.select(_anchor(document, order["bookmark"]))
    _dispatch(desktop, document, "InsertAnnotation", Text=order["text"], Author="Sekcam")


def replace(_desktop: Any, document: Any, order: Mapping[str, Any]) -> None:
    """Replace words wherever they stand, as Find and Replace does."""
    search = document.createReplaceDescriptor()
    search.SearchString, search.ReplaceString = order["old"], order["text"]
    search.SearchCaseSensitive = True
    document.replaceAll(search)


def _anchor(document: Any, bookmark: Any) -> Any:
    return document.Bookmarks.getByName(bookmark).Anchor


def _paragraph(document: Any, order: Mapping[str, Any]) -> Any:
    """Return a paragraph of a passage, counted from the fence before it."""
    fence = _anchor(document, order["bookmark"])
    cursor = fence.Text.createTextCursorByRange(fence.Start)
    for _ in range(order["paragraph"]):
        cursor.gotoNextParagraph(False)  # noqa: FBT003 UNO takes it by position
    cursor.gotoStartOfParagraph(False)  # noqa: FBT003 UNO takes it by position
    cursor.gotoEndOfParagraph(True)  # noqa: FBT003 UNO takes it by position
    return cursor


def _cursor_at(document: Any, place: Any) -> Any:
    cursor = document.CurrentController.getViewCursor()
    cursor.gotoRange(place, False)  # noqa: FBT003 UNO takes it by position
    return cursor


def _type(desktop: Any, document: Any, text: Any) -> None:
    _dispatch(desktop, document, "InsertText", Text=text)


def _dispatch(desktop: Any, document: Any, command: Any, **settings: Any) -> None:
    helper = calc_driver.create(desktop, "com.sun.star.frame.DispatchHelper")
    values = tuple(PropertyValue(name, 0, value, 0) for name, value in settings.items())
    helper.executeDispatch(document.CurrentController.Frame, ".uno:" + command, "", 0, values)


EDITS: Mapping[str, Callable[..., None]] = {
    "over": over,
    "inside": inside,
    "delete": delete,
    "append": append,
    "add_paragraph": add_paragraph,
    "in_cell": in_cell,
    "move_down": move_down,
    "delete_paragraphs": delete_paragraphs,
    "comment": comment,
    "replace": replace,
}

if __name__ == "__main__":
    calc_driver.ORDERS = {"edit": edit}
    calc_driver.main(sys.argv[1])

"""Comments on the cells of a sheet: their texts, and the boxes that programs show them in.

Layer: book. A cell has one comment: where the unit wrote one, ours is added to its text.
Source: ECMA-376 part 1, 18.7 (comments); part 4, 19.4 (VML of a note).
"""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from lkjip_xl.book.ooxml.markup import RELATION_ID, SPACE, Element, main, parse, remove
from lkjip_xl.book.ooxml.refs import Box
from lkjip_xl.book.remarks.parts import Parts
from lkjip_xl.book.remarks.remark import AUTHOR

_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_VML: Final = "urn:schemas-microsoft-com:vml"
_EXCEL: Final = "urn:schemas-microsoft-com:office:excel"
_ADDED: Final = f"\n[{AUTHOR}] "
"""How our part of a comment begins that the unit wrote."""
_AFTER_DRAWING: Final = frozenset(
    main(tag)
    for tag in ("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts")
) | {main("extLst")}
_FIRST_SHAPE: Final = 1025
_BOX_COLUMNS, _BOX_ROWS = 4, 6
_EMPTY_COMMENTS: Final = (
    b'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors/><commentList/></comments>'
)
_EMPTY_VML: Final = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
    b'</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    b'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" '
    b'o:connecttype="rect"/></v:shapetype></xml>'
)


def put_comments(parts: Parts, sheet: str, texts: Mapping[str, str]) -> None:
    """Give cells of a sheet our comments, in the place of those that we wrote before.

    Args:
        parts: The form.
        sheet: Name of the sheet's part.
        texts: Comment by address; without any, only our earlier ones are taken away.
    """
    links = {link.kind: link.target for link in parts.relations(sheet).values()}
    if not texts and "comments" not in links:
        return
    comments = parts.edit(links.get("comments") or _new_comments(parts, sheet))
    boxes = parts.edit(links.get("vmlDrawing") or _new_boxes(parts, sheet))
    for address in _take_away(comments):
        _remove_box(boxes, address)
    author = _author(comments)
    for address, text in texts.items():
        if not _add_to_own(comments, address, text):
            _add(comments, address, text, author)
            _add_box(boxes, address)
    _sort(comments)


def _new_comments(parts: Parts, sheet: str) -> str:
    part = parts.add("xl", "comments", ".xml", _EMPTY_COMMENTS)
    parts.declare(part, _COMMENTS_TYPE)
    parts.relate(sheet, "comments", part)
    return part


def _new_boxes(parts: Parts, sheet: str) -> str:
    part = parts.add("xl/drawings", "vmlDrawing", ".vml", _EMPTY_VML)
    parts.declare_ending("vml", _VML_TYPE)
    root = parts.edit(sheet)
    drawing = etree.Element(main("legacyDrawing"), {RELATION_ID: parts.relate(sheet, "vmlDrawing", part)})
    behind = next((child for child in root if child.tag in _AFTER_DRAWING), None)
    if behind is None:
        root.append(drawing)
    else:
        behind.addprevious(drawing)
    return part


def _take_away(comments: Element) -> list[str]:
    """Remove our comments, and our part of others; return the cells that have none any more."""
    authors = [author.text or "" for author in comments.iterfind(f"{main('authors')}/{main('author')}")]
    gone = []
    for comment in list(comments.iterfind(f"{main('commentList')}/{main('comment')}")):
        by = int(comment.get("authorId", "0"))
        if by < len(authors) and authors[by] == AUTHOR:
            gone.append(comment.get("ref", ""))
            remove(comment)
            continue
        for run in list(comment.iterfind(f"{main('text')}/{main('r')}")):
            if (run.findtext(main("t")) or "").startswith(_ADDED):
                remove(run)
    return gone


def _author(comments: Element) -> str:
    """Return the number of our name among the authors, added where it is missing."""
    authors = comments.find(main("authors"))
    if authors is None:
        authors = etree.Element(main("authors"))
        comments.insert(0, authors)
    names = [author.text for author in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, main("author")).text = AUTHOR
        names.append(AUTHOR)
    return str(names.index(AUTHOR))


def _add_to_own(comments: Element, address: str, text: str) -> bool:
    """Add a text to the comment that the unit wrote at a cell; False where it wrote none."""
    found = next((item for item in comments.iter(main("comment")) if item.get("ref") == address), None)
    own = None if found is None else found.find(main("text"))
    if own is None:
        return False
    _write_run(own, f"{_ADDED}{text}")
    return True


def _add(comments: Element, address: str, text: str, author: str) -> None:
    entries = comments.find(main("commentList"))
    if entries is None:
        entries = etree.SubElement(comments, main("commentList"))
    comment = etree.SubElement(entries, main("comment"), ref=address, authorId=author)
    _write_run(etree.SubElement(comment, main("text")), text)


def _write_run(parent: Element, text: str) -> None:
    plain = parent.find(main("t"))
    if plain is not None:  # a text without runs becomes the first run
        first = etree.SubElement(parent, main("r"))
        first.append(plain)
    run = etree.SubElement(parent, main("r"))
    properties = etree.SubElement(run, main("rPr"))
    etree.SubElement(properties, main("sz"), val="9")
    etree.SubElement(properties, main("rFont"), val="Tahoma")
    content = etree.SubElement(run, main("t"))
    content.set(SPACE, "preserve")
    content.text = text


def _sort(comments: Element) -> None:
    """Put the comments in the order of rows, as programs write them."""
    entries = comments.find(main("commentList"))
    if entries is not None:
        entries[:] = sorted(entries, key=lambda item: _place(item.get("ref", ""))[::-1])


def _place(address: str) -> tuple[int, int]:
    """Return column and row of an address, both from 0."""
    box = Box.parse(address)
    return (box.left - 1, box.top - 1) if box else (0, 0)


def _add_box(boxes: Element, address: str) -> None:
    column, row = _place(address)
    anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 4, {column + 1 + _BOX_COLUMNS}, 15, {row + _BOX_ROWS}, 4"
    shape = (
        f'<v:shape xmlns:v="{_VML}" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="{_EXCEL}" '
        f'id="_x0000_s{_free_number(boxes)}" type="#_x0000_t202" '
        'style="position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:90pt;z-index:1;visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
    boxes.append(parse(shape.encode()))


def _free_number(boxes: Element) -> int:
    ids = [shape.get("id", "").removeprefix("_x0000_s") for shape in boxes.iter(f"{{{_VML}}}shape")]
    return max([int(id_) + 1 for id_ in ids if id_.isdecimal()], default=_FIRST_SHAPE)


def _remove_box(boxes: Element, address: str) -> None:
    column, row = _place(address)
    for shape in list(boxes.iter(f"{{{_VML}}}shape")):
        place = [shape.findtext(f".//{{{_EXCEL}}}{name}") for name in ("Column", "Row")]
        if place == [str(column), str(row)]:
            remove(shape)

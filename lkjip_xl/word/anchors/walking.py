"""From the XML of a part to its story: what Word and LibreOffice write, tracked changes, moves and copies included.

Layer: word.
Source: ECMA-376 Part 1, 17.13.5 (ins, del, moveFrom, moveTo; a paragraph mark and a row have revisions of their own),
17.5.2 (sdt), 17.16 (fields); Part 3 (AlternateContent: the first choice counts).
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from lxml import etree

from lkjip_xl.word.anchors.story import PARAGRAPH_END, Atom, Change, Paragraph, Revision, Span, Story

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_VAL, _ID, _NAME, _AUTHOR, _DATE = (f"{_W}{name}" for name in ("val", "id", "name", "author", "date"))
_CHARACTERS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SILENT: Final = (
    "sdtPr", "sdtEndPr", "rPr", "pPr", "tblPr", "tcPr", "trPr", "tblGrid", "sectPr", "instrText", "delInstrText",
    "fldData", "rubyPr",
)  # fmt: skip
_REVISIONS: Final = {"ins": Change.INSERTED, "moveTo": Change.MOVED, "del": Change.DELETED, "moveFrom": Change.MOVED}
_ARRIVING: Final = ("ins", "moveTo")
_CONTROL_PROPERTIES, _CONTROL_CONTENT = f"{_W}sdtPr", f"{_W}sdtContent"
_TAG, _ALIAS, _PLACEHOLDER = f"{_W}tag", f"{_W}alias", f"{_W}showingPlcHdr"
_P_PROPERTIES, _STYLE, _R_PROPERTIES = f"{_W}pPr", f"{_W}pStyle", f"{_W}rPr"
_REVISION_TAGS: Final = tuple(f"{_W}{name}" for name in _REVISIONS)


def tell(part: str, content: Iterable[etree._Element]) -> Story:
    """Return the story of a part: of its root, or of some elements that stand side by side."""
    return _Walker(part).walk_all(content)


class _Walker:
    """Reads one part from top to bottom."""

    def __init__(self, part: str) -> None:
        self.story = Story(part)
        self._inserted: list[Revision] = []
        self._deleted: list[Revision] = []
        self._open_bookmarks: dict[str, Span] = {}
        self._results: list[bool] = []
        self._table, self._row, self._tables = 0, 0, 0
        self._handlers: dict[str, Callable[[etree._Element], None]] = {
            **{f"{_W}{name}": self._skip for name in _SILENT},
            **{f"{_W}{name}": self._character for name in _CHARACTERS},
            **{f"{_W}{name}": self._revised for name in _REVISIONS},
            f"{_W}t": self._text,
            f"{_W}delText": self._text,
            f"{_W}p": self._paragraph,
            f"{_W}tbl": self._in_table,
            f"{_W}tr": self._in_row,
            f"{_W}sdt": self._control,
            f"{_W}bookmarkStart": self._bookmark_start,
            f"{_W}bookmarkEnd": self._bookmark_end,
            f"{_W}commentRangeStart": self._comment_start,
            f"{_W}commentRangeEnd": self._comment_end,
            f"{_W}commentReference": self._comment_start,
            f"{_W}fldChar": self._field,
            f"{_W}fldSimple": self._simple_field,
            f"{_MC}AlternateContent": self._alternate,
        }

    def walk_all(self, content: Iterable[etree._Element]) -> Story:
        self._walk(content)
        return self.story

    def _walk(self, parent: Iterable[etree._Element]) -> None:
        handlers = self._handlers
        for child in parent:
            handle = handlers.get(child.tag)
            if handle is not None:
                handle(child)
            elif len(child):
                self._walk(child)

    def _skip(self, element: etree._Element) -> None:
        """Pass over what is no text."""

    def _put(self, text: str) -> None:
        self.story.atoms.append(
            Atom(
                text,
                self._inserted[-1] if self._inserted else None,
                self._deleted[-1] if self._deleted else None,
                len(self.story.paragraphs) - 1,
                bool(self._results) and any(self._results),
            )
        )

    def _text(self, element: etree._Element) -> None:
        text = element.text or ""
        # As Word: without this attribute outer blanks do not count.
        self._put(text if element.get(_SPACE) == "preserve" else text.strip(" \t\r\n"))

    def _character(self, element: etree._Element) -> None:
        self._put(_CHARACTERS[element.tag[len(_W) :]])

    def _revised(self, element: etree._Element) -> None:
        with self._under(element):
            self._walk(element)

    @contextmanager
    def _under(self, *marks: etree._Element) -> Iterator[None]:
        """Let what follows belong to revisions."""
        stacks = []
        for mark in marks:
            name = mark.tag[len(_W) :]
            stack = self._inserted if name in _ARRIVING else self._deleted
            stack.append(Revision(_REVISIONS[name], mark.get(_AUTHOR, ""), mark.get(_DATE, "")))
            stacks.append(stack)
            self.story.has_revisions = True
        yield
        for stack in stacks:
            stack.pop()

    def _paragraph(self, element: etree._Element) -> None:
        story, style = self.story, ""
        content, marks = list(element), []
        if content and content[0].tag == _P_PROPERTIES:
            for each in content.pop(0):
                if each.tag == _STYLE:
                    style = each.get(_VAL, "")
                elif each.tag == _R_PROPERTIES:
                    marks = list(each.iterchildren(*_REVISION_TAGS))
        story.paragraphs.append(Paragraph(style, self._table, self._row))
        story.starts.append(len(story.atoms))
        self._walk(content)
        if marks:
            with self._under(*marks):
                self._put(PARAGRAPH_END)
        else:
            self._put(PARAGRAPH_END)

    def _in_table(self, element: etree._Element) -> None:
        outer = self._table, self._row
        self._tables += 1
        self._table, self._row = self._tables, 0
        self._walk(element)
        self._table, self._row = outer

    def _in_row(self, element: etree._Element) -> None:
        self._row += 1
        properties = element.find(f"{_W}trPr")
        marks = [] if properties is None else [mark for mark in properties if mark.tag in {f"{_W}ins", f"{_W}del"}]
        with self._under(*marks):
            self._walk(element)

    def _open(self, name: str, span_id: str) -> Span:
        at, paragraph = len(self.story.atoms), max(0, len(self.story.paragraphs) - 1)
        return Span(name, span_id, self.story.part, at, at, paragraph, paragraph)

    def _close(self, span: Span) -> None:
        span.end, span.last = len(self.story.atoms), max(0, len(self.story.paragraphs) - 1)

    def _control(self, element: etree._Element) -> None:
        given: dict[str, str] = {}
        content: etree._Element | None = None
        for part in element:
            if part.tag == _CONTROL_PROPERTIES:
                given = {child.tag: child.get(_VAL, "") for child in part}
            elif part.tag == _CONTROL_CONTENT:
                content = part
        span = self._open(given.get(_TAG) or given.get(_ALIAS) or "", given.get(_ID, ""))
        span.is_placeholder = _PLACEHOLDER in given
        self.story.controls.append(span)
        if content is not None:
            self._walk(content)
        self._close(span)

    def _bookmark_start(self, element: etree._Element) -> None:
        name, bookmark_id = element.get(_NAME, ""), element.get(_ID, "")
        # LibreOffice repeats the start of a long bookmark: the first one counts, any of its ends closes it.
        span = self.story.bookmarks.get(name)
        if span is None:
            span = self.story.bookmarks[name] = self._open(name, bookmark_id)
        self._open_bookmarks[bookmark_id] = span

    def _bookmark_end(self, element: etree._Element) -> None:
        span = self._open_bookmarks.get(element.get(_ID, ""))
        if span is not None:
            self._close(span)

    def _comment_start(self, element: etree._Element) -> None:
        comment_id = element.get(_ID, "")
        self.story.comments.setdefault(comment_id, self._open(comment_id, comment_id))

    def _comment_end(self, element: etree._Element) -> None:
        span = self.story.comments.get(element.get(_ID, ""))
        if span is not None:
            self._close(span)

    def _field(self, element: etree._Element) -> None:
        match element.get(f"{_W}fldCharType"):
            case "begin":
                self._results.append(False)
            case "separate" if self._results:
                self._results[-1] = True
            case "end" if self._results:
                self._results.pop()

    def _simple_field(self, element: etree._Element) -> None:
        self._results.append(True)
        self._walk(element)
        self._results.pop()

    def _alternate(self, element: etree._Element) -> None:
        choice = element.find(f"{_MC}Choice")
        self._walk(element if choice is None else choice)

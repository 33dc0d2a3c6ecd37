"""A finished report as checks see it: its headings, captions and lists, and the same passages and tables as the model.

Layer: report. Reads what `word.printed` read; names the place of everything, and its block where the model knows it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lkjip_xl.report.blocks import Narrative, ReportModel
from lkjip_xl.report.conformity.report_text import Blocks, Grid, Passage, ReportText, column_key, split_total
from lkjip_xl.word.printed import Printed, PrintedParagraph, PrintedTable

_ENTRY = re.compile(r"toc\s?\d|table\s?of\s?figures|figureindex\d?|contents\d?", re.IGNORECASE)
_SOURCE_STYLE = "Sumber"
_CAPTION_STYLE = re.compile(r"judul\s?(tabel|gambar)|caption", re.IGNORECASE)
_CAPTION = re.compile(r"(?P<label>Tabel|Gambar)\s+(?P<prefix>(?:\w+\.)?)(?P<number>\d+)\.?\s*(?P<title>.*)")
_ITEM_NUMBER = re.compile(r"\d+\.\s")


@dataclass(frozen=True)
class Title:
    """A heading: level from 1, its place among all items, and how much stands below it before the next one."""

    text: str
    level: int
    at: int
    content: int


@dataclass(frozen=True)
class Caption:
    """A numbered caption, such as `Tabel 3.2 Pengukuran Kinerja`: label `Tabel`, prefix `3.`, number 2."""

    label: str
    prefix: str
    number: int
    title: str
    text: str
    place: str


@dataclass(frozen=True)
class Document:
    """A finished report.

    Attributes:
        text: Its passages and tables.
        titles: Its headings, in order.
        captions: Its captions, in order.
        entries: The lines of its contents and lists, with their page numbers.
        cover: What stands before the first heading.
        margins: Lines of its headers and footers.
    """

    text: ReportText
    titles: tuple[Title, ...]
    captions: tuple[Caption, ...]
    entries: tuple[str, ...]
    cover: str
    margins: tuple[str, ...]


def read_report(printed: Printed, model: ReportModel) -> Document:
    """Return a finished report; the model names its blocks."""
    reader = _Reader(Blocks(model))
    for item in printed.items:
        reader.take(item)
    return Document(
        ReportText(tuple(reader.passages), tuple(reader.grids)),
        tuple(_titles(printed.items)),
        tuple(reader.captions),
        tuple(reader.entries),
        " ".join(reader.cover),
        printed.margins,
    )


def _titles(items: Sequence[PrintedParagraph | PrintedTable]) -> Iterator[Title]:
    levels = [item.level if isinstance(item, PrintedParagraph) and item.text else 0 for item in items]
    for at, (item, level) in enumerate(zip(items, levels, strict=True)):
        if level and isinstance(item, PrintedParagraph):
            end = next((after for after in range(at + 1, len(items)) if 0 < levels[after] <= level), len(items))
            below = range(at + 1, end)
            yield Title(item.text, level, at, sum(_has_content(items[each]) for each in below if not levels[each]))


def _has_content(item: PrintedParagraph | PrintedTable) -> bool:
    return bool(item.text) if isinstance(item, PrintedParagraph) else bool(item.rows)


@dataclass
class _Reader:
    """Reads a document from top to bottom; it knows under which headings and below which caption it is."""

    blocks: Blocks
    passages: list[Passage] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    cover: list[str] = field(default_factory=list)
    headings: dict[int, str] = field(default_factory=dict)
    paragraph: int = 0

    def take(self, item: PrintedParagraph | PrintedTable) -> None:
        """Take the next item."""
        if isinstance(item, PrintedTable):
            self._table(item)
        elif item.level and item.text:
            self.headings = {level: text for level, text in self.headings.items() if level < item.level}
            self.headings[item.level] = item.text
            self.paragraph = 0
        elif _ENTRY.fullmatch(item.style):
            self.entries.append(item.text)
        elif item.text:
            self._words(item)

    def _words(self, item: PrintedParagraph) -> None:
        if not self.headings:
            self.cover.append(item.text)
        found = _CAPTION.fullmatch(item.text) if _CAPTION_STYLE.fullmatch(item.style) else None
        if found:
            place = f"{self._path()}, {found['label']} {found['prefix']}{found['number']}"
            table = self.blocks.tables.get(found["title"]) if found["label"] == "Tabel" else None
            place += f" [{table.id}]" if table else ""
            self.captions.append(
                Caption(found["label"], found["prefix"], int(found["number"]), found["title"], item.text, place)
            )
            return
        if item.style == _SOURCE_STYLE and self.grids:
            self.grids[-1] = replace(self.grids[-1], source=item.text)
        self.paragraph += 1
        block = self.blocks.find(item.text) or self.blocks.find(_ITEM_NUMBER.sub("", item.text, count=1))
        place = f"{self._path()}, alinea {self.paragraph}" + (f" [{block.id}]" if block else "")
        cell = block.cell if isinstance(block, Narrative) else ""
        self.passages.append(Passage(item.text, place, self._path(), cell))

    def _table(self, table: PrintedTable) -> None:
        caption = self.captions[-1] if self.captions else None
        rows, total = split_total(table.rows[table.head_rows :])
        place, title = (caption.place, caption.title) if caption else (self._path(), "")
        columns = tuple(map(column_key, table.rows[0])) if table.rows else ()
        self.grids.append(Grid(place, f"{self._path()} {title}", columns, tuple(rows), total))

    def _path(self) -> str:
        return " > ".join(self.headings.values()) or "Sampul"

"""What checks read: passages and tables, as the model will print them or as a finished document shows them.

Layer: report. Pure but for the table of columns (`requirements`). A column is known by its key whatever its head says,
so that one check reads both.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from lkjip_xl.report.blocks import Block, Heading, Listing, Narrative, ReportModel, Table, Text, plain
from lkjip_xl.report.conformity.requirements import load_table

_FINAL_TARGET = re.compile(r"bab3\.a\.[^.]+\.renstra\.tabel|bab2\.renstra_target")
"""Tables whose column `target` is the final target of the Renstra, not that of the year."""


@dataclass(frozen=True)
class Passage:
    """A paragraph: its words, where it stands, the heading that says what it is about, and the office's cell."""

    text: str
    place: str
    context: str = ""
    cell: str = ""


@dataclass(frozen=True)
class Grid:
    """A table without its head.

    Attributes:
        place: Where it stands.
        context: Headings and caption: what it is about.
        columns: Key per column; empty for one that no check knows.
        rows: Cells by column, without the row of sums.
        total: The row of sums; None where there is none.
        source: What is printed below it: source and note.
    """

    place: str
    context: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None
    source: str = ""

    def records(self) -> Iterator[Mapping[str, str]]:
        """Yield the rows as cells by key."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=False))


@dataclass(frozen=True)
class ReportText:
    """Everything that checks of words and figures read."""

    passages: tuple[Passage, ...]
    grids: tuple[Grid, ...]


@dataclass(frozen=True)
class Blocks:
    """The blocks of a model by what is printed of them, so that a place in a document names its block and cell."""

    model: ReportModel

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """Tables with rows, by title."""
        return {block.title: block for block in self.model.blocks if isinstance(block, Table) and block.rows}

    @cached_property
    def paragraphs(self) -> Mapping[str, Block]:
        """Narratives and lists, by each of their paragraphs."""
        return {_one_line(text): block for block in self.model.blocks for text in _paragraphs(block)}

    def find(self, paragraph: str) -> Block | None:
        """Return the block that prints a paragraph."""
        return self.paragraphs.get(paragraph)


def read_model(model: ReportModel) -> ReportText:
    """Return what a model will print."""
    headings = {block.id: block.text for block in model.blocks if isinstance(block, Heading)}

    def context(block_id: str) -> str:
        return next((text for key, text in headings.items() if block_id.startswith(f"{key}.")), "")

    passages = (
        Passage(_one_line(text), block.id, context(block.id), block.cell if isinstance(block, Narrative) else "")
        for block in model.blocks
        for text in _paragraphs(block)
    )
    tables = (block for block in model.blocks if isinstance(block, Table) and block.rows)
    return ReportText(tuple(passages), tuple(_grid(block, context(block.id)) for block in tables))


def column_key(head: str) -> str:
    """Return the key of a column by its head; empty for one that no check knows."""
    return next((key for key, pattern in _columns().items() if pattern.fullmatch(head.strip())), "")


def _grid(table: Table, context: str) -> Grid:
    keys = tuple(dict.fromkeys(key for row in (*table.rows, table.total or {}) for key in row))
    columns = tuple("target_akhir" if key == "target" and _FINAL_TARGET.fullmatch(table.id) else key for key in keys)

    def cells(row: Mapping[str, Text]) -> tuple[str, ...]:
        return tuple(plain(row[key]) if key in row else "" for key in keys)

    rows = tuple(cells(row) for row in table.rows)
    total = cells(table.total) if table.total else None
    return Grid(table.id, f"{context} {table.title}", columns, rows, total, table.source)


def _paragraphs(block: Block) -> Iterator[str]:
    if isinstance(block, Narrative):
        yield from map(plain, block.paragraphs)
    elif isinstance(block, Listing):
        yield from map(plain, block.items)


def _one_line(text: str) -> str:
    return " ".join(text.split())


@cache
def _columns() -> Mapping[str, re.Pattern[str]]:
    patterns: Mapping[str, str] = load_table()["kolom"]
    return {key: re.compile(pattern, re.IGNORECASE) for key, pattern in patterns.items()}


def split_total(rows: Sequence[tuple[str, ...]]) -> tuple[Sequence[tuple[str, ...]], tuple[str, ...] | None]:
    """Return the rows of a printed table, and its row of sums if the last one is one."""
    words = re.compile(load_table()["tabel"]["baris_jumlah"], re.IGNORECASE)
    if rows and (first := next((cell for cell in rows[-1] if cell), "")) and words.fullmatch(first):
        return rows[:-1], rows[-1]
    return rows, None

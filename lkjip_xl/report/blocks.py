"""What the report is made of: blocks with stable ids, and figures that know their origin.

Layer: report. Pure data: no template, document, workbook or clock.
Source: DESIGN sections 1.5 and 8: a place in the report → the cell of the master.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from lkjip_xl.model import Finding

Exact: TypeAlias = Fraction | Decimal | int


@dataclass(frozen=True)
class Figure:
    """A number or a graded word that the report prints.

    The same id always prints the same text, wherever it stands (`build_report` checks it).

    Attributes:
        id: Stable, such as `ikm.kecamatan.2025`.
        printed: What stands in the document: `82,10`, `Rp1.250.000`, `(data belum tersedia)`.
        exact: The value before rounding; None for a word or a missing figure.
        cell: Where the master holds it: a cell (`Indikator!H7`), or table, row and column (`tblIkm[W1].ikm`).
        explanation: Indonesian: how it was calculated, or where it was read.
        also: Further cells that it was calculated from.
    """

    id: str
    printed: str
    exact: Exact | None
    cell: str
    explanation: str = ""
    also: tuple[str, ...] = ()


Text: TypeAlias = tuple[str | Figure, ...]
"""A sentence or a table cell: words, and figures between them that keep their place."""


@dataclass(frozen=True)
class Heading:
    """A heading that comes from the office's data (an indikator); the fixed ones stand in the template."""

    id: str
    text: str


@dataclass(frozen=True)
class Narrative:
    """Paragraphs: sentences chosen by the facts, or what the office wrote in a cell of Narasi or Indikator.

    Attributes:
        cell: Cell of the office's own text; empty for generated sentences.
    """

    id: str
    paragraphs: tuple[Text, ...]
    cell: str = ""


@dataclass(frozen=True)
class Table:
    """A table. Its headers, widths and order of columns stand in the template, which staff may edit.

    Attributes:
        rows: Cells by column key.
        source: Printed below: `Sumber: …`.
        empty: Sentence printed instead of a table without rows; empty where another block says it already.
        total: Cells of the last, bold row, if the table has one.
        cell: Cell of the office's own words in it; empty where it has none.
    """

    id: str
    title: str
    rows: tuple[Mapping[str, Text], ...]
    source: str
    empty: str
    total: Mapping[str, Text] | None = None
    cell: str = ""


@dataclass(frozen=True)
class ChartSeries:
    """A named row of figures, one per category; None leaves a gap."""

    name: str
    figures: tuple[Figure | None, ...]


@dataclass(frozen=True)
class Chart:
    """A chart of figures that a table beside it prints too; without categories there is nothing to draw.

    Attributes:
        shape: Upright bars, or lying bars for long names.
        description: Alternative text for readers who cannot see it.
        source: Printed below: `Sumber: …`.
        places: Decimals of its labels.
        axis: Bounds of its value axis; None begins at zero.
    """

    id: str
    title: str
    shape: Literal["column", "bar"]
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    description: str
    source: str
    places: int = 2
    axis: tuple[int, int] | None = None


@dataclass(frozen=True)
class Listing:
    """A numbered list, such as the legal bases; `empty` is the sentence printed instead of an empty one."""

    id: str
    items: tuple[Text, ...]
    empty: str


Block: TypeAlias = Heading | Narrative | Table | Chart | Listing


@dataclass(frozen=True)
class Missing:
    """Something required that a draft marks and that keeps a report from being final.

    Attributes:
        place: Id of the block or figure that shows it as missing, or name of the setting.
        what: Indonesian: what is missing.
        cell: Where to fill it in: `Narasi!C9`.
    """

    place: str
    what: str
    cell: str


@dataclass(frozen=True)
class ReportModel:
    """A whole report before it is laid out.

    Attributes:
        year: Report year.
        version: Number of the draft.
        provisional: Indonesian reasons why the cover says SEMENTARA; empty for none.
        details: What is printed besides blocks: names, dates, the signatory (field → text).
        sasaran: Ids of the indikator's headings by the sasaran they serve, in order.
        unsur: Name of each unsur by its code, in order.
        jenis: Name of each kind of kelompok/lembaga by its code, in order.
        blocks: All blocks in reading order.
        figures: Every figure of the blocks, once each, in order of first appearance.
        findings: What is missing or doubtful, each naming the cell to fill.
        missing: What is required and missing: it keeps the report from being final.
    """

    year: int
    version: int
    provisional: tuple[str, ...]
    details: Mapping[str, str]
    sasaran: Mapping[str, tuple[str, ...]]
    unsur: Mapping[str, str]
    jenis: Mapping[str, str]
    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    missing: tuple[Missing, ...]


def plain(text: Text) -> str:
    """Return a text as it is printed."""
    return "".join(piece.printed if isinstance(piece, Figure) else piece for piece in text)


def texts_of(block: Block) -> Iterator[Text]:
    """Yield the texts of a block in reading order; a heading and a chart have none of their own."""
    match block:
        case Narrative():
            yield from block.paragraphs
        case Listing():
            yield from block.items
        case Table():
            for row in (*block.rows, *((block.total,) if block.total else ())):
                yield from row.values()


def figures_of(block: Block) -> Iterator[Figure]:
    """Yield the figures of a block in reading order, with repetitions."""
    for text in texts_of(block):
        yield from (piece for piece in text if isinstance(piece, Figure))
    if isinstance(block, Chart):
        for series in block.series:
            yield from (figure for figure in series.figures if figure is not None)

"""What a form says, worked out a second time from the cells that `own_reader` saw: its figures and unreadable cells.

Written from the rules that staff are told (Petunjuk of the form, docs/PANDUAN.md), not from the code of intake.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, NamedTuple

from intake.campaign.own_reader import Seen, Sheet

Figure = int | Decimal | str | None
Figures = dict[str, object]
Heading = tuple[str, int, dict[str, int]]
"""Sheet, row, and column by heading."""

UNREADABLE: Final = "(tidak terbaca)"
SCORES: Final = tuple(f"U{number}" for number in range(1, 10))
_TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "SKM": ("No", "Tanggal", "Jenis Layanan", "Jenis Kelamin", "Usia", "Pendidikan", "Pekerjaan", *SCORES),
    "Pemmas": (
        "No", "Jenis Kelompok", "Nama Kelompok/Lembaga", "RW", "Difasilitasi", "Bentuk Fasilitasi", "Tanggal",
        "Bukti Dukung",
    ),
    "Administrasi": (
        "No", "Jenis Administrasi", "Ketentuan", "Jumlah Dokumen", "Sesuai Ketentuan", "Bukti Dukung",
    ),
    "Kinerja": ("No", "Indikator Kinerja", "Satuan", "Arah", "Target", "Realisasi", "Keterangan"),
}  # fmt: skip
_COUNTS: Final = ("Jumlah Dokumen", "Sesuai Ketentuan")
_MEASURES: Final = ("Target", "Realisasi")
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {"Difasilitasi": ("ya", "tidak"), "Arah": ("naik", "turun")}
_TOTALS: Final = frozenset({"jumlah", "total", "rata-rata"})
_DASHES: Final = ("-", "–", "—")
_LARGEST_SCORE: Final = 4
_CENTS: Final = 2
_MOST_NOTED: Final = 2
_LONGEST: Final = 40
_STORED_WHOLE: Final = 10**15


class Place(NamedTuple):
    """Where a cell stands."""

    sheet: str
    row: int
    column: int


@dataclass
class Reference:
    """What a form says.

    Attributes:
        figures: What the report is made of, by name.
        unreadable: Cells on which a figure depends and which nobody can read.
        missing: Columns of figures, or whole tables, that are not there.
    """

    figures: Figures = field(default_factory=dict)
    unreadable: set[Place] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)


def reference_of(sheets: Mapping[str, Sheet]) -> Reference:
    """Return what the sheets of a form say."""
    found = Reference()
    rows = {home: list(_rows(home, headers, sheets, found)) for home, headers in _TABLES.items()}
    for score in SCORES:
        answers = [answer for row in rows["SKM"] if isinstance(answer := row[score], int)]
        found.figures[score] = (sum(answers), len(answers))
    facilitated = sum(str(row["Difasilitasi"]).casefold() == "ya" for row in rows["Pemmas"])
    found.figures["Pemmas"] = (len(rows["Pemmas"]), facilitated)
    for name in _COUNTS:
        found.figures[name] = sum(count for row in rows["Administrasi"] if isinstance(count := row[name], int))
    for name in _MEASURES:
        numbers = (number for row in rows["Kinerja"] if isinstance(number := row[name], int | Decimal))
        found.figures[name] = sorted(map(Decimal, numbers))
    return found


def _rows(
    home: str, headers: tuple[str, ...], sheets: Mapping[str, Sheet], found: Reference
) -> Iterator[dict[str, Figure]]:
    place = _heading(home, headers, sheets)
    if place is None:
        found.missing.add(home)
        return
    sheet, top, columns = place
    found.missing.update(name for name in headers if name not in columns and _is_figure(name))
    cells = sheets[sheet]
    for number in sorted({row for row, _ in cells if row > top}):
        line = {name: cells.get((number, column)) for name, column in columns.items()}
        if _is_aside([cells[place] for place in sorted(cells) if place[0] == number], line):
            continue
        meant = {name: _meaning(name, line.get(name)) for name in headers}
        if any(value is not None for name, value in meant.items() if name != "No"):
            bad = (name for name, value in meant.items() if value == UNREADABLE and _is_figure(name))
            found.unreadable.update(Place(sheet, number, columns[name]) for name in bad)
            yield meant


def _heading(home: str, headers: tuple[str, ...], sheets: Mapping[str, Sheet]) -> Heading | None:
    known = {_plain(name).casefold(): name for name in headers}
    best: Heading | None = None
    for sheet in sorted(sheets, key=lambda name: name != home):
        by_row: dict[int, dict[str, int]] = {}
        for (row, column), cell in sorted(sheets[sheet].items()):
            name = known.get(_plain(cell.text).strip(" *:").casefold()) if cell.kind == "text" else None
            if name and sheet not in {"_lkjip", "Ringkasan"}:
                by_row.setdefault(row, {}).setdefault(name, column)
        for row, columns in by_row.items():
            if len(columns) > max(len(headers) // 2, len(best[2]) if best else 0):
                best = sheet, row, columns
    return best


def _is_aside(cells: list[Seen], line: Mapping[str, Seen | None]) -> bool:
    first = next((_plain(cell.text).casefold().strip(" :") for cell in cells if _plain(cell.text)), "")
    again = sum(cell is not None and _plain(cell.text).casefold() == name.casefold() for name, cell in line.items())
    is_note = first.startswith("catatan") and len(cells) <= _MOST_NOTED and all(cell.kind == "text" for cell in cells)
    return first in _TOTALS or is_note or 2 * again > len(line)


def _is_figure(name: str) -> bool:
    return name in (*SCORES, *_COUNTS, *_MEASURES, *_CHOICES)


def _plain(text: str) -> str:
    shown = "".join(each for each in text if unicodedata.category(each) != "Cf")
    return " ".join(shown.split())


def _meaning(name: str, cell: Seen | None) -> Figure:
    """Return what a cell means in its column; None for nothing, UNREADABLE for what nobody can tell."""
    if cell is None:
        return None
    if cell.kind in {"error", "uncalculated"}:
        return UNREADABLE
    text = _plain(cell.text)
    if cell.kind == "text" and (not text or text in _DASHES):
        return None
    if name in _CHOICES:
        return text if cell.kind == "text" and text.casefold() in _CHOICES[name] else UNREADABLE
    if not _is_figure(name):
        return text
    number = _stored(cell) if cell.kind == "number" else _typed(text, name) if cell.kind == "text" else None
    return UNREADABLE if number is None or not _fits(name, number) else int(number) if number == int(number) else number


def _stored(cell: Seen) -> Decimal | None:
    try:
        number = float(cell.text)
    except ValueError:
        return None
    return Decimal(repr(number)) if abs(number) < _STORED_WHOLE else None


def _typed(text: str, name: str) -> Decimal | None:
    """Return the one number that a typed text can mean in a column."""
    usual = text if re.search("[²³¹]", text) else unicodedata.normalize("NFKC", text).replace("\u2212", "-")
    bare = re.sub(r"^(-?)Rp\.? ?", r"\1", usual)
    is_money, bare = bare != usual, bare.removesuffix(",-")
    is_whole = bare != re.sub(r"^(-?)Rp\.? ?", r"\1", usual)
    bare, is_share = bare.removesuffix("%").strip(), bare.endswith("%")
    if (is_money or is_share) and name not in _MEASURES:
        return None
    ways = {way for style in _STYLES if (way := style(bare)) is not None}
    if is_whole:
        ways = {way for way in (_indonesian(bare),) if way is not None and "," not in bare}
    if is_money:
        ways = {way for way in ways if len(str(way).partition(".")[2]) <= _CENTS}
    if len(ways) > 1 and name in SCORES:
        ways = {way for way in ways if _fits(name, way)} or ways
    return ways.pop() if len(ways) == 1 and len(bare) <= _LONGEST else None


def _indonesian(text: str) -> Decimal | None:
    """Points for thousands, a comma for decimals."""
    shape = r"-?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?"
    return Decimal(text.replace(".", "").replace(",", ".")) if re.fullmatch(shape, text, re.ASCII) else None


def _english(text: str) -> Decimal | None:
    """Commas for thousands, a point for decimals."""
    shape = r"-?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?"
    return Decimal(text.replace(",", "")) if re.fullmatch(shape, text, re.ASCII) else None


_STYLES: Final = (_indonesian, _english)


def _fits(name: str, number: Decimal) -> bool:
    is_whole = number == int(number)
    if name in SCORES:
        return is_whole and 1 <= number <= _LARGEST_SCORE
    return is_whole and number >= 0 if name in _COUNTS else True

"""Jejak_Angka: where every printed figure came from: its id → its value → the master's cell → file, sheet and rows.

Layer: sop. A figure names the cell that holds it; here that cell is followed to what a unit sent, or to where somebody
of the office typed it.
Source: DESIGN section 1.5.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lkjip_xl.book.port import MasterBook, TableEdit
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.model import Office, Row
from lkjip_xl.report.blocks import Figure
from lkjip_xl.report.survey_figures import KECAMATAN

_SURVEY = ("tblAngket", "tblRekap")
_MEASURED: Mapping[str, tuple[str, ...]] = {
    "IKM": _SURVEY,
    "Pemmas": ("tblPemmas",),
    "Administrasi": ("tblAdministrasi",),
}
"""Tables behind an indikator, by its source."""
_COLLECTED = (*_SURVEY, "tblPemmas", "tblAdministrasi", "tblKinerja")
_HOME: Mapping[str, tuple[str, ...]] = {
    "ikm_kecamatan": _SURVEY,
    "mutu_kecamatan": _SURVEY,
    "responden_kecamatan": _SURVEY,
    "pemmas_kecamatan": ("tblPemmas",),
    "administrasi_kecamatan": ("tblAdministrasi",),
    "serapan_kecamatan": ("tblAnggaran",),
    "rata_capaian": ("tblCapaian",),
}
"""Tables behind a key figure of Beranda."""
_BUDGET = frozenset({"pagu", "realisasi_anggaran", "serapan"})
_PLACE = re.compile(r"(tbl\w+)(?:\[(.*)\]\.(\w+))?")
_TYPED = "diketik di buku induk, lembar "
_COMPUTED = "dihitung dari target dan realisasi setiap indikator"


def trace_edit(book: MasterBook, office: Office, figures: Iterable[Figure]) -> TableEdit:
    """Return the sheet Jejak_Angka for the figures of a report."""
    origins = _Origins.of(book, office)
    return TableEdit(
        "tblJejakAngka",
        [
            {
                "id": figure.id,
                "tercetak": figure.printed,
                "sel": figure.cell,
                "asal": "; ".join(dict.fromkeys(origins.behind(cell) for cell in (figure.cell, *figure.also))),
                "penjelasan": figure.explanation or None,
            }
            for figure in figures
        ],
    )


@dataclass(frozen=True)
class _Origins:
    """The rows that units sent, by table and by sheet and number, and the source of each indikator by its code."""

    rows: Mapping[str, Sequence[Row]]
    places: Mapping[tuple[str, str], Row]
    sources: Mapping[str, str]
    _known: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, book: MasterBook, office: Office) -> "_Origins":
        rows = {table: tuple(book.rows(table)) for table in _COLLECTED}
        places = {(row.sheet, str(row.number)): row for table in rows.values() for row in table}
        return cls(rows, places, {each.kode: each.sumber for each in office.indikator})

    def behind(self, cell: str) -> str:
        """Return what lies behind a figure's cell, in Indonesian."""
        if cell not in self._known:
            self._known[cell] = "; ".join(dict.fromkeys(self._tell(cell)))
        return self._known[cell]

    def _tell(self, cell: str) -> Iterator[str]:
        sheet, _, address = cell.partition("!")
        place = _PLACE.fullmatch(cell)
        if place:
            yield from self._behind_table(place[1], place[2] or "", place[3] or "")
        elif address in _HOME:
            for table in _HOME[address]:
                yield from self._behind_table(table, "", "")
        elif (row := self.places.get((sheet, re.sub(r"\D", "", address)))) is not None:
            yield from _files([row])
        elif address.isdigit():
            yield f"{_TYPED}{sheet}, baris {address}"
        elif address:
            yield f"{_TYPED}{sheet}, sel {address}"
        else:
            yield f"lembar {sheet}"

    def _behind_table(self, table: str, key: str, column: str) -> Iterator[str]:
        if table == "tblCapaian" and not key:
            yield _COMPUTED
            for code in self.sources:
                yield from self._behind_table(table, code, "capaian")
        elif table == "tblIkm" and column == "sampel":
            yield from self._behind_tables(("tblUnit",))
        elif table == "tblIkm":
            yield from self._behind_tables(_SURVEY, "" if key == KECAMATAN else key)
        elif table == "tblCapaian":
            source = _MEASURED.get(self.sources.get(key, ""), ("tblIndikator",))
            yield from self._behind_tables(("tblAnggaran",) if column in _BUDGET else source)
        else:
            yield from self._behind_tables((table,), key)

    def _behind_tables(self, tables: Sequence[str], unit: str = "") -> Iterator[str]:
        """Yield the files behind tables; a table that no unit fills is typed by the office."""
        for table in tables:
            if table in self.rows:
                yield from _files(row for row in self.rows[table] if not unit or row["unit"] == unit)
            else:
                yield f"{_TYPED}{MASTER.tables[table][0].name}"


def _files(rows: Iterable[Row]) -> Iterator[str]:
    """Yield each file once, with its sheet and the first and last row that came from it."""
    found: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        name, sheet = (str(row.get(key) or "") for key in ("berkas", "lembar"))
        if not name:
            name = f"{_TYPED}{row.sheet}"
        number = row.get("baris") or row.number
        found.setdefault((name, sheet), []).append(number if isinstance(number, int) else row.number)
    for (name, sheet), numbers in found.items():
        first, last = min(numbers), max(numbers)
        place = f"baris {first}" if first == last else f"baris {first} sampai {last}"
        yield ", ".join(part for part in (name, f"lembar {sheet}" if sheet else "", place) if part)

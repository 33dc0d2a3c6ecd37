"""Pemetaan: what the columns of other programs' exports mean, proposed by Konsolidasi and confirmed by a person.

Layer: sop. A person confirms on the sheet Pemetaan or with the command; both leave the same cells.
Source: issue C, Build 4; DESIGN section 4, sheet Pemetaan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from lkjip_xl.book.office import read_office
from lkjip_xl.book.port import MasterBook, TableEdit
from lkjip_xl.errors import LkjipError
from lkjip_xl.intake.consolidation import Consolidation
from lkjip_xl.intake.mapping.known import COLUMNS, CONFIRMED, MEANINGS, PROPOSED, SOURCES
from lkjip_xl.intake.mapping.proposing import Proposal
from lkjip_xl.intake.reading.headers import normal
from lkjip_xl.intake.units import UnitNames
from lkjip_xl.model import Finding, Row, Value
from lkjip_xl.sop.desk import Desk
from lkjip_xl.sop.result import StepResult
from lkjip_xl.sop.tables import upsert

STEP = "pemetaan"

_WAITING = "MAPPING_TO_CONFIRM"
_COLUMN_KEYS = ("sumber", "kolom", "contoh", "arti", "keyakinan")


class SourceUnknownError(LkjipError):
    """The sheet Pemetaan has no such source."""

    code = "SOURCE_UNKNOWN"

    def __init__(self, sumber: str, known: Sequence[str]) -> None:
        """Name the source and those that there are."""
        there = f"Pilih salah satu: {', '.join(known)}." if known else "Jalankan Konsolidasi dahulu."
        super().__init__(f'Sumber "{sumber}" tidak ada', where=f"Pemetaan, tabel {SOURCES}", remedy=there)


class SourceNotNamedError(LkjipError):
    """Several sources wait, or none, so that it must be said which one is meant."""

    code = "SOURCE_NOT_NAMED"

    def __init__(self, waiting: Sequence[str]) -> None:
        """Name those that wait."""
        remedy = f"Sebutkan dengan --sumber: {', '.join(waiting)}." if waiting else "Tidak perlu tindakan."
        message = "Lebih dari satu sumber menunggu penetapan" if waiting else "Tidak ada sumber yang menunggu penetapan"
        super().__init__(message, where=f"Pemetaan, tabel {SOURCES}", remedy=remedy)


class SourceUnitUnknownError(LkjipError):
    """The unit that a source is said to come from is none of the office's."""

    code = "SOURCE_UNIT_UNKNOWN"

    def __init__(self, unit: str) -> None:
        """Name the unit."""
        super().__init__(
            f'Unit "{unit}" tidak ada pada daftar unit', where="Unit", remedy="Sebutkan kode unit dari tabel Unit."
        )


class SourceHasUnitsError(LkjipError):
    """One unit is named for all rows of a source that has a column of units."""

    code = "SOURCE_HAS_UNITS"

    def __init__(self, sumber: str, column: Row) -> None:
        """Name the column."""
        super().__init__(
            f'Sumber {sumber} memiliki kolom Unit, yaitu "{column["kolom"]}", sehingga satu unit untuk semua barisnya '
            "tidak dipakai",
            where=f"Pemetaan, sel {column.cell('arti')}",
            remedy="Hilangkan --unit; bila kolom itu bukan unit yang dinilai, pilih Abaikan pada sel itu lalu ulangi.",
        )


@dataclass(frozen=True)
class Noted:
    """What Konsolidasi writes about exports that wait, and its findings with the cell in which each is confirmed."""

    tables: Sequence[TableEdit]
    findings: Sequence[Finding]


@dataclass(frozen=True)
class Choice:
    """What a person asks for.

    Attributes:
        sumber: A source; empty for all of them, or to confirm the only one that waits.
        unit: Its unit, where its files name none; empty leaves the one that the sheet has.
        oleh: Who confirms it.
        is_confirmed: Whether the meanings are confirmed, and not only listed.
    """

    sumber: str = ""
    unit: str = ""
    oleh: str = ""
    is_confirmed: bool = False


def run(book: MasterBook, choice: Choice, *, now: datetime, recorder: str = "") -> StepResult:
    """List what the master remembers of exports, or confirm the meanings of a source as the sheet shows them.

    Raises:
        SourceUnknownError, SourceNotNamedError: Which source is meant is unknown.
        SourceUnitUnknownError: The unit is none of the office's.
        SourceHasUnitsError: A unit is named, but a column of the source says it row by row.
        LkjipError: The master cannot be written.
    """
    return _confirm(book, choice, now, recorder) if choice.is_confirmed else _show(book, choice.sumber)


def note_proposals(book: MasterBook, merged: Consolidation) -> Noted:
    """Return the rows of Pemetaan for headings that were never seen before; what a person typed there stays."""
    proposals = {each.sumber: each for each in reversed(merged.proposals)}
    mapped = {row["sumber"] for row in book.rows(COLUMNS)}
    sources = book.rows(SOURCES)
    there = {str(row["sumber"]): row for row in sources}
    new = [each for sumber, each in sorted(proposals.items()) if sumber not in mapped or sumber not in there]
    order = [*there, *(each.sumber for each in new if each.sumber not in there)]
    marks = {each.berkas: each.sumber for each in merged.proposals}
    cells = {sumber: book.cell_in(SOURCES, "status", at)[1] for at, sumber in enumerate(order)}
    findings = [
        replace(each, cell=cells[marks[each.file]]) if each.code == _WAITING and not each.cell else each
        for each in merged.findings
    ]
    return Noted(_edits(book, new, there, mapped) if new else (), findings)


def _edits(
    book: MasterBook, new: Sequence[Proposal], there: Mapping[str, Row], mapped: set[Value]
) -> tuple[TableEdit, ...]:
    sources = [{**_source_row(each), **_kept(there.get(each.sumber))} for each in new]
    old = [{key: row[key] for key in _COLUMN_KEYS} for row in book.rows(COLUMNS)]
    rows = [row for each in new if each.sumber not in mapped for row in _column_rows(each)]
    return upsert(book, SOURCES, "sumber", sources), TableEdit(COLUMNS, [*old, *rows])


def _source_row(proposal: Proposal) -> dict[str, Value]:
    return {"sumber": proposal.sumber, "berkas": proposal.berkas, "status": PROPOSED, "unit": None, "oleh": None}


def _kept(row: Row | None) -> dict[str, Value]:
    """Return what stays of a source whose columns somebody deleted: it waits again, but its unit is known."""
    return {"unit": row["unit"]} if row else {}


def _column_rows(proposal: Proposal) -> list[dict[str, Value]]:
    return [
        {
            "sumber": proposal.sumber,
            "kolom": column.kolom,
            "contoh": column.contoh or None,
            "arti": column.arti or None,
            "keyakinan": column.keyakinan,
        }
        for column in proposal.columns
    ]


def _show(book: MasterBook, sumber: str) -> StepResult:
    rows = book.rows(SOURCES)
    if sumber and sumber not in {row["sumber"] for row in rows}:
        raise SourceUnknownError(sumber, [str(row["sumber"]) for row in rows])
    chosen = [row for row in rows if not sumber or row["sumber"] == sumber]
    columns = book.rows(COLUMNS)
    sources = [_as_json(row, [each for each in columns if each["sumber"] == row["sumber"]]) for row in chosen]
    return StepResult(_told(sources), details={"sources": sources})


def _as_json(source: Row, columns: Sequence[Row]) -> dict[str, object]:
    return {
        "source": source["sumber"],
        "file": source["berkas"],
        "status": source["status"],
        "unit": source["unit"],
        "confirmed_by": source["oleh"],
        "columns": [
            {
                "column": row["kolom"],
                "example": row["contoh"],
                "meaning": row["arti"],
                "confidence": row["keyakinan"],
                "cell": row.cell("arti"),
            }
            for row in columns
        ],
    }


def _told(sources: Sequence[Mapping[str, object]]) -> str:
    if not sources:
        return "Belum ada sumber berkas lain pada lembar Pemetaan."
    lines = []
    for source in sources:
        columns = source["columns"]
        lines.append(f"{source['source']} ({source['file']}): {source['status']}, unit {source['unit'] or '–'}")
        if isinstance(columns, list):
            lines += [f"  {each['column']} → {each['meaning'] or '?'} ({each['confidence']})" for each in columns]
    return "\n".join(lines)


def _confirm(book: MasterBook, choice: Choice, now: datetime, recorder: str) -> StepResult:
    desk = Desk.open(book, now, recorder)
    row = _meant(book, choice.sumber)
    unit = _unit(book, str(row["sumber"]), choice.unit) if choice.unit else row["unit"]
    new = {"sumber": row["sumber"], "status": CONFIRMED, "unit": unit, "oleh": choice.oleh or recorder or None}
    with desk.change(STEP) as change:
        change.tables.append(upsert(book, SOURCES, "sumber", [new]))
        change.message = f"Arti kolom sumber {row['sumber']} ditetapkan; jalankan Konsolidasi untuk mengambil datanya."
    shown = _show(book, str(row["sumber"]))
    return replace(change.result(), details=shown.details)


def _meant(book: MasterBook, sumber: str) -> Row:
    rows = {str(row["sumber"]): row for row in book.rows(SOURCES)}
    if sumber:
        if sumber not in rows:
            raise SourceUnknownError(sumber, list(rows))
        return rows[sumber]
    waiting = [name for name, row in rows.items() if row["status"] != CONFIRMED]
    if len(waiting) != 1:
        raise SourceNotNamedError(waiting)
    return rows[waiting[0]]


def _unit(book: MasterBook, sumber: str, text: str) -> str:
    office, _ = read_office(book)
    code = UnitNames(office.units).code_of(text)
    if code is None:
        raise SourceUnitUnknownError(text)
    columns = (row for row in book.rows(COLUMNS) if row["sumber"] == sumber)
    says_unit = next((row for row in columns if normal(str(row["arti"] or "")) == normal(MEANINGS["unit"])), None)
    if says_unit:
        raise SourceHasUnitsError(sumber, says_unit)
    return code

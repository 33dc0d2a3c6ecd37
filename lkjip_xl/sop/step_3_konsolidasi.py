"""Langkah 3–4: returned forms and exports become tables of the master; each request learns its state.

Layer: sop. Rows of a file that is in the folder again are replaced by what it says now; rows of files that are not
there any more stay, so that nothing is lost when somebody tidies up the folder.
Source: SOP steps 3 and 4; DESIGN section 5 (states of a request).
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from lkjip_xl.book.office import read_office
from lkjip_xl.book.port import MasterBook, TableEdit
from lkjip_xl.book.schema.lists import JENIS_DATA
from lkjip_xl.intake.consolidation import Consolidation, FileOutcome, consolidate
from lkjip_xl.intake.folder import returned_files
from lkjip_xl.intake.judging import Outcome
from lkjip_xl.intake.parsed import Source
from lkjip_xl.model import Office, Row, Value
from lkjip_xl.sop.desk import Change, Desk
from lkjip_xl.sop.result import StepResult
from lkjip_xl.sop.states import BERJALAN, SELESAI, mark_steps
from lkjip_xl.sop.tables import replace_where, upsert

STEP = "konsolidasi"
RECEIVED, REFUSED, LATE = "Diterima", "Ditolak", "Terlambat"
SETTLED = frozenset({"Disetujui", "Dikecualikan"})
"""States that people chose; a consolidation does not take them back."""

_TABLE_OF = dict(zip(JENIS_DATA, ("tblAngket", "tblPemmas", "tblAdministrasi", "tblKinerja"), strict=True))
_Progress = Callable[[int, int, str], None]


def run(
    book: MasterBook,
    *,
    now: datetime,
    folder: Path | None = None,
    recorder: str = "",
    progress: _Progress | None = None,
) -> StepResult:
    """Read all returned files of a folder (default: `masuk` beside the master) and merge them into the master."""
    desk = Desk.open(book, now, recorder)
    office, _ = read_office(book)
    merged = consolidate(
        returned_files(folder or desk.folder.masuk),
        tahun=office.tahun,
        units=office.units,
        unsur=office.unsur,
        batas=office.day("batas_data"),
        progress=progress,
    )
    with desk.change(STEP, merged.findings) as change:
        change.tables += _data_edits(book, merged)
        requests = list(_requests(book, merged, desk.today))
        if requests:
            change.tables.append(upsert(book, "tblPermintaan", "id", requests))
        _fill_populations(book, merged, change)
        received = _received(book, merged)
        change.names["formulir_diterima"] = f"{len(received)} dari {len(office.units)} unit"
        is_complete = len(received) == len(office.units)
        mark_steps(book, change, {3: SELESAI if is_complete else BERJALAN, 4: BERJALAN}, desk.today)
        change.details["files"] = [_file_json(file) for file in merged.files]
        change.message = _summary(merged, received, office)
    return change.result()


def _data_edits(book: MasterBook, merged: Consolidation) -> Iterator[TableEdit]:
    in_folder = {file.file for file in merged.files}
    replaced_forms = {
        (row["unit"], row["berkas"]) for row in book.rows("tblPermintaan") if row["unit"] in _accepted_forms(merged)
    }

    def is_gone(row: Row) -> bool:
        return row["berkas"] in in_folder or (row["unit"], row["berkas"]) in replaced_forms

    for table, columns in merged.columns.items():
        yield replace_where(book, table, is_gone, list(merged.rows(table)), tuple(columns))


def _accepted_forms(merged: Consolidation) -> dict[str, FileOutcome]:
    """Return the form that counts, per unit; an export of one unit is no form."""
    return {
        file.unit: file
        for file in merged.files
        if file.unit is not None and file.source is Source.FORM and file.outcome is Outcome.ACCEPTED
    }


def _requests(book: MasterBook, merged: Consolidation, today: date) -> Iterator[dict[str, Value]]:
    """Yield the new state of every request that people have not settled."""
    accepted = _accepted_forms(merged)
    refused = {file.unit: file for file in merged.files if file.unit and file.outcome is Outcome.REFUSED}
    for row in book.rows("tblPermintaan"):
        unit, status = str(row["unit"]), row["status"]
        state: dict[str, Value] = {key: row[key] for key in ("id", "status", "diterima", "berkas", "baris")}
        if status not in SETTLED:
            if unit in accepted:
                state |= _arrived(row, accepted[unit], today)
            elif unit in refused:
                state |= {"status": REFUSED, "berkas": refused[unit].file, "baris": 0}
            elif status == "Dikirim" and isinstance(batas := row["batas"], date) and batas < today:
                state["status"] = LATE
        yield state


def _arrived(row: Row, form: FileOutcome, today: date) -> Mapping[str, Value]:
    """A kind of data counts as received only when the form holds rows of it."""
    rows = form.tables.get(_TABLE_OF[str(row["jenis"])], 0)
    if not rows:
        return {"berkas": form.file, "baris": 0}
    return {"status": RECEIVED, "diterima": row["diterima"] or today, "berkas": form.file, "baris": rows}


def _received(book: MasterBook, merged: Consolidation) -> set[str]:
    """Return the units whose form is in the master, now or from an earlier consolidation."""
    settled = {RECEIVED, "Lengkap", *SETTLED}
    earlier = {str(row["unit"]) for row in book.rows("tblPermintaan") if row["status"] in settled}
    refused = {file.unit for file in merged.files if file.outcome is Outcome.REFUSED}
    return (earlier - refused) | set(_accepted_forms(merged))


def _fill_populations(book: MasterBook, merged: Consolidation, change: Change) -> None:
    """Take over the number of people served where the office has not typed one."""
    rows: list[dict[str, Value]] = [
        {
            "kode": row["kode"],
            "populasi": merged.populasi.get(str(row["kode"])) if row["populasi"] is None else row["populasi"],
        }
        for row in book.rows("tblUnit")
    ]
    if merged.populasi and rows:
        change.tables.append(upsert(book, "tblUnit", "kode", rows))


def _file_json(file: FileOutcome) -> dict[str, object]:
    return {"file": file.file, "unit": file.unit, "outcome": file.outcome.value, "rows": file.rows}


def _summary(merged: Consolidation, received: set[str], office: Office) -> str:
    rows = sum(file.rows for file in merged.files)
    refused = sum(file.outcome is Outcome.REFUSED for file in merged.files)
    refusal = f"; {refused} berkas ditolak" if refused else ""
    return f"{len(received)} dari {len(office.units)} formulir unit sudah masuk, {rows} baris digabung{refusal}."

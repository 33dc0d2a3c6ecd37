"""Langkah 3–4: returned forms and exports become tables of the master; each request learns its state.

Layer: sop. Rows of a file that is in the folder again are replaced by what it says now; rows of files that are not
there any more stay, so that nothing is lost when somebody tidies up the folder, unless another file says them anew.
Source: SOP steps 3 and 4; DESIGN section 5 (states of a request).
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from lkjip_xl.book.office import read_office
from lkjip_xl.book.port import MasterBook, TableEdit
from lkjip_xl.intake.consolidation import Consolidation, FileOutcome, consolidate
from lkjip_xl.intake.earlier import Earlier, settle_earlier
from lkjip_xl.intake.folder import returned_files, unread_subfolders
from lkjip_xl.intake.judging import Outcome
from lkjip_xl.model import Office, Value
from lkjip_xl.sop.desk import Change, Desk
from lkjip_xl.sop.request_states import accepted_forms, follow
from lkjip_xl.sop.result import StepResult
from lkjip_xl.sop.states import BERJALAN, SELESAI, mark_steps
from lkjip_xl.sop.tables import upsert

STEP = "konsolidasi"

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
    source = folder or desk.folder.masuk
    merged = consolidate(
        returned_files(source),
        tahun=office.tahun,
        units=office.units,
        unsur=office.unsur,
        batas=office.day("batas_data"),
        progress=progress,
    )
    earlier = _earlier(book, merged)
    data = [_data_edit(merged, earlier, table) for table in merged.columns]
    requests = follow(book, merged, earlier, {edit.table: edit.rows for edit in data}, desk.today)
    findings = (*unread_subfolders(source), *merged.findings, *earlier.findings, *requests.findings)
    with desk.change(STEP, findings) as change:
        change.tables += data
        if requests.rows:
            change.tables.append(upsert(book, "tblPermintaan", "id", requests.rows))
        _fill_populations(book, merged, change)
        received = _received(merged, earlier, office)
        change.names["formulir_diterima"] = f"{len(received)} dari {len(office.units)} unit"
        is_complete = {unit.kode for unit in office.units} <= received | requests.settled
        mark_steps(book, change, {3: SELESAI if is_complete else BERJALAN, 4: BERJALAN}, desk.today)
        change.details["files"] = [_file_json(file) for file in merged.files]
        change.message = _summary(merged, received, office)
    return change.result()


def _earlier(book: MasterBook, merged: Consolidation) -> Earlier:
    known_forms = [(row["unit"], row["berkas"]) for row in book.rows("tblPermintaan")]
    return settle_earlier({table: book.rows(table) for table in merged.columns}, merged, known_forms)


def _data_edit(merged: Consolidation, earlier: Earlier, table: str) -> TableEdit:
    columns = merged.columns[table]
    kept = ({name: row[name] for name in columns} for row in earlier.kept[table])
    return TableEdit(table, [*kept, *merged.rows(table)])


def _received(merged: Consolidation, earlier: Earlier, office: Office) -> set[str]:
    """Return the units of which the master holds rows of a form, now or from an earlier consolidation."""
    now = {unit for unit, form in accepted_forms(merged).items() if form.rows}
    return (now | {unit for unit, _ in earlier.form_rows}) & {unit.kode for unit in office.units}


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

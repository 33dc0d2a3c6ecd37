"""Langkah 3–4: returned forms and exports become tables of the master; each request learns its state.

Layer: sop. Rows of a file that is in the folder again are replaced by what it says now; rows of files that are not
there any more stay, so that nothing is lost when somebody tidies up the folder, unless another file says them anew.
Source: SOP steps 3 and 4; DESIGN section 5 (states of a request).
"""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from lkjip_xl.book.office import read_office
from lkjip_xl.book.port import MasterBook
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.intake.checking.year_changes import check_changes
from lkjip_xl.intake.consolidation import Consolidation, Read, consolidate
from lkjip_xl.intake.folder import returned_files, unread_subfolders
from lkjip_xl.intake.joining.answer_store import AnswerStore
from lkjip_xl.intake.joining.earlier import Earlier
from lkjip_xl.intake.joining.judging import Outcome
from lkjip_xl.intake.mapping.known import read_mappings
from lkjip_xl.intake.returning import GoingBack, forms_going_back
from lkjip_xl.intake.workers.pool import Progress, parse_files
from lkjip_xl.model import Finding, Office, Value
from lkjip_xl.rules.evaluation import check_budget
from lkjip_xl.sop.collected import ANSWER_FOLDER, collect, highest_change, room_for_answers
from lkjip_xl.sop.desk import Change, Desk
from lkjip_xl.sop.pemetaan import note_proposals
from lkjip_xl.sop.requests.ages import with_ages
from lkjip_xl.sop.requests.data_behind import BEHIND, changed
from lkjip_xl.sop.requests.exchanged import journal_of
from lkjip_xl.sop.requests.follow import Arrival, accepted_forms, follow, forms_sent, units_of_files
from lkjip_xl.sop.requests.return_files import KIND as RETURN_KIND
from lkjip_xl.sop.requests.return_files import ReturnFiles
from lkjip_xl.sop.requests.standing import Standing, note, stand
from lkjip_xl.sop.result import StepResult
from lkjip_xl.sop.states import BERJALAN, SELESAI, mark_steps
from lkjip_xl.sop.tables import upsert
from lkjip_xl.sop.unsur import refuse_unsur_without_column

STEP = "konsolidasi"

_COLLECTED = frozenset(MASTER.tables[table][0].name for tables in BEHIND.values() for table in tables)
"""Sheets whose rows a consolidation writes anew."""


def run(
    book: MasterBook,
    *,
    now: datetime,
    folder: Path | None = None,
    recorder: str = "",
    progress: Progress | None = None,
    read: Read = parse_files,
) -> StepResult:
    """Read all returned files of a folder (default: `masuk` beside the master) and merge them into the master."""
    desk = Desk.open(book, now, recorder)
    office, about_office = read_office(book)
    refuse_unsur_without_column(book, office)
    standing = stand(desk, office)
    source = folder or desk.folder.masuk
    merged = _join(book, office, desk.today, source, progress, read)
    mapping = note_proposals(book, merged)
    store = AnswerStore(desk.folder.hidden / ANSWER_FOLDER, tuple(office.unsur))
    data = collect(book, merged, store, office.units, room_for_answers(office))
    earlier, after = data.earlier, {edit.table: edit.rows for edit in data.edits}
    returns = ReturnFiles(desk, office, source)
    going = forms_going_back(merged, units_of_files(standing.rows))
    moved = check_changes(after, book.rows("tblTahunLalu"), highest_change(office))
    typed = _typed(office, about_office)
    findings = (*unread_subfolders(source), *mapping.findings, *data.findings, *moved, *typed)
    with desk.change(STEP, findings) as change:
        change.tables += [*data.edits, *mapping.tables]
        arrival = Arrival(merged, earlier, after, changed(book, after), returns.make(going))
        requests = follow(standing.rows, arrival, desk.today)
        aged = with_ages(requests.rows, office.hari_libur, desk.today)
        note(Standing(aged, (*standing.findings, *requests.findings), standing.decisions), desk, change)
        _note_returns(returns, book, change)
        change.journal.update(journal_of(merged, earlier, going, returns.new))
        _fill_populations(book, merged, change)
        received = _received(merged, earlier, office)
        _note_progress(desk, office, received, requests.settled, change)
        change.details["files"] = _files_json(merged, going)
        change.message = _summary(merged, received, office)
    store.prune(data.files)
    returns.remember()
    return change.result()


def _join(
    book: MasterBook, office: Office, today: date, source: Path, progress: Progress | None, read: Read
) -> Consolidation:
    """Read what is in the folder as the master asks for it."""
    return consolidate(
        returned_files(source),
        tahun=office.tahun,
        units=office.units,
        unsur=office.unsur,
        batas=office.day("batas_data"),
        progress=progress,
        read=read,
        mappings=read_mappings(book),
        id_buku=str(book.value("id_buku") or ""),
        limit=room_for_answers(office),
        today=today,
        form_names=forms_sent(book.rows("tblPermintaan")),
    )


def _typed(office: Office, found: Sequence[Finding]) -> list[Finding]:
    """Return what is wrong with what the office typed; what stood in the collected data is replaced by now."""
    return [*(finding for finding in found if finding.sheet not in _COLLECTED), *check_budget(office.anggaran)]


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


def _note_progress(desk: Desk, office: Office, received: set[str], settled: frozenset[str], change: Change) -> None:
    """Say how many units have sent their form; step 3 is finished once every unit has, or is excused."""
    change.names["formulir_diterima"] = f"{len(received)} dari {len(office.units)} unit"
    is_complete = {unit.kode for unit in office.units} <= received | settled
    mark_steps(desk.book, change, {3: SELESAI if is_complete else BERJALAN, 4: BERJALAN}, desk.today)


def _note_returns(returns: ReturnFiles, book: MasterBook, change: Change) -> None:
    returns.note(change)
    if deliveries := returns.deliveries():
        change.tables.append(upsert(book, "tblEkspedisi", "kunci", deliveries))


def _files_json(merged: Consolidation, going: Sequence[GoingBack]) -> list[dict[str, object]]:
    sent_back = {each.file for each in going if each.in_itself and each.is_refused}
    return [
        {
            "file": file.file,
            "unit": file.unit,
            "outcome": RETURN_KIND if file.file in sent_back else file.outcome.value,
            "rows": file.rows,
        }
        for file in merged.files
    ]


def _summary(merged: Consolidation, received: set[str], office: Office) -> str:
    rows = sum(file.rows for file in merged.files)
    proposed = {proposal.berkas for proposal in merged.proposals}
    refused = [file.file for file in merged.files if file.outcome is Outcome.REFUSED]
    waiting = sum(file in proposed for file in refused)
    refusal = f"; {len(refused) - waiting} berkas ditolak" if len(refused) > waiting else ""
    wait = f"; {waiting} berkas menunggu penetapan arti kolom pada Pemetaan" if waiting else ""
    return f"{len(received)} dari {len(office.units)} formulir unit sudah masuk, {rows} baris digabung{refusal}{wait}."

"""Langkah 1: the Camat orders the report — lembar disposisi.

Layer: sop. Source: SOP step 1; DESIGN section 5.
"""

from datetime import datetime

from lkjip_xl.book.office import read_office
from lkjip_xl.book.port import MasterBook
from lkjip_xl.letters.disposisi import write_disposisi
from lkjip_xl.sop.desk import Desk
from lkjip_xl.sop.documents import archive_edit
from lkjip_xl.sop.result import StepResult
from lkjip_xl.sop.states import BERJALAN, SELESAI, mark_steps

STEP = "disposisi"


def run(book: MasterBook, *, now: datetime, recorder: str = "") -> StepResult:
    """Write the lembar disposisi; step 1 is done, step 2 begins."""
    desk = Desk.open(book, now, recorder)
    office, _ = read_office(book)
    with desk.change(STEP) as change:
        artifact, findings = write_disposisi(
            office, tanggal=desk.today, folder=desk.folder.surat, year_folder=desk.folder.path
        )
        change.artifacts.append(artifact)
        change.findings.extend(findings)
        change.tables.append(archive_edit(desk, change.artifacts))
        mark_steps(book, change, {1: SELESAI, 2: BERJALAN}, desk.today)
        change.message = f"Lembar disposisi {artifact.path.name} selesai."
    return change.result()

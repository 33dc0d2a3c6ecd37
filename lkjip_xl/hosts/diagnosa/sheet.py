"""Diagnosa on the master's own sheet, for the button: the same checks as the command.

Layer: hosts. The command changes nothing; the button writes the table `tblDiagnosa` like any step.
"""

from datetime import datetime

from lkjip_xl.book.port import MasterBook, TableEdit
from lkjip_xl.hosts.diagnosa.machine import this_machine
from lkjip_xl.hosts.diagnosa.report import diagnose, rows, verdict
from lkjip_xl.sop.desk import Desk
from lkjip_xl.sop.result import StepResult

STEP = "diagnosa"


def run(book: MasterBook, *, now: datetime, recorder: str = "") -> StepResult:
    """Examine the machine and the master, and write the outcome on the sheet Diagnosa.

    Raises:
        LkjipError: The master cannot be written now.
    """
    # First of all: sitting down at the desk closes the steps that were interrupted.
    checks = diagnose(this_machine(book.path, is_open=True))
    desk = Desk.open(book, now, recorder)
    with desk.change(STEP) as change:
        change.tables.append(TableEdit("tblDiagnosa", rows(checks)))
        change.message = f"{verdict(checks)} Lihat sheet Diagnosa."
    return change.result()

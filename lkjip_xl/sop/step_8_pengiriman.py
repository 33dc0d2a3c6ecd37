"""Langkah 8: the cover letter with which the signed report is sent.

Layer: sop. Until the Camat has signed (step 7) the letter stays a *konsep* and its number *dipesan*.
Source: SOP step 8; DESIGN section 5.
"""

from datetime import datetime

from lkjip_xl.book.office import read_office
from lkjip_xl.book.port import MasterBook
from lkjip_xl.model import Finding, Severity
from lkjip_xl.sop.cover_letter import letter_key, make_cover_letter
from lkjip_xl.sop.desk import Desk
from lkjip_xl.sop.documents import archive_edit
from lkjip_xl.sop.layout_pass import lay_out
from lkjip_xl.sop.result import StepResult
from lkjip_xl.sop.states import SELESAI
from lkjip_xl.sop.surat import Agenda

STEP = "surat-pengantar"
_SIGNING = 7


def run(book: MasterBook, *, now: datetime, recorder: str = "", with_pdf: bool = False) -> StepResult:
    """Write the cover letter; its number is *dipakai* once the report is signed.

    With `with_pdf` the letter is saved as PDF too; where that cannot be done, a galat says why.
    """
    desk = Desk.open(book, now, recorder)
    office, _ = read_office(book)
    is_signed = any(row["langkah"] == _SIGNING and row["status"] == SELESAI for row in book.rows("tblPersetujuan"))
    agenda = Agenda(desk, office)
    with desk.change(STEP) as change:
        agenda.take_in()
        letter = make_cover_letter(agenda, change, konsep=not is_signed)
        if not is_signed:
            change.findings.append(_not_signed(letter.nomor))
        elif letter.nomor is not None:
            agenda.use(letter_key(office.tahun))
        agenda.write(change)
        lay_out(letter.path, change, with_pdf=with_pdf)
        change.tables.append(archive_edit(desk, change.artifacts))
        change.message = f"Surat pengantar {letter.path.name} dengan nomor {letter.nomor or '……'} selesai."
    return change.result()


def _not_signed(nomor: str | None) -> Finding:
    number = "nomornya baru dipesan" if nomor else "belum bernomor"
    return Finding(
        "NOT_SIGNED",
        Severity.PERINGATAN,
        f"LKjIP belum ditandatangani; surat pengantar masih konsep dan {number}",
        "Selesaikan langkah 7, lalu buat surat pengantar sekali lagi.",
        sheet="Persetujuan",
    )

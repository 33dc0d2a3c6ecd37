"""The numbered cover letter: made with every draft (step 4), and once more when the signed report is sent (step 8).

Layer: sop. The number is *dipesan* on the first click and the same on every later one; once it is *dipakai* the letter
keeps its date too.
Source: DESIGN section 5.
"""

from lkjip_xl.ledger.numbers import NumberRequest, NumberState
from lkjip_xl.letters.cover_letter import SURAT_PENGANTAR, recipient, subject, write_cover_letter
from lkjip_xl.model import Artifact
from lkjip_xl.sop.desk import Change
from lkjip_xl.sop.surat import Agenda


def letter_key(tahun: int) -> str:
    """Return the key under which the cover letter of a report year holds its number."""
    return f"lkjip.{tahun}.surat_pengantar"


def make_cover_letter(agenda: Agenda, change: Change, *, konsep: bool) -> Artifact:
    """Draw the number and write the letter; `konsep` marks a letter whose number is only reserved."""
    desk, office = agenda.desk, agenda.office
    held = agenda.held(letter_key(office.tahun))
    is_issued = held is not None and held.state is NumberState.DIPAKAI
    day = held.letter.letter_date if held and is_issued else desk.today
    nomor = agenda.draw(
        NumberRequest(
            key=letter_key(office.tahun),
            report_year=office.tahun,
            kind=SURAT_PENGANTAR,
            recipient=recipient(office),
            subject=subject(office),
            letter_date=day,
            klasifikasi=office.text("klasifikasi_lkjip"),
            pengolah=office.kasubbag.jabatan,
            sifat=office.text("sifat_surat"),
        )
    )
    artifact, findings = write_cover_letter(
        office,
        nomor=nomor,
        tanggal=day,
        konsep=konsep and not is_issued,
        folder=desk.folder.dokumen,
        year_folder=desk.folder.path,
    )
    change.artifacts.append(artifact)
    change.findings.extend(findings)
    change.names["pengantar_terakhir"] = f"{nomor or 'tanpa nomor'} ({artifact.path.name})"
    return artifact

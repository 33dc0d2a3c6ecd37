"""Langkah 2: data forms, questionnaires, format sistematika, request letters and the proof of handing over.

Layer: sop. A form that somebody has typed into is never replaced: a changed one gets a new version.
Source: SOP step 2; DESIGN section 5.
"""

from collections.abc import Mapping
from datetime import date, datetime

from lkjip_xl.book.counted import codes_twice
from lkjip_xl.book.office import read_office
from lkjip_xl.book.port import MasterBook
from lkjip_xl.book.schema.lists import JENIS_DATA
from lkjip_xl.ledger.numbers import NumberRequest
from lkjip_xl.letters.heading import NO_NUMBER
from lkjip_xl.letters.questionnaire import write_questionnaire
from lkjip_xl.letters.receipt import Handed, write_receipt, write_slip
from lkjip_xl.letters.request import recipient, request_kind, subject, write_request
from lkjip_xl.letters.sistematika import write_sistematika
from lkjip_xl.model import Artifact, Office, Unit, Value
from lkjip_xl.sop.desk import Change, Desk
from lkjip_xl.sop.documents import archive_edit
from lkjip_xl.sop.requests.ages import aged, years_without_holidays
from lkjip_xl.sop.requests.decisions import NOT_SENT, SENT
from lkjip_xl.sop.requests.unit_form import form_bytes, form_name
from lkjip_xl.sop.result import StepResult
from lkjip_xl.sop.states import BERJALAN, SELESAI, mark_steps
from lkjip_xl.sop.surat import Agenda
from lkjip_xl.sop.tables import upsert
from lkjip_xl.sop.unsur import refuse_unsur_without_column
from lkjip_xl.word.saving import save_version

STEP = "formulir"


def run(book: MasterBook, *, now: datetime, recorder: str = "") -> StepResult:
    """Make a form and a request letter per unit, the sistematika and the receipt list; note the requests as sent."""
    desk = Desk.open(book, now, recorder)
    office, about_office = read_office(book)
    refuse_unsur_without_column(book, office)
    agenda = Agenda(desk, office)
    with desk.change(STEP, codes_twice(about_office)) as change:
        agenda.take_in()
        forms = {unit.kode: _write_form(desk, office, unit, change) for unit in office.units}
        numbers = {unit.kode: _write_letter(agenda, unit, forms[unit.kode], change) for unit in office.units}
        _write_common(desk, office, forms, change)
        for unit in office.units:
            _write_papers(desk, office, unit, (numbers[unit.kode], forms[unit.kode]), change)
        agenda.write(change)
        requests = _requests(desk, office, forms, numbers)
        change.findings += years_without_holidays(requests, office.hari_libur, desk.today)
        change.tables += [
            archive_edit(desk, change.artifacts),
            upsert(book, "tblPermintaan", "id", requests),
            upsert(book, "tblEkspedisi", "kunci", _handed_over(desk, office, forms)),
        ]
        mark_steps(book, change, {2: SELESAI, 3: BERJALAN}, desk.today)
        change.message = f"{len(forms)} formulir dan surat permintaan selesai, di folder keluar."
    return change.result()


def letter_key(tahun: int, kode: str) -> str:
    """Return the key under which the request letter to a unit holds its number."""
    return f"lkjip.{tahun}.permintaan.{kode}"


def _write_form(desk: Desk, office: Office, unit: Unit, change: Change) -> str:
    path = save_version(form_bytes(desk, office, unit), desk.folder.formulir / form_name(office, unit))
    change.artifacts.append(Artifact("formulir", path))
    return path.name


def _write_letter(agenda: Agenda, unit: Unit, form: str, change: Change) -> str | None:
    """Write the request to a unit. It is issued with its number; made again, it keeps number and date."""
    desk, office = agenda.desk, agenda.office
    key = letter_key(office.tahun, unit.kode)
    held = agenda.held(key)
    day = held.letter.letter_date if held else desk.today
    nomor = agenda.draw(
        NumberRequest(
            key=key,
            report_year=office.tahun,
            kind=request_kind(office, unit),
            recipient=recipient(office, unit),
            subject=subject(office),
            letter_date=day,
            klasifikasi=office.text("klasifikasi_lkjip"),
            pengolah=office.kasubbag.jabatan,
            sifat=office.text("sifat_surat"),
            lampiran="1 (satu) berkas",
        )
    )
    if nomor is not None:
        agenda.use(key)
    artifact, findings = write_request(
        office,
        unit,
        formulir=form,
        nomor=nomor,
        tanggal=day,
        konsep=False,
        folder=desk.folder.surat,
        year_folder=desk.folder.path,
    )
    change.artifacts.append(artifact)
    change.findings.extend(findings)
    return nomor


def _write_common(desk: Desk, office: Office, forms: Mapping[str, str], change: Change) -> None:
    """Write what goes to every unit: the sistematika, and the list on which they sign."""
    day, folder, year_folder = desk.today, desk.folder.surat, desk.folder.path
    for artifact, findings in (
        write_sistematika(office, tanggal=day, folder=folder, year_folder=year_folder),
        write_receipt(office, files=forms, tanggal=day, folder=folder, year_folder=year_folder),
    ):
        change.artifacts.append(artifact)
        change.findings.extend(findings)


def _write_papers(desk: Desk, office: Office, unit: Unit, sent: tuple[str | None, str], change: Change) -> None:
    """Write the questionnaire of a unit, and the slip that it signs for everything it is handed."""
    day, year_folder = _handed_on(desk, office, unit), desk.folder.path
    questionnaire, about = write_questionnaire(
        office, unit, tanggal=day, folder=desk.folder.kuesioner, year_folder=year_folder
    )
    nomor, form = sent
    handed = (
        Handed("Surat permintaan data", nomor or NO_NUMBER, "1"),
        Handed("Format sistematika LKjIP", "–", "1"),
        Handed("Formulir data (berkas)", form, "1"),
        Handed("Kuesioner SKM (untuk diperbanyak)", questionnaire.path.name, "1"),
    )
    slip, about_slip = write_slip(office, unit, handed, tanggal=day, folder=desk.folder.surat, year_folder=year_folder)
    change.artifacts += [questionnaire, slip]
    change.findings += [*about, *about_slip]


def _requests(
    desk: Desk, office: Office, forms: Mapping[str, str], numbers: Mapping[str, str | None]
) -> list[dict[str, Value]]:
    """Return a row per unit and kind of data; one that has come further than *Dikirim* keeps its state."""
    known = {row["id"]: row for row in desk.book.rows("tblPermintaan")}
    rows: list[dict[str, Value]] = []
    for unit in office.units:
        for jenis in JENIS_DATA:
            id_ = request_id(unit.kode, jenis)
            old = known.get(id_)
            sent: dict[str, Value] = {
                "id": id_,
                "unit": unit.kode,
                "nama_unit": unit.nama,
                "jenis": jenis,
                "status": SENT if old is None or old["status"] in {None, NOT_SENT} else old["status"],
                "formulir": forms[unit.kode],
                "nomor_surat": numbers[unit.kode],
                "dikirim": (old["dikirim"] if old else None) or desk.today,
                "batas": office.day("batas_data"),
                "diterima": old["diterima"] if old else None,
            }
            rows.append(sent | aged(sent, office.hari_libur, desk.today))
    return rows


def request_id(kode: str, jenis: str) -> str:
    """Return the id of a request: `W1-SKM`."""
    return f"{kode}-{jenis}"


def _handed_over(desk: Desk, office: Office, forms: Mapping[str, str]) -> list[dict[str, Value]]:
    """Return a line per unit; the day on which it was first handed over stays."""
    return [
        {
            "kunci": letter_key(office.tahun, unit.kode),
            "tanggal": _handed_on(desk, office, unit),
            "kepada": unit.nama,
            "dokumen": f"Surat permintaan, sistematika, kuesioner, dan {forms[unit.kode]}",
        }
        for unit in office.units
    ]


def _handed_on(desk: Desk, office: Office, unit: Unit) -> date:
    key = letter_key(office.tahun, unit.kode)
    days = (row["tanggal"] for row in desk.book.rows("tblEkspedisi") if row["kunci"] == key)
    return next((day for day in days if isinstance(day, date)), desk.today)

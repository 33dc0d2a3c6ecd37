"""Langkah 2: data forms, format sistematika, request letters and the proof of handing over.

Layer: sop. A form that somebody has typed into is never replaced: a changed one gets a new version.
Source: SOP step 2; DESIGN section 5.
"""

import tempfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from lkjip_xl.book.forms import FormSpec, build_form
from lkjip_xl.book.office import read_office
from lkjip_xl.book.port import MasterBook
from lkjip_xl.book.schema.lists import JENIS_DATA
from lkjip_xl.ledger.numbers import NumberRequest
from lkjip_xl.letters.receipt import write_receipt
from lkjip_xl.letters.request import recipient, request_kind, subject, write_request
from lkjip_xl.letters.sistematika import write_sistematika
from lkjip_xl.model import Artifact, Office, Unit, Value
from lkjip_xl.rules.loading import skm_on
from lkjip_xl.sop.desk import Change, Desk
from lkjip_xl.sop.documents import archive_edit
from lkjip_xl.sop.folder import safe_name
from lkjip_xl.sop.result import StepResult
from lkjip_xl.sop.states import BERJALAN, SELESAI, mark_steps
from lkjip_xl.sop.surat import Agenda
from lkjip_xl.sop.tables import upsert
from lkjip_xl.word.saving import save_version

STEP = "formulir"
SENT = "Dikirim"
NOT_SENT = "Belum dikirim"
_DEFAULT_BLANK_ROWS = 500


def run(book: MasterBook, *, now: datetime, recorder: str = "") -> StepResult:
    """Make a form and a request letter per unit, the sistematika and the receipt list; note the requests as sent."""
    desk = Desk.open(book, now, recorder)
    office, _ = read_office(book)
    agenda = Agenda(desk, office)
    with desk.change(STEP) as change:
        agenda.take_in()
        forms = {unit.kode: _write_form(desk, office, unit, change) for unit in office.units}
        numbers = {unit.kode: _write_letter(agenda, unit, forms[unit.kode], change) for unit in office.units}
        _write_common(desk, office, forms, change)
        agenda.write(change)
        change.tables += [
            archive_edit(desk, change.artifacts),
            upsert(book, "tblPermintaan", "id", _requests(desk, office, forms, numbers)),
            upsert(book, "tblEkspedisi", "kunci", _handed_over(desk, office, forms)),
        ]
        mark_steps(book, change, {2: SELESAI, 3: BERJALAN}, desk.today)
        change.message = f"{len(forms)} formulir dan surat permintaan selesai, di folder keluar."
    return change.result()


def letter_key(tahun: int, kode: str) -> str:
    """Return the key under which the request letter to a unit holds its number."""
    return f"lkjip.{tahun}.permintaan.{kode}"


def _write_form(desk: Desk, office: Office, unit: Unit, change: Change) -> str:
    blank_rows = office.settings["baris_formulir"]
    id_buku = str(desk.book.value("id_buku"))
    spec = FormSpec(
        id_formulir=f"{id_buku}/{unit.kode}",
        tahun=office.tahun,
        kode_unit=unit.kode,
        nama_unit=unit.nama,
        is_kecamatan=unit.is_kecamatan,
        id_buku=id_buku,
        unsur=office.unsur,
        skm=skm_on(office.day("survei_selesai") or date(office.tahun, 12, 31)),
        blank_rows=blank_rows if isinstance(blank_rows, int) else _DEFAULT_BLANK_ROWS,
        batas=office.day("batas_data"),
        kecamatan=office.text("kecamatan"),
    )
    name = f"Formulir_{office.tahun}_{safe_name(unit.kode)}_{safe_name(unit.nama)}.xlsx"
    with tempfile.TemporaryDirectory(dir=desk.folder.hidden) as folder:
        built = Path(folder) / name
        build_form(built, spec, names={"populasi_layanan": unit.populasi})
        path = save_version(built.read_bytes(), desk.folder.formulir / name)
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
            status = old["status"] if old else None
            rows.append(
                {
                    "id": id_,
                    "unit": unit.kode,
                    "nama_unit": unit.nama,
                    "jenis": jenis,
                    "status": SENT if status in {None, NOT_SENT} else status,
                    "formulir": forms[unit.kode],
                    "nomor_surat": numbers[unit.kode],
                    "dikirim": (old["dikirim"] if old else None) or desk.today,
                    "batas": office.day("batas_data"),
                }
            )
    return rows


def request_id(kode: str, jenis: str) -> str:
    """Return the id of a request: `W1-SKM`."""
    return f"{kode}-{jenis}"


def _handed_over(desk: Desk, office: Office, forms: Mapping[str, str]) -> list[dict[str, Value]]:
    """Return a line per unit; the day on which it was first handed over stays."""
    known = {row["kunci"]: row["tanggal"] for row in desk.book.rows("tblEkspedisi")}
    return [
        {
            "kunci": letter_key(office.tahun, unit.kode),
            "tanggal": known.get(letter_key(office.tahun, unit.kode)) or desk.today,
            "kepada": unit.nama,
            "dokumen": f"Surat permintaan, sistematika, dan {forms[unit.kode]}",
        }
        for unit in office.units
    ]

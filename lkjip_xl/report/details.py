"""Details of the report that are neither block nor figure: names, dates and the signatory.

Layer: report. Pure.
"""

from collections.abc import Mapping
from datetime import date

from lkjip_xl.model import Office, Pejabat
from lkjip_xl.rules.dates import tanggal_indonesia
from lkjip_xl.word.officials import format_nip, full_title
from lkjip_xl.word.text import DATA_MISSING


def describe_office(office: Office, today: date) -> Mapping[str, str]:
    """Return the texts that the template prints by name, such as `kecamatan` and `camat_nama`."""
    return {
        "tahun": str(office.tahun),
        "tanggal": tanggal_indonesia(today),
        "tanggal_iso": today.isoformat(),
        "tempat": office.text("tempat_surat"),
        "pemerintah": office.text("pemerintah"),
        "daerah": office.text("daerah"),
        "kepala_daerah": office.text("kepala_daerah"),
        "kecamatan": office.text("kecamatan"),
        "renstra": office.text("renstra"),
        "nomor_tim": office.text("nomor_tim"),
        **_describe_review(office),
        **_describe_signatory(office.camat),
    }


def _describe_review(office: Office) -> Mapping[str, str]:
    """Return who reviewed the report and when; without a date nothing is said, for nobody has reviewed it yet."""
    day = office.day("tanggal_reviu")
    if day is None:
        return dict.fromkeys(("tanggal_reviu", "jabatan_reviu", "nama_reviu", "nip_reviu"), "")
    return {
        "tanggal_reviu": tanggal_indonesia(day),
        "jabatan_reviu": office.text("jabatan_reviu") or DATA_MISSING,
        "nama_reviu": office.text("nama_reviu") or DATA_MISSING,
        "nip_reviu": format_nip(office.text("nip_reviu")) or DATA_MISSING,
    }


def _describe_signatory(camat: Pejabat) -> Mapping[str, str]:
    return {
        "camat_jabatan": full_title(camat, capital=True),
        "camat_nama": camat.nama,
        "camat_pangkat": camat.pangkat,
        "camat_nip": format_nip(camat.nip),
    }

"""Details of the report that are neither block nor figure: names, dates and the signatory.

Layer: report. Pure.
"""

from collections.abc import Mapping
from datetime import date

from lkjip_xl.model import Office, Pejabat
from lkjip_xl.rules.dates import tanggal_indonesia

_NIP_GROUPS = (8, 6, 1, 3)  # birth, appointment, sex, sequence: how every letter prints it


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
        **_describe_signatory(office.camat),
    }


def _describe_signatory(camat: Pejabat) -> Mapping[str, str]:
    title = f"{camat.sebutan} {camat.jabatan}".strip()
    return {
        "camat_jabatan": title,
        "camat_nama": camat.nama,
        "camat_pangkat": camat.pangkat,
        "camat_nip": _group_nip(camat.nip),
    }


def _group_nip(nip: str) -> str:
    """Return an NIP in its groups 8-6-1-3; anything that is not 18 digits stays as typed."""
    digits = "".join(nip.split())
    if not (digits.isdecimal() and len(digits) == sum(_NIP_GROUPS)):
        return nip
    starts = [sum(_NIP_GROUPS[:at]) for at in range(len(_NIP_GROUPS))]
    return " ".join(digits[start : start + length] for start, length in zip(starts, _NIP_GROUPS, strict=True))

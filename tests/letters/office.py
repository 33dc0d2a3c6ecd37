"""An office for the tests of letters: settings as in a new master, placeholder people."""

from datetime import date

from lkjip_xl.book.schema.settings import SETTINGS
from lkjip_xl.model import Office, Pejabat, Unit, Value

TANGGAL = date(2026, 1, 5)
NIP = "0" * 18
CAMAT = Pejabat("Camat Contoh", "Nama Camat, S.Sos.", "Pembina", NIP)
SEKCAM = Pejabat("Sekretaris Kecamatan", "Nama Sekcam, S.E.", "Penata Tingkat I", NIP)
KASUBBAG = Pejabat("Kepala Subbagian Keuangan dan Program", "Nama Kasubbag, S.E.", "Penata", NIP)

KELURAHAN = Unit("W1", "Contohan", "Kelurahan", Pejabat("Lurah Contohan", "Nama Lurah"))
KECAMATAN = Unit("KEC", "Kecamatan Contoh", "Kecamatan", CAMAT)

_FILLED: dict[str, Value] = {
    "kecamatan": "Contoh",
    "alamat": "Jalan Contoh Nomor 1",
    "telepon": "(0335) 000000",
    "kode_pos": "67200",
    "tembusan": "Wali Kota Probolinggo; Sekretaris Daerah",
    "batas_data": date(2026, 1, 9),
}


def make_office(camat: Pejabat = CAMAT, /, **settings: Value) -> Office:
    """Return the office; a setting given here replaces the usual one."""
    defaults = {cell.name: cell.default for cell in SETTINGS}
    return Office(
        tahun=2025,
        settings={**defaults, **_FILLED, **settings},
        camat=camat,
        sekcam=SEKCAM,
        kasubbag=KASUBBAG,
        unsur={},
        units=(KELURAHAN, KECAMATAN),
    )

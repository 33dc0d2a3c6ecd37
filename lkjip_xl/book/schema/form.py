"""The unit form: the macro-free workbook that a kelurahan or the kecamatan's sections fill in and send back.

Layer: book. Its native formulas live in `book.forms`; here is what can be read back.
"""

from collections.abc import Sequence

from lkjip_xl.book.schema.data import ADMINISTRASI, KINERJA, PEMMAS, angket, with_seksi
from lkjip_xl.book.schema.kinds import Kind, NamedCell, Owner, Sheet, Workbook
from lkjip_xl.book.schema.lists import LISTS

FORM_VERSION = 1
IDENTITY_SHEET = "_lkjip"
SUMMARY_SHEET = "Ringkasan"
REMARKS_SHEET = "Catatan"
"""Sheet of a form that went back to its unit; reading a form leaves it out."""
ANSWERS_NAME = "lkjip_jawaban_atas"
"""Name in a form that went back: it holds the fingerprint of the file to which it is the answer."""

_PENGISI = (
    NamedCell("pengisi", "Nama pengisi", group="Identitas Pengisi"),
    NamedCell("jabatan_pengisi", "Jabatan", group="Identitas Pengisi"),
    NamedCell("tanggal_isi", "Tanggal pengisian", Kind.DATE, group="Identitas Pengisi"),
    NamedCell(
        "populasi_layanan",
        "Pengguna layanan setahun (orang)",
        Kind.INTEGER,
        group="Identitas Pengisi",
        minimum=0,
        help="Dipakai untuk menghitung jumlah sampel minimal SKM.",
    ),
)


def _identity(name: str, label: str, kind: Kind = Kind.TEXT) -> NamedCell:
    return NamedCell(name, label, kind, owner=Owner.STEP)


_IDENTITY = (
    _identity("id_formulir", "ID formulir"),
    _identity("versi_formulir", "Versi formulir", Kind.INTEGER),
    _identity("tahun_formulir", "Tahun", Kind.INTEGER),
    _identity("kode_unit_formulir", "Kode unit"),
    _identity("nama_unit_formulir", "Nama unit"),
    _identity("id_buku_formulir", "ID buku induk"),
)


def form_schema(codes: Sequence[str], *, seksi: bool) -> Workbook:
    """Return the schema of a unit form.

    Args:
        codes: Codes of the unsur asked, in order (`U1` …).
        seksi: True for the kecamatan's own form, whose rows name their seksi.
    """
    tables = (angket(codes), PEMMAS, ADMINISTRASI, KINERJA)
    skm, pemmas, administrasi, kinerja = (with_seksi(table) if seksi else table for table in tables)
    return Workbook(
        FORM_VERSION,
        (
            Sheet("Petunjuk", "shPetunjuk", "Petunjuk Pengisian", names=_PENGISI, landscape=False),
            Sheet("SKM", "shSkm", "Survei Kepuasan Masyarakat", tables=(skm,)),
            Sheet("Pemmas", "shPemmas", "Pemberdayaan Masyarakat", tables=(pemmas,)),
            Sheet("Administrasi", "shAdministrasi", "Administrasi Perkantoran", tables=(administrasi,)),
            Sheet("Kinerja", "shKinerja", "Data Kinerja", tables=(kinerja,)),
            Sheet(
                SUMMARY_SHEET,
                "shRingkasan",
                "Ringkasan",
                "Dihitung otomatis dari lembar data; tidak perlu diisi. Angka resmi dihitung oleh kecamatan.",
                landscape=False,
                locked=True,
            ),
            Sheet(IDENTITY_SHEET, "shIdentitas", "Identitas", names=_IDENTITY, shown=False, locked=True),
        ),
        LISTS,
    )

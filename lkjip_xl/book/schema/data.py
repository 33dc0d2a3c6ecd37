"""Data tables that a unit fills in its form and that the master collects; declared once for both.

Layer: book. The form shows the columns a unit types; the master adds the unit and where each row came from.
Source: SOP step 2 (data per unit), PermenPANRB 14/2017 (profile and unsur), DOMAIN sections 1 to 3.
"""

from collections.abc import Sequence
from dataclasses import replace

from lkjip_xl.book.schema.kinds import Column, Kind, Owner, Table

SEKSI = Column("seksi", "Seksi", width=22, help="Nama seksi atau subbagian yang mengisi baris ini.")

UNIT = Column("unit", "Kode Unit", width=10, owner=Owner.STEP)
ORIGIN = (
    Column("berkas", "Berkas", width=26, owner=Owner.STEP),
    Column("lembar", "Lembar", width=14, owner=Owner.STEP),
    Column("baris", "Baris", Kind.INTEGER, width=8, owner=Owner.STEP),
    Column("sidik", "Sidik Berkas", width=14, owner=Owner.STEP),
)


def unsur_columns(codes: Sequence[str]) -> tuple[Column, ...]:
    """Return a score column per unsur; key and header are the unsur's code, such as `U1`."""
    return tuple(
        Column(code, code, Kind.INTEGER, minimum=1, maximum=4, width=6, help="Nilai 1 sampai 4; 4 paling baik.")
        for code in codes
    )


def angket(codes: Sequence[str]) -> Table:
    """Return the questionnaire table: one row a respondent, one column an unsur (1 to 4)."""
    return Table(
        "tblAngket",
        "Jawaban Responden SKM",
        (
            Column("nomor", "No", Kind.INTEGER, required=True, minimum=1, width=6),
            Column("tanggal", "Tanggal", Kind.DATE, width=13, help="Tanggal responden mengisi kuesioner."),
            Column("layanan", "Jenis Layanan", width=26),
            Column("jenis_kelamin", "Jenis Kelamin", Kind.CHOICE, "jenis_kelamin", width=14),
            Column("usia", "Usia", Kind.INTEGER, minimum=10, maximum=120, width=7, help="Usia dalam tahun."),
            Column("pendidikan", "Pendidikan", Kind.CHOICE, "pendidikan", width=12),
            Column("pekerjaan", "Pekerjaan", Kind.CHOICE, "pekerjaan", width=13),
            *unsur_columns(codes),
        ),
        note="Satu baris untuk satu responden. Kosongkan unsur yang tidak dijawab; jangan diisi 0. Nama dan NIK tidak "
        "diperlukan.",
    )


PEMMAS = Table(
    "tblPemmas",
    "Kelompok/Lembaga Sasaran Pemberdayaan Masyarakat",
    (
        Column("nomor", "No", Kind.INTEGER, required=True, minimum=1, width=6),
        Column("jenis", "Jenis Kelompok", Kind.CHOICE, "jenis_pemmas", required=True, width=20),
        Column("nama", "Nama Kelompok/Lembaga", required=True, width=34),
        Column("rw", "RW", width=8, help="Nomor RW, misalnya 03. Kosongkan bila mencakup seluruh kelurahan."),
        Column("difasilitasi", "Difasilitasi", Kind.CHOICE, "ya_tidak", required=True, width=13),
        Column("bentuk", "Bentuk Fasilitasi", width=34),
        Column("tanggal", "Tanggal", Kind.DATE, width=13),
        Column("bukti", "Bukti Dukung", width=28),
    ),
    note="Tuliskan semua kelompok/lembaga sasaran, juga yang belum difasilitasi pada tahun ini.",
)

ADMINISTRASI = Table(
    "tblAdministrasi",
    "Pengelolaan Administrasi Perkantoran",
    (
        Column("nomor", "No", Kind.INTEGER, required=True, minimum=1, width=6),
        Column("jenis", "Jenis Administrasi", Kind.CHOICE, "jenis_administrasi", required=True, width=20),
        Column("ketentuan", "Ketentuan", width=42, help="Aturan yang menjadi ukuran tepat waktu dan lengkap."),
        Column("jumlah", "Jumlah Dokumen", Kind.INTEGER, required=True, minimum=0, width=12),
        Column("sesuai", "Sesuai Ketentuan", Kind.INTEGER, required=True, minimum=0, width=12),
        Column("bukti", "Bukti Dukung", width=28),
    ),
    note="Jumlah = semua dokumen setahun; Sesuai Ketentuan = yang tepat waktu dan lengkap.",
)

KINERJA = Table(
    "tblKinerja",
    "Data Kinerja Kasi/Lurah",
    (
        Column("nomor", "No", Kind.INTEGER, required=True, minimum=1, width=6),
        Column("uraian", "Indikator Kinerja", required=True, width=46),
        Column("satuan", "Satuan", required=True, width=12),
        Column("arah", "Arah", Kind.CHOICE, "arah_unit", required=True, width=10, help="naik: makin tinggi baik."),
        Column("target", "Target", Kind.NUMBER, required=True, width=12),
        Column("realisasi", "Realisasi", Kind.NUMBER, required=True, width=12),
        Column("keterangan", "Keterangan", width=34),
    ),
    note="Target dan realisasi kinerja tahun ini menurut perjanjian kinerja masing-masing Kasi/Lurah.",
)


def with_seksi(table: Table) -> Table:
    """Return the table with the column Seksi after its number, as in the kecamatan's own form."""
    return replace(table, columns=(table.columns[0], SEKSI, *table.columns[1:]))


def collected(table: Table) -> Table:
    """Return the table as the master holds it: unit and seksi before, origin of each row behind."""
    typed = tuple(replace(column, owner=Owner.STEP) for column in with_seksi(table).columns)
    return replace(table, columns=(UNIT, *typed, *ORIGIN), note="Diisi oleh tombol Konsolidasi.")

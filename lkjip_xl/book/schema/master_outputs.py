"""Sheets of the master workbook that steps write: home page, requests, collected data, figures, approval.

Layer: book. The column *Hitung langsung* holds a cell function once the workbook carries macros.
Source: DESIGN sections 3 to 5.
"""

from collections.abc import Sequence

from lkjip_xl.book.schema.data import ADMINISTRASI, KINERJA, ORIGIN, PEMMAS, angket, collected
from lkjip_xl.book.schema.kinds import Column, Kind, NamedCell, Owner, Sheet, Table
from lkjip_xl.book.schema.live_formulas import LIVE_CAPAIAN, live_ikm
from lkjip_xl.book.schema.written import written as _out

_STEP = Owner.STEP


def _live(key: str, header: str, formula: str, *, width: int) -> Column:
    return Column(key, header, Kind.NUMBER, width=width, owner=_STEP, formula=formula)


def _figure(
    name: str, label: str, kind: Kind = Kind.TEXT, group: str = "Angka Kunci", default: str | None = None
) -> NamedCell:
    return NamedCell(name, label, kind, default, owner=_STEP, group=group)


BERANDA = Sheet(
    "Beranda",
    "shBeranda",
    "Beranda",
    "Keadaan penyusunan laporan, angka kunci, dan jalan ke semua lembar.",
    names=(
        *(
            _figure(f"status_langkah_{n}", f"Langkah {n}", group="Delapan Langkah SOP", default="Belum")
            for n in range(1, 9)
        ),
        _figure("ikm_kecamatan", "IKM", Kind.NUMBER),
        _figure("mutu_kecamatan", "Mutu pelayanan"),
        _figure("responden_kecamatan", "Responden", Kind.INTEGER),
        _figure("pemmas_kecamatan", "Pemmas", Kind.NUMBER),
        _figure("administrasi_kecamatan", "Administrasi perkantoran (%)", Kind.NUMBER),
        _figure("rata_capaian", "Rata-rata capaian (%)", Kind.NUMBER),
        _figure("serapan_kecamatan", "Serapan anggaran (%)", Kind.NUMBER),
        _figure("formulir_diterima", "Formulir diterima", group="Keadaan"),
        _figure("temuan_galat", "Temuan galat", Kind.INTEGER, group="Keadaan"),
        _figure("temuan_peringatan", "Temuan peringatan", Kind.INTEGER, group="Keadaan"),
        _figure("draf_terakhir", "Draf terakhir", group="Keadaan"),
        _figure("pengantar_terakhir", "Surat pengantar terakhir", group="Keadaan"),
        _figure("yang_kurang", "Yang masih kurang", Kind.LONG_TEXT, group="Keadaan"),
        _figure(
            "pesan_terakhir",
            "Pesan terakhir",
            Kind.LONG_TEXT,
            group="Keadaan",
            default="Buku induk baru. Mulailah dengan mengisi lembar Pengaturan.",
        ),
    ),
    landscape=False,
    locked=True,
)

PETUNJUK = Sheet(
    "Petunjuk",
    "shPetunjuk",
    "Petunjuk",
    "Arti warna, delapan langkah, cara mengetik, dan guna setiap lembar.",
    shown=False,
    landscape=False,
    locked=True,
)

PERMINTAAN = Sheet(
    "Permintaan",
    "shPermintaan",
    "Permintaan Data",
    "Satu baris untuk setiap unit dan jenis data. Kolom kuning boleh diisi; kolom lain ditulis oleh langkah.",
    tables=(
        Table(
            "tblPermintaan",
            "Permintaan Data per Unit",
            (
                _out("id", "ID", width=18),
                _out("unit", "Kode Unit", width=10),
                _out("nama_unit", "Nama Unit", width=24),
                _out("jenis", "Jenis Data", Kind.CHOICE, choices="jenis_data"),
                _out("status", "Status", Kind.CHOICE, choices="status_permintaan", width=15),
                _out("formulir", "Formulir", width=48),
                _out("nomor_surat", "Nomor Surat", width=26),
                _out("dikirim", "Dikirim", Kind.DATE, width=12),
                _out("batas", "Batas", Kind.DATE, width=12),
                _out("umur", "Umur (hari kerja)", Kind.INTEGER, width=10),
                _out("sisa_hari", "Sisa Hari Kerja", Kind.INTEGER, width=10),
                _out("diterima", "Diterima", Kind.DATE, width=12),
                _out("berkas", "Berkas Diterima", width=48),
                _out("baris", "Baris Data", Kind.INTEGER, width=9),
                _out("diingatkan", "Diingatkan", Kind.DATE, width=12),
                _out("pengingat", "Banyaknya Pengingat", Kind.INTEGER, width=11),
                _out("dikembalikan", "Berkas Dikembalikan", width=56),
                Column("keputusan", "Keputusan", Kind.CHOICE, "keputusan", width=13),
                Column("oleh", "Oleh", width=20, help="Nama yang memutuskan; wajib untuk setiap keputusan."),
                Column("alasan", "Alasan", width=28, help="Wajib bila permintaan dikecualikan."),
                Column("tanggal_keputusan", "Tanggal Keputusan", Kind.DATE, width=12),
                Column("bukti", "Bukti", width=24, help="Misalnya nomor surat atau nama berkas."),
                _out("dicatat", "Dicatat oleh", width=20),
                _out("sidik_data", "Sidik Data", width=18),
                Column("catatan", "Catatan", width=28),
            ),
            key="id",
        ),
    ),
)


def data_sheets(codes: Sequence[str]) -> tuple[Sheet, ...]:
    """Return the sheets that hold what units sent, for the unsur codes of this office."""
    nrr = tuple(Column(code, code, Kind.NUMBER, minimum=1, maximum=4, width=7) for code in codes)
    rekap = Table(
        "tblRekap",
        "Hasil SKM yang Sudah Diolah",
        (
            Column("unit", "Kode Unit", required=True, width=10),
            Column("layanan", "Layanan", width=28),
            Column("periode", "Periode", width=18),
            Column("responden", "Responden", Kind.INTEGER, minimum=0, width=10),
            *nrr,
            Column("ikm_tercetak", "IKM Tercetak", Kind.NUMBER, minimum=0, maximum=100, width=11),
            *ORIGIN,
            _out("rincian", "Rincian Jawaban", width=16),
        ),
        blank_rows=6,
        note="Hasil jadi (misalnya dari aplikasi survei): responden dan NRR per unsur.",
    )
    return (
        Sheet(
            "SKM_Angket",
            "shAngket",
            "Jawaban Responden SKM",
            "Jawaban semua unit, satu baris untuk satu responden, beserta asal barisnya.",
            tables=(collected(angket(codes)),),
        ),
        Sheet(
            "Pemmas",
            "shPemmas",
            "Pemberdayaan Masyarakat",
            "Kelompok/lembaga sasaran dari semua unit, beserta asal barisnya.",
            tables=(collected(PEMMAS),),
        ),
        Sheet(
            "Administrasi",
            "shAdministrasi",
            "Administrasi Perkantoran",
            "Banyaknya dokumen dan yang sesuai ketentuan dari semua unit, beserta asal barisnya.",
            tables=(collected(ADMINISTRASI),),
        ),
        Sheet(
            "SKM_Rekap",
            "shRekap",
            "Rekap SKM",
            "Hasil survei yang diterima dalam bentuk sudah jadi, bukan per responden.",
            tables=(rekap,),
            shown=False,
        ),
        Sheet(
            "Kinerja_Unit",
            "shKinerjaUnit",
            "Data Kinerja Kasi/Lurah",
            "Target dan realisasi setiap Kasi dan Lurah, beserta asal barisnya; menjadi lampiran laporan.",
            tables=(collected(KINERJA),),
            shown=False,
        ),
    )


CAPAIAN = Sheet(
    "Capaian",
    "shCapaian",
    "Capaian Kinerja",
    "Ditulis oleh Hitung Ulang. Tersimpan = angka yang dipakai laporan; Hitung langsung = fungsi sel.",
    tables=(
        Table(
            "tblCapaian",
            "Target, Realisasi, dan Capaian",
            (
                _out("kode", "Kode", width=8),
                _out("sasaran", "Sasaran Strategis", width=36),
                _out("indikator", "Indikator Kinerja", width=36),
                _out("satuan", "Satuan", width=11),
                _out("arah", "Arah", width=9),
                _out("target", "Target", Kind.NUMBER, width=11),
                _out("realisasi", "Realisasi", Kind.NUMBER, width=11),
                _out("capaian", "Tersimpan (%)", Kind.NUMBER, width=12),
                _live("langsung", "Hitung langsung (%)", LIVE_CAPAIAN, width=12),
                _out("predikat", "Predikat", width=15),
                _out("pagu", "Pagu (Rp)", Kind.MONEY, width=18),
                _out("realisasi_anggaran", "Realisasi Anggaran (Rp)", Kind.MONEY, width=18),
                _out("serapan", "Serapan (%)", Kind.NUMBER, width=11),
                _out("efisiensi", "Efisiensi", Kind.NUMBER, width=10),
                _out("penjelasan", "Penjelasan", Kind.LONG_TEXT, width=60),
            ),
            key="kode",
        ),
    ),
    locked=True,
)


def ikm_sheet(codes: Sequence[str]) -> Sheet:
    """Return the sheet of satisfaction indices: one row per unit and one for the kecamatan."""
    nrr = tuple(_out(code, code, Kind.NUMBER, width=8) for code in codes)
    per_unit = Table(
        "tblIkm",
        "IKM per Unit",
        (
            _out("unit", "Kode Unit", width=11),
            _out("nama", "Nama Unit", width=24),
            _out("responden", "Responden", Kind.INTEGER, width=11),
            _out("sampel", "Sampel Minimal", Kind.INTEGER, width=10),
            *nrr,
            _out("ikm", "Tersimpan", Kind.NUMBER, width=11),
            _live("langsung", "Hitung langsung", live_ikm(codes), width=11),
            _out("mutu", "Mutu", width=7),
            _out("kinerja", "Kinerja", width=14),
            _out("penjelasan", "Penjelasan", Kind.LONG_TEXT, width=60),
        ),
        key="unit",
    )
    return Sheet(
        "IKM",
        "shIkm",
        "Indeks Kepuasan Masyarakat",
        "Ditulis oleh Hitung Ulang. Tersimpan = angka yang dipakai laporan; Hitung langsung = fungsi sel.",
        tables=(per_unit,),
        shown=False,
        locked=True,
    )


PERSETUJUAN = Sheet(
    "Persetujuan",
    "shPersetujuan",
    "Persetujuan dan Status Langkah",
    "Jejak delapan langkah SOP: siapa memutuskan, kapan, dan mengapa.",
    names=(
        NamedCell("putusan_oleh", "Oleh", group="Keputusan"),
        NamedCell("putusan_alasan", "Alasan", group="Keputusan"),
        NamedCell("putusan_bukti", "Bukti", group="Keputusan"),
        NamedCell("putusan_kembali", "Kembali ke langkah", Kind.INTEGER, group="Keputusan", minimum=1, maximum=8),
    ),
    tables=(
        Table(
            "tblPersetujuan",
            "Status Langkah",
            (
                _out("langkah", "Langkah", Kind.INTEGER, width=9),
                _out("uraian", "Uraian", width=50),
                _out("pelaku", "Pelaku", width=30),
                _out("status", "Status", Kind.CHOICE, choices="status_langkah"),
                _out("diputuskan", "Diputuskan oleh", width=22),
                _out("dicatat", "Dicatat oleh", width=22),
                _out("mulai", "Mulai", Kind.DATE, width=12),
                _out("selesai", "Selesai", Kind.DATE, width=12),
                _out("alasan", "Alasan", width=28),
                _out("bukti", "Bukti", width=28),
                _out("sidik", "Sidik Angka", width=16),
            ),
            key="langkah",
        ),
    ),
)

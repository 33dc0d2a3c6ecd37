"""Sheets of the master workbook that keep records: letters, documents, findings, journal, corrections, checks.

Layer: book. Written by steps; a few columns are the office's.
Source: DESIGN sections 3 to 5.
"""

from lkjip_xl.book.schema.kinds import Column, Kind, NamedCell, Owner, Sheet, Table
from lkjip_xl.book.schema.written import written as _out

_STEP = Owner.STEP

_AGENDA = Table(
    "tblAgenda",
    "Agenda Surat",
    (
        _out("kunci", "Kunci", width=26),
        Column("arah", "Arah", Kind.CHOICE, "arah_surat", width=9),
        Column("urut", "No. Urut", width=9),
        Column("tanggal", "Tanggal", Kind.DATE, width=12),
        Column("nomor", "Nomor", width=28),
        Column("klasifikasi", "Kode Klasifikasi", width=13),
        Column("pihak", "Kepada/Dari", width=34),
        Column("hal", "Hal", width=44),
        Column("lampiran", "Lampiran", width=13),
        Column("pengolah", "Pengolah", width=20),
        Column("sifat", "Sifat", width=11),
        Column("status", "Status", Kind.CHOICE, "status_nomor", width=11),
        Column("keterangan", "Keterangan", width=30),
    ),
    key="kunci",
    blank_rows=5,
)

_TEMUAN = Table(
    "tblTemuan",
    "Temuan",
    (
        _out("langkah", "Langkah", width=14),
        _out("tingkat", "Tingkat", Kind.CHOICE, choices="tingkat_temuan", width=12),
        _out("kode", "Kode", width=26),
        _out("berkas", "Berkas", width=30),
        _out("lembar", "Lembar", width=14),
        _out("sel", "Sel", width=8),
        _out("pesan", "Apa", Kind.LONG_TEXT, width=64),
        _out("perbaikan", "Cara Memperbaiki", Kind.LONG_TEXT, width=56),
    ),
)

_JEJAK = Table(
    "tblJejak",
    "Jurnal",
    (
        _out("id", "No", Kind.INTEGER, width=7),
        _out("langkah", "Langkah", width=16),
        _out("kejadian", "Kejadian", width=11),
        _out("waktu", "Waktu", width=21),
        _out("pencatat", "Dicatat oleh", width=20),
        _out("revisi_awal", "Revisi Awal", Kind.INTEGER, width=9),
        _out("revisi_akhir", "Revisi Akhir", Kind.INTEGER, width=9),
        _out("ringkasan", "Ringkasan", Kind.LONG_TEXT, width=64),
        _out("muatan", "Muatan", width=24),
        _out("sidik_sebelum", "Sidik Sebelum", width=18),
        _out("sidik", "Sidik", width=18),
    ),
    key="id",
)

_IDENTITY = (
    NamedCell("id_buku", "ID buku", owner=_STEP, group="Identitas Buku"),
    NamedCell("revisi", "Revisi", Kind.INTEGER, 0, owner=_STEP, group="Identitas Buku"),
    NamedCell("versi_skema", "Versi skema", Kind.INTEGER, owner=_STEP, group="Identitas Buku"),
    NamedCell("sidik_jurnal", "Sidik jurnal terakhir", owner=_STEP, group="Identitas Buku"),
)

AGENDA = Sheet(
    "Agenda_Surat",
    "shAgenda",
    "Agenda Surat",
    "Surat masuk dan surat keluar. Baris dari buku agenda kertas boleh diketik di bawah tabel.",
    tables=(_AGENDA,),
    shown=False,
)
TEMUAN = Sheet(
    "Temuan",
    "shTemuan",
    "Temuan",
    "Yang salah atau perlu diketahui dari langkah terakhir: apa, di mana, dan cara memperbaikinya.",
    tables=(_TEMUAN,),
    shown=False,
    locked=True,
)
JEJAK = Sheet(
    "Jejak",
    "shJejak",
    "Jejak",
    "Jurnal setiap langkah: kapan, oleh siapa, dan apa yang berubah. Tidak untuk diubah.",
    names=_IDENTITY,
    tables=(_JEJAK,),
    shown=False,
    locked=True,
)

ARSIP = Sheet(
    "Arsip",
    "shArsip",
    "Arsip",
    "Register laporan dan dokumen yang pernah dibuat.",
    tables=(
        Table(
            "tblArsip",
            "Dokumen",
            (
                _out("berkas", "Berkas", width=44),
                _out("jenis", "Jenis", width=18),
                _out("versi", "Versi", Kind.INTEGER, width=8),
                _out("tanggal", "Tanggal", Kind.DATE, width=12),
                _out("nomor", "Nomor Surat", width=28),
                _out("sidik", "Sidik", width=18),
                Column("dikirim", "Dikirim", Kind.DATE, width=12),
                Column("catatan", "Catatan", width=30),
            ),
            key="berkas",
        ),
    ),
    shown=False,
)

KOREKSI = Sheet(
    "Koreksi",
    "shKoreksi",
    "Koreksi Draf",
    "Usulan koreksi dari Sekretaris Kecamatan terhadap draf.",
    names=(NamedCell("koreksi_berkas", "Berkas", group="Masukan", help="Kosong = .docx terbaru di folder masuk."),),
    tables=(
        Table(
            "tblKoreksi",
            "Usulan Koreksi",
            (
                _out("id", "ID", width=10),
                _out("jenis", "Jenis", width=11),
                _out("bagian", "Bagian", width=28),
                _out("lama", "Semula", Kind.LONG_TEXT, width=44),
                _out("baru", "Menjadi", Kind.LONG_TEXT, width=44),
                _out("pengusul", "Pengusul", width=20),
                Column("putusan", "Putusan", width=13),
            ),
            key="id",
        ),
    ),
    shown=False,
)

JEJAK_ANGKA = Sheet(
    "Jejak_Angka",
    "shJejakAngka",
    "Jejak Angka",
    "Asal setiap angka laporan: dari sel mana dan dari berkas unit yang mana.",
    tables=(
        Table(
            "tblJejakAngka",
            "Angka Laporan",
            (
                _out("id", "ID Angka", width=34),
                _out("tercetak", "Tercetak", width=18),
                _out("sel", "Sel Buku Induk", width=24),
                _out("asal", "Asal", width=50),
                _out("penjelasan", "Penjelasan", Kind.LONG_TEXT, width=60),
            ),
            key="id",
        ),
    ),
    shown=False,
    locked=True,
)

KESESUAIAN = Sheet(
    "Kesesuaian",
    "shKesesuaian",
    "Kesesuaian dengan PermenPANRB 53/2014",
    "Butir yang wajib ada dalam laporan dan hasil pemeriksaannya.",
    tables=(
        Table(
            "tblKesesuaian",
            "Butir Kesesuaian",
            (
                _out("butir", "Butir", width=8),
                _out("bagian", "Bagian", width=16),
                _out("syarat", "Syarat", Kind.LONG_TEXT, width=52),
                _out("hasil", "Hasil", width=14),
                _out("kekurangan", "Kekurangan", Kind.LONG_TEXT, width=60),
                _out("tempat", "Tempat pada Laporan", Kind.LONG_TEXT, width=44),
                _out("sel", "Sel Buku Induk", width=22),
                _out("perbaikan", "Cara Memperbaiki", Kind.LONG_TEXT, width=50),
                _out("sumber", "Sumber", Kind.LONG_TEXT, width=34),
            ),
            key="butir",
        ),
    ),
    shown=False,
    locked=True,
)

_SUMBER = Table(
    "tblSumber",
    "Sumber Berkas Lain",
    (
        _out("sumber", "Sumber", width=13),
        _out("berkas", "Berkas Contoh", width=30),
        Column("status", "Status", Kind.CHOICE, "status_pemetaan", width=13, help="Pilih Ditetapkan bila arti semua "
               "kolom sumber ini sudah benar."),
        Column("unit", "Kode Unit", width=11, help="Diisi hanya bila berkasnya tidak memiliki kolom Unit."),
        Column("oleh", "Ditetapkan oleh", width=22),
    ),
    key="sumber",
    note="Satu baris untuk satu susunan judul kolom. Periksa artinya di sebelah kanan, lalu pilih Ditetapkan.",
)  # fmt: skip
_PEMETAAN = Table(
    "tblPemetaan",
    "Arti Kolom",
    (
        _out("sumber", "Sumber", width=13),
        _out("kolom", "Kolom pada Berkas", Kind.LONG_TEXT, width=46),
        _out("contoh", "Contoh Isi", width=24),
        Column("arti", "Arti", Kind.CHOICE, "arti_kolom", width=34, help="Arti kolom ini; Abaikan bila tidak dipakai."),
        _out("keyakinan", "Keyakinan Usulan", width=18),
    ),
    note="Contoh isi hanya ditampilkan untuk kolom yang tidak dapat memuat data pribadi.",
)
_KATA_NILAI = Table(
    "tblKataNilai",
    "Kata Nilai",
    (
        Column("unsur", "Unsur", width=34, help="Kosong: berlaku untuk semua unsur yang tidak memiliki kata itu."),
        Column("kata", "Kata", required=True, width=28),
        Column("nilai", "Nilai", Kind.INTEGER, minimum=1, maximum=4, width=8, help="1-4; kosong: tidak dijawab."),
    ),
    blank_rows=6,
    note="Jawaban berupa kata dan nilainya; 4 paling baik.",
)
PEMETAAN = Sheet(
    "Pemetaan",
    "shPemetaan",
    "Pemetaan Kolom",
    "Kolom berkas dari aplikasi lain dan artinya di sini; cukup ditetapkan sekali. Berkas menunggu sampai ditetapkan.",
    tables=(_SUMBER, _PEMETAAN, _KATA_NILAI),
    shown=False,
)

EKSPEDISI = Sheet(
    "Ekspedisi",
    "shEkspedisi",
    "Buku Ekspedisi",
    "Bukti penyampaian surat dan formulir. Kolom kuning diisi oleh penerima atau pengantar.",
    tables=(
        Table(
            "tblEkspedisi",
            "Penyampaian Surat dan Formulir",
            (
                _out("kunci", "Kunci", width=26),
                _out("tanggal", "Tanggal", Kind.DATE, width=12),
                _out("kepada", "Kepada", width=32),
                _out("dokumen", "Dokumen", Kind.LONG_TEXT, width=60),
                Column("penerima", "Diterima oleh", width=26),
                Column("tanggal_terima", "Tanggal Terima", Kind.DATE, width=13),
            ),
            key="kunci",
        ),
    ),
    shown=False,
)

DIAGNOSA = Sheet(
    "Diagnosa",
    "shDiagnosa",
    "Diagnosa",
    "Mengapa sebuah tombol tidak berjalan, dan cara memperbaikinya.",
    tables=(
        Table(
            "tblDiagnosa",
            "Pemeriksaan",
            (
                _out("id", "Pemeriksaan", width=26),
                _out("hasil", "Hasil", width=9),
                _out("sebab", "Sebab", Kind.LONG_TEXT, width=60),
                _out("tindakan", "Tindakan", Kind.LONG_TEXT, width=60),
            ),
            key="id",
        ),
    ),
    shown=False,
    locked=True,
)

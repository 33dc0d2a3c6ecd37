"""Sheets of the master workbook that people fill: settings, targets, budget, narrative.

Layer: book.
Source: DESIGN section 4; PermenPANRB 53/2014 for what the report needs.
"""

from lkjip_xl.book.schema.kinds import Column, Kind, Owner, Sheet, Table
from lkjip_xl.book.schema.settings import SETTINGS

_STEP = Owner.STEP

PENGATURAN = Sheet(
    "Pengaturan",
    "shPengaturan",
    "Pengaturan",
    "Isi sel kuning. Yang dikosongkan akan tampak sebagai kekurangan pada Temuan dan pada draf.",
    names=SETTINGS,
    landscape=False,
)

UNIT = Sheet(
    "Unit",
    "shUnit",
    "Unit, Pegawai, dan Sarana",
    "Unit yang dimintai data, serta sumber daya untuk Bab I.",
    tables=(
        Table(
            "tblUnit",
            "Unit yang Dimintai Data",
            (
                Column("kode", "Kode", required=True, width=8),
                Column("nama", "Nama Unit", required=True, width=26),
                Column("jenis", "Jenis", Kind.CHOICE, "jenis_unit", required=True, width=13),
                Column("jabatan", "Jabatan Pimpinan", width=26),
                Column("pimpinan", "Nama Pimpinan", width=26),
                Column("nip", "NIP", width=24),
                Column("pangkat", "Pangkat", width=18),
                Column("populasi", "Pengguna Layanan Setahun", Kind.INTEGER, minimum=0, width=14),
                Column("aktif", "Aktif", Kind.CHOICE, "ya_tidak", required=True, width=8),
            ),
            key="kode",
            blank_rows=4,
        ),
        Table(
            "tblPegawai",
            "Sumber Daya Manusia",
            (
                Column("unit_kerja", "Unit Kerja", required=True, width=26),
                Column("pns", "PNS", Kind.INTEGER, minimum=0, width=9),
                Column("pppk", "PPPK", Kind.INTEGER, minimum=0, width=9),
                Column("non_asn", "Non-ASN", Kind.INTEGER, minimum=0, width=9),
            ),
            blank_rows=12,
        ),
        Table(
            "tblSarana",
            "Sarana dan Prasarana",
            (
                Column("jenis", "Jenis Sarana", required=True, width=26),
                Column("baik", "Baik", Kind.INTEGER, minimum=0, width=9),
                Column("rusak", "Rusak", Kind.INTEGER, minimum=0, width=9),
            ),
            blank_rows=12,
        ),
        Table(
            "tblPegawaiRinci",
            "Rincian Sumber Daya Manusia",
            (
                Column("kelompok", "Kelompok", Kind.CHOICE, "rincian_pegawai", required=True, width=18),
                Column("uraian", "Rincian", required=True, width=22, help="Misalnya: Perempuan, S1, Golongan III."),
                Column("jumlah", "Jumlah Pegawai", Kind.INTEGER, minimum=0, width=10),
            ),
            blank_rows=15,
            note="Boleh dikosongkan. Jumlah setiap kelompok harus sama dengan jumlah pegawai.",
        ),
    ),
    shown=False,
)

INDIKATOR = Sheet(
    "Indikator",
    "shIndikator",
    "Sasaran dan Indikator Kinerja",
    "Indikator kinerja utama menurut perjanjian kinerja. Penyebab dan solusi wajib diisi bila target tidak tercapai "
    "atau nilai turun.",
    tables=(
        Table(
            "tblIndikator",
            "Indikator Kinerja Utama",
            (
                Column("kode", "Kode", required=True, width=8),
                Column("sasaran", "Sasaran Strategis", required=True, width=36),
                Column("indikator", "Indikator Kinerja", required=True, width=36),
                Column("satuan", "Satuan", required=True, width=11),
                Column("arah", "Arah", Kind.CHOICE, "arah", required=True, width=9),
                Column("formula", "Formula Perhitungan", width=40),
                Column("sumber", "Sumber Realisasi", Kind.CHOICE, "sumber_realisasi", required=True, width=14),
                Column("realisasi_isian", "Realisasi (Isian)", Kind.NUMBER, width=12),
                Column("target_murni", "Target Murni", required=True, width=11, help="Rentang ditulis 70..80."),
                Column("target_perubahan", "Target Perubahan", width=12, help="Kosong bila tidak berubah."),
                Column("target_renstra", "Target Akhir Renstra", width=12),
                Column("tahun_renstra", "Tahun Akhir Renstra", Kind.INTEGER, minimum=2004, maximum=2100, width=10),
                Column("standar", "Standar Nasional/Provinsi", Kind.NUMBER, width=20),
                Column(
                    "sumber_standar",
                    "Sumber Standar",
                    width=26,
                    help="Ketik “Tidak ada” bila indikator ini tidak "
                    "memiliki standar; standar yang kosong tampak sebagai kekurangan.",
                ),
                Column("penyebab", "Penyebab Keberhasilan/Kegagalan", Kind.LONG_TEXT, width=50),
                Column("hambatan", "Hambatan", Kind.LONG_TEXT, width=50),
                Column("solusi", "Solusi", Kind.LONG_TEXT, width=50),
                Column("program", "Program yang Menunjang/Menghambat", Kind.LONG_TEXT, width=50),
            ),
            key="kode",
            blank_rows=3,
        ),
    ),
    shown=False,
)

RIWAYAT = Sheet(
    "Riwayat",
    "shRiwayat",
    "Riwayat Kinerja",
    "Target dan realisasi tahun-tahun sebelumnya; setiap tahun memakai peraturan yang berlaku pada tahun itu.",
    tables=(
        Table(
            "tblRiwayat",
            "Target dan Realisasi Tahun Sebelumnya",
            (
                Column("indikator", "Kode Indikator", required=True, width=12),
                Column("tahun", "Tahun", Kind.INTEGER, required=True, minimum=2004, maximum=2100, width=8),
                Column("target", "Target", width=11),
                Column("realisasi", "Realisasi", Kind.NUMBER, width=11),
                Column("sumber", "Sumber", width=36),
                Column("renstra", "Renstra", width=36, help="Hanya bila tahun itu memakai Renstra yang lain."),
            ),
            blank_rows=12,
        ),
    ),
    shown=False,
)

ANGGARAN = Sheet(
    "Anggaran",
    "shAnggaran",
    "Anggaran dan Realisasi",
    "Pagu dan realisasi dalam rupiah penuh. Baris Subkegiatan dijumlahkan; Program dan Kegiatan hanya judul.",
    tables=(
        Table(
            "tblAnggaran",
            "Program, Kegiatan, dan Subkegiatan",
            (
                Column("kode", "Kode Rekening", required=True, width=20),
                Column("jenjang", "Jenjang", Kind.CHOICE, "jenjang_anggaran", required=True, width=13),
                Column("uraian", "Uraian", required=True, width=56),
                Column("pagu_murni", "Pagu Murni (Rp)", Kind.MONEY, minimum=0, width=18),
                Column("pagu_perubahan", "Pagu Perubahan (Rp)", Kind.MONEY, minimum=0, width=18),
                Column("realisasi", "Realisasi (Rp)", Kind.MONEY, minimum=0, width=18),
                Column("indikator", "Kode Indikator", width=14, help="Indikator yang dilayani baris ini."),
                Column("keterangan", "Keterangan", width=30),
            ),
            key="kode",
            blank_rows=20,
        ),
    ),
)

NARASI = Sheet(
    "Narasi",
    "shNarasi",
    "Narasi Laporan",
    "Tulisan kantor untuk setiap bagian laporan. Tidak ada langkah yang menimpa kolom Isi.",
    tables=(
        Table(
            "tblNarasi",
            "Bagian Laporan",
            (
                Column("kode", "Kode Bagian", required=True, width=24, owner=_STEP),
                Column("bagian", "Bagian", width=34, owner=_STEP),
                Column("isi", "Isi", Kind.LONG_TEXT, width=100),
                Column("wajib", "Wajib", Kind.CHOICE, "ya_tidak", width=8, owner=_STEP),
                Column("petunjuk", "Petunjuk", Kind.LONG_TEXT, width=44, owner=_STEP),
            ),
            key="kode",
            note="Pisahkan alinea dengan baris baru di dalam sel (Alt+Enter).",
        ),
    ),
)

TINDAK_LANJUT = Sheet(
    "Tindak_Lanjut",
    "shTindakLanjut",
    "Tindak Lanjut Survei Kepuasan Masyarakat",
    "Rencana untuk tiga unsur terendah tahun ini, dan hasil rencana tahun lalu. Keduanya dicetak pada Bab III.",
    tables=(
        Table(
            "tblRencanaSkm",
            "Rencana Tindak Lanjut",
            (
                Column("unsur", "Kode Unsur", required=True, width=10, help="Kode pada lembar Referensi, misalnya U1."),
                Column("rencana", "Rencana Perbaikan", Kind.LONG_TEXT, required=True, width=46),
                Column("program", "Program/Kegiatan", Kind.LONG_TEXT, width=36),
                Column("triwulan", "Triwulan", Kind.CHOICE, "triwulan", width=13),
                Column("penanggung_jawab", "Penanggung Jawab", width=28),
            ),
            blank_rows=6,
        ),
        Table(
            "tblTindakLanjut",
            "Tindak Lanjut Rencana Tahun Lalu",
            (
                Column("unsur", "Kode Unsur", required=True, width=10),
                Column("rencana", "Rencana Tahun Lalu", Kind.LONG_TEXT, required=True, width=46),
                Column("tindak_lanjut", "Yang Sudah Dikerjakan", Kind.LONG_TEXT, width=46),
                Column("status", "Status", Kind.CHOICE, "status_tindak_lanjut", width=12),
            ),
            blank_rows=6,
        ),
    ),
    shown=False,
)

REFERENSI = Sheet(
    "Referensi",
    "shReferensi",
    "Referensi",
    "Daftar pilihan, tabel peraturan, hari libur, dan dasar hukum.",
    tables=(
        Table(
            "tblUnsur",
            "Unsur SKM",
            (
                Column("kode", "Kode Unsur", required=True, width=10),
                Column("nama", "Nama Unsur", required=True, width=40),
            ),
            key="kode",
        ),
        Table(
            "tblMutu",
            "Mutu Pelayanan",
            (
                Column("peraturan", "Peraturan", width=24, owner=_STEP),
                Column("mutu", "Mutu", width=7, owner=_STEP),
                Column("kinerja", "Kinerja Unit", width=14, owner=_STEP),
                Column("batas", "Batas Bawah", Kind.NUMBER, width=10, owner=_STEP),
            ),
        ),
        Table(
            "tblPredikat",
            "Predikat Capaian",
            (
                Column("skala", "Skala", width=22, owner=_STEP),
                Column("predikat", "Predikat", width=16, owner=_STEP),
                Column("batas", "Batas Bawah", Kind.NUMBER, width=10, owner=_STEP),
            ),
        ),
        Table(
            "tblDasarHukum",
            "Dasar Hukum",
            (
                Column("urut", "No", Kind.INTEGER, width=6),
                Column("peraturan", "Peraturan", Kind.LONG_TEXT, required=True, width=80),
                Column("status", "Status", width=16, help="berlaku, diganti, atau perlu diperiksa"),
            ),
            blank_rows=6,
        ),
        Table(
            "tblHariLibur",
            "Hari Libur",
            (
                Column("tanggal", "Tanggal", Kind.DATE, required=True, width=13),
                Column("nama", "Nama Hari Libur", width=34),
            ),
            blank_rows=30,
        ),
        Table(
            "tblTim",
            "Tim Penyusun LKjIP",
            (
                Column("urut", "No", Kind.INTEGER, width=6),
                Column("nama", "Nama", width=30),
                Column("jabatan", "Jabatan", width=34),
                Column("kedudukan", "Kedudukan dalam Tim", width=22),
            ),
            blank_rows=10,
        ),
    ),
    shown=False,
)

PELAKU = Sheet(
    "Pelaku",
    "shPelaku",
    "Pelaku dan Baku Mutu Langkah",
    "Delapan langkah SOP: siapa, berapa lama, kelengkapan, dan keluaran. Boleh disesuaikan.",
    tables=(
        Table(
            "tblPelaku",
            "Langkah SOP",
            (
                Column("langkah", "Langkah", Kind.INTEGER, required=True, width=9),
                Column("uraian", "Uraian", Kind.LONG_TEXT, width=60),
                Column("pelaku", "Pelaku", width=34),
                Column("menit", "Waktu Baku (menit kerja)", Kind.INTEGER, minimum=0, width=14),
                Column("kelengkapan", "Kelengkapan", Kind.LONG_TEXT, width=40),
                Column("keluaran", "Keluaran", Kind.LONG_TEXT, width=40),
            ),
            key="langkah",
        ),
    ),
    shown=False,
)

"""The settings of an office: named cells of the sheet Pengaturan.

Layer: book. What differs between offices, or is unsure in the regulations ([M] in our domain notes), is a setting
with a default here; it is never a literal deep in the code.
"""

from decimal import Decimal

from lkjip_xl.book.schema.kinds import Kind, NamedCell


def _text(group: str, name: str, label: str, default: str | None = None, help_: str = "") -> NamedCell:
    return NamedCell(name, label, default=default, help=help_, group=group)


def _choice(group: str, name: str, label: str, choices: str, default: str, help_: str = "") -> NamedCell:
    return NamedCell(name, label, Kind.CHOICE, default, choices, help=help_, group=group)


def _date(group: str, name: str, label: str, help_: str = "") -> NamedCell:
    return NamedCell(name, label, Kind.DATE, help=help_, group=group)


def _pejabat(group: str, prefix: str, jabatan: str) -> tuple[NamedCell, ...]:
    return (
        _choice(group, f"{prefix}_sebutan", "Sebutan", "sebutan", "Definitif", "Plt. atau Plh. bila bukan definitif."),
        _text(group, f"{prefix}_jabatan", "Jabatan", jabatan),
        _text(group, f"{prefix}_nama", "Nama dan gelar"),
        _text(group, f"{prefix}_pangkat", "Pangkat"),
        _text(group, f"{prefix}_nip", "NIP", help_="18 angka, ditulis sebagai teks."),
    )


INSTANSI = "Instansi"
SURAT = "Surat dan Nomor"
SKM = "Survei Kepuasan Masyarakat"
KINERJA = "Kinerja"
LAPORAN = "Laporan"

SETTINGS: tuple[NamedCell, ...] = (
    NamedCell("tahun", "Tahun laporan", Kind.INTEGER, group=INSTANSI, minimum=2004, maximum=2100),
    _text(INSTANSI, "pemerintah", "Pemerintah daerah", "Pemerintah Kota Probolinggo", "Baris pertama kop surat."),
    _text(INSTANSI, "daerah", "Nama daerah", "Kota Probolinggo"),
    _text(INSTANSI, "kepala_daerah", "Sebutan kepala daerah", "Wali Kota Probolinggo"),
    _text(INSTANSI, "kecamatan", "Nama kecamatan", "Wonoasih"),
    _text(INSTANSI, "alamat", "Alamat kantor"),
    _text(INSTANSI, "telepon", "Telepon"),
    _text(INSTANSI, "surel", "Surel"),
    _text(INSTANSI, "laman", "Laman"),
    _text(INSTANSI, "kode_pos", "Kode pos"),
    _text(INSTANSI, "tempat_surat", "Tempat pada surat", "Probolinggo"),
    _text(INSTANSI, "logo", "Berkas lambang daerah", help_="Nama berkas PNG/JPG di folder tahun ini; boleh kosong."),
    *_pejabat("Camat", "camat", "Camat Wonoasih"),
    *_pejabat("Sekretaris Kecamatan", "sekcam", "Sekretaris Kecamatan"),
    *_pejabat("Kasubbag Keuangan dan Program", "kasubbag", "Kepala Subbagian Keuangan dan Program"),
    _choice(SURAT, "mode_nomor", "Cara memperoleh nomor", "mode_nomor", "Register penuh"),
    _text(SURAT, "pola_nomor", "Pola nomor", "{klasifikasi}/{urut}/{kode_unit}/{tahun}"),
    NamedCell(
        "nomor_terakhir",
        "Nomor surat keluar terakhir di buku",
        Kind.INTEGER,
        group=SURAT,
        minimum=0,
        help="Nomor urut terakhir yang sudah dipakai pada tahun surat; isi 0 bila belum ada. Selama kosong, surat "
        "dicetak dengan nomor '……'.",
    ),
    NamedCell(
        "tahun_nomor",
        "Nomor terakhir itu untuk tahun",
        Kind.INTEGER,
        group=SURAT,
        minimum=2004,
        maximum=2100,
        help="Tahun surat dari nomor terakhir di atas; setiap tahun nomor mulai lagi dari 1.",
    ),
    _text(SURAT, "kode_unit", "Kode unit pada nomor", help_="Kode kecamatan menurut tata naskah daerah."),
    _text(SURAT, "klasifikasi_lkjip", "Kode klasifikasi surat LKjIP", "000.8.6.3", "Permendagri 83/2022."),
    _text(SURAT, "sifat_surat", "Sifat surat", "Biasa"),
    _choice(SURAT, "surat_kelurahan", "Bentuk surat untuk Lurah", "bentuk_surat", "Surat dinas"),
    _choice(SURAT, "surat_seksi", "Bentuk surat untuk Kasi", "bentuk_surat", "Nota dinas"),
    _text(SURAT, "tujuan_pengantar", "Tujuan surat pengantar", "Kepala Bagian Organisasi Sekretariat Daerah"),
    _text(SURAT, "tempat_tujuan", "Tempat tujuan", "Probolinggo"),
    _text(SURAT, "tembusan", "Tembusan", help_="Pisahkan dengan titik koma."),
    NamedCell("rangkap_lkjip", "Banyaknya laporan yang dikirim", Kind.INTEGER, 2, group=SURAT, minimum=1),
    _date(SURAT, "batas_data", "Batas pengumpulan data", "Tanggal terakhir unit mengirim formulir."),
    _choice(SKM, "bobot_skm", "Bobot unsur", "bobot_skm", "1/x", "1/x = satu dibagi jumlah unsur."),
    _choice(SKM, "jawaban_kosong", "Jawaban kosong", "jawaban_kosong", "Abaikan jawaban"),
    _choice(SKM, "agregasi_ikm", "Penggabungan unit", "agregasi_ikm", "Gabungan", "Gabungan = semua responden."),
    _choice(SKM, "cakupan_ikm", "Unit yang dihitung", "cakupan_ikm", "Kecamatan dan kelurahan"),
    _date(SKM, "survei_mulai", "Survei mulai"),
    _date(SKM, "survei_selesai", "Survei selesai", "Menentukan peraturan yang berlaku."),
    NamedCell("batas_kelompok", "Kelompok profil terkecil", Kind.INTEGER, 5, group=SKM, minimum=1),
    NamedCell("baris_formulir", "Baris kosong pada formulir SKM", Kind.INTEGER, 500, group=SKM, minimum=50),
    NamedCell(
        "batas_baris_angket",
        "Batas baris SKM_Angket",
        Kind.INTEGER,
        20_000,
        group=SKM,
        minimum=1,
        maximum=1_000_000,
        help="Jawaban unit yang tidak muat lagi disimpan di luar buku induk dan tetap dihitung.",
    ),
    NamedCell(
        "batas_perubahan",
        "Batas perubahan terhadap tahun lalu (%)",
        Kind.INTEGER,
        25,
        group=KINERJA,
        minimum=1,
        help="Perubahan yang lebih besar dimintai penjelasan.",
    ),
    _choice(KINERJA, "satuan_pemmas", "Satuan indikator Pemmas", "satuan_pemmas", "Jumlah"),
    _choice(KINERJA, "batas_capaian", "Batas capaian", "batas_capaian", "Tanpa batas"),
    _choice(KINERJA, "skala_predikat", "Skala predikat", "skala_predikat", "permendagri_86_2017"),
    _choice(KINERJA, "rumus_efisiensi", "Rumus efisiensi", "rumus_efisiensi", "Rasio"),
    NamedCell("luas_wilayah", "Luas wilayah (km²)", Kind.NUMBER, Decimal("10.981"), group=LAPORAN),
    NamedCell("jumlah_penduduk", "Jumlah penduduk (jiwa)", Kind.INTEGER, 35652, group=LAPORAN),
    NamedCell("jumlah_keluarga", "Jumlah keluarga", Kind.INTEGER, 11995, group=LAPORAN),
    _text(LAPORAN, "sumber_wilayah", "Sumber data wilayah", "Data kependudukan semester I tahun 2024"),
    _text(
        LAPORAN,
        "dasar_organisasi",
        "Dasar kedudukan, tugas, dan fungsi",
        help_="Peraturan yang menetapkannya, ditulis lengkap dengan nomor, tahun, dan tentangnya.",
    ),
    _text(LAPORAN, "nomor_tim", "Nomor keputusan Tim Penyusun"),
    _date(LAPORAN, "tanggal_pk", "Tanggal perjanjian kinerja"),
    _date(LAPORAN, "tanggal_pk_perubahan", "Tanggal perjanjian kinerja perubahan"),
    _text(LAPORAN, "renstra", "Rencana Strategis", help_="Misalnya: Renstra Kecamatan Wonoasih Tahun 2025-2029."),
    _date(LAPORAN, "tenggat_lkjip", "Tenggat penyampaian LKjIP"),
    _choice(
        LAPORAN,
        "lampiran_responden",
        "Lampirkan jawaban setiap responden",
        "ya_tidak",
        "Tidak",
        "Ya = lampiran memuat satu baris untuk setiap responden, tanpa nama.",
    ),
    _date(LAPORAN, "tanggal_reviu", "Tanggal reviu", "Diisi bila laporan sudah direviu; laporan memuat pernyataannya."),
    _text(LAPORAN, "jabatan_reviu", "Jabatan pereviu", help_="Misalnya: Inspektur Kota Probolinggo."),
    _text(LAPORAN, "nama_reviu", "Nama pereviu"),
    _text(LAPORAN, "nip_reviu", "NIP pereviu", help_="18 angka, ditulis sebagai teks."),
    _choice(LAPORAN, "kertas", "Ukuran kertas", "kertas", "F4 215 x 330 mm"),
    _choice(LAPORAN, "huruf", "Huruf dokumen", "huruf", "Arial"),
)

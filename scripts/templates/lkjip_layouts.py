"""Columns of the report's tables: heads, widths and alignment, as published reports print them.

Keys are those of the rows that `lkjip_xl.report` makes; a test compares both.
Source: DOMAIN section 4 (tables in real reports).
"""

from scripts.templates.report_parts import Column, Layout

_NO = Column("No", "no", 6, "tengah")
_SATUAN = Column("Satuan", "satuan", 12, "tengah")
_MONEY = (
    Column("Pagu (Rp)", "pagu", 17, "kanan"),
    Column("Realisasi (Rp)", "realisasi", 17, "kanan"),
    Column("Serapan (%)", "persen", 10, "kanan"),
)
_MONEY_KEYS = ("pagu", "realisasi", "persen")

RINGKASAN = Layout(
    (
        _NO,
        Column("Indikator Kinerja", "indikator", 33),
        _SATUAN,
        Column("Target", "target", 12, "kanan"),
        Column("Realisasi", "realisasi", 12, "kanan"),
        Column("Capaian (%)", "capaian", 11, "kanan"),
        Column("Predikat", "predikat", 14, "tengah"),
    )
)
PEGAWAI = Layout(
    (
        _NO,
        Column("Unit Kerja", "nama", 42),
        Column("PNS", "pns", 13, "kanan"),
        Column("PPPK", "pppk", 13, "kanan"),
        Column("Non-ASN", "non_asn", 13, "kanan"),
        Column("Jumlah", "jumlah", 13, "kanan"),
    ),
    {"nama": "Jumlah"},
    ("pns", "pppk", "non_asn", "jumlah"),
)
SARANA = Layout(
    (
        _NO,
        Column("Jenis Sarana", "nama", 49),
        Column("Baik", "baik", 15, "kanan"),
        Column("Rusak", "rusak", 15, "kanan"),
        Column("Jumlah", "jumlah", 15, "kanan"),
    ),
    {"nama": "Jumlah"},
    ("baik", "rusak", "jumlah"),
)
RENSTRA = Layout(
    (
        _NO,
        Column("Sasaran Strategis", "sasaran", 28),
        Column("Indikator Kinerja", "indikator", 29),
        _SATUAN,
        Column("Target Akhir", "target", 13, "kanan"),
        Column("Tahun", "tahun", 12, "tengah"),
    )
)
IKU = Layout(
    (
        _NO,
        Column("Sasaran Strategis", "sasaran", 22),
        Column("Indikator Kinerja", "indikator", 24),
        _SATUAN,
        Column("Formula Perhitungan", "formula", 22),
        Column("Sumber Data", "sumber", 14),
    )
)
PERJANJIAN = Layout(
    (
        _NO,
        Column("Sasaran Strategis", "sasaran", 33),
        Column("Indikator Kinerja", "indikator", 35),
        _SATUAN,
        Column("Target", "target", 14, "kanan"),
    )
)
PROGRAM = Layout(
    (_NO, Column("Kode", "kode", 16), Column("Program", "uraian", 54), Column("Pagu (Rp)", "pagu", 24, "kanan")),
    {"uraian": "Jumlah"},
    ("pagu",),
)
PERUBAHAN = Layout(
    (
        _NO,
        Column("Indikator Kinerja", "indikator", 38),
        _SATUAN,
        Column("Target Murni", "murni", 15, "kanan"),
        Column("Target Perubahan", "perubahan", 15, "kanan"),
        Column("Keterangan", "keterangan", 14, "tengah"),
    )
)
PERUBAHAN_PAGU = Layout(
    (
        _NO,
        Column("Program", "uraian", 32),
        Column("Pagu Murni (Rp)", "murni", 17, "kanan"),
        Column("Pagu Perubahan (Rp)", "pagu", 17, "kanan"),
        Column("Selisih (Rp)", "selisih", 15, "kanan"),
        Column("Keterangan", "keterangan", 13, "tengah"),
    ),
    {"uraian": "Jumlah"},
    ("murni", "pagu", "selisih"),
)
SKALA = Layout(
    (
        _NO,
        Column("Rentang Capaian (%)", "rentang", 54, "tengah"),
        Column("Predikat", "predikat", 40, "tengah"),
    )
)
PENGUKURAN = Layout(
    (
        Column("No", "no", 5, "tengah"),
        Column("Sasaran", "sasaran", 19),
        Column("Indikator", "indikator", 21),
        _SATUAN,
        Column("Target", "target", 11, "kanan"),
        Column("Realisasi", "realisasi", 11, "kanan"),
        Column("Capaian (%)", "capaian", 10, "kanan"),
        Column("Predikat", "predikat", 11, "tengah"),
    )
)
TARGET = Layout(
    (
        Column("Indikator", "indikator", 34),
        _SATUAN,
        Column("Target", "target", 13, "kanan"),
        Column("Realisasi", "realisasi", 13, "kanan"),
        Column("Capaian (%)", "capaian", 13, "kanan"),
        Column("Predikat", "predikat", 15, "tengah"),
    )
)
TAHUN = Layout(
    (
        Column("Tahun", "tahun", 16, "tengah"),
        Column("Target", "target", 21, "kanan"),
        Column("Realisasi", "realisasi", 21, "kanan"),
        Column("Capaian (%)", "capaian", 21, "kanan"),
        Column("Predikat", "predikat", 21, "tengah"),
    )
)
TARGET_RENSTRA = Layout(
    (
        Column("Indikator", "indikator", 38),
        Column("Realisasi", "realisasi", 16, "kanan"),
        Column("Target Akhir Renstra", "target", 17, "kanan"),
        Column("Tahun Akhir", "tahun", 13, "tengah"),
        Column("Capaian (%)", "capaian", 16, "kanan"),
    )
)
STANDAR = Layout(
    (
        Column("Indikator", "indikator", 32),
        Column("Realisasi", "realisasi", 14, "kanan"),
        Column("Standar", "standar", 14, "kanan"),
        Column("Sumber Standar", "sumber", 24),
        Column("Capaian (%)", "capaian", 16, "kanan"),
    )
)
SEBAB = Layout((Column("Aspek", "aspek", 24), Column("Uraian", "uraian", 76)))
EFISIENSI = Layout(
    (
        Column("Capaian (%)", "capaian", 13, "kanan"),
        Column("Pagu (Rp)", "pagu", 20, "kanan"),
        Column("Realisasi (Rp)", "realisasi", 20, "kanan"),
        Column("Serapan (%)", "serapan", 13, "kanan"),
        Column("Efisiensi", "efisiensi", 14, "kanan"),
        Column("Keterangan", "keterangan", 20, "tengah"),
    )
)
PROGRAM_INDIKATOR = Layout(
    (_NO, Column("Kode", "kode", 18), Column("Subkegiatan", "uraian", 32), *_MONEY), {"uraian": "Jumlah"}, _MONEY_KEYS
)
IKM_UNIT = Layout(
    (
        _NO,
        Column("Unit Pelayanan", "unit", 30),
        Column("Responden", "responden", 13, "kanan"),
        Column("Sampel Minimal", "sampel", 12, "kanan"),
        Column("IKM", "ikm", 11, "kanan"),
        Column("Mutu", "mutu", 11, "tengah"),
        Column("Kinerja", "kinerja", 17, "tengah"),
    ),
    {"unit": "Kecamatan (keseluruhan)"},
    ("responden", "ikm", "mutu", "kinerja"),
)
PROFIL = Layout(
    (
        Column("Karakteristik", "karakteristik", 30),
        Column("Kelompok", "kelompok", 34),
        Column("Jumlah", "jumlah", 18, "kanan"),
        Column("Persentase (%)", "persen", 18, "kanan"),
    ),
    is_long=True,
)
UNSUR = Layout(
    (
        Column("Kode", "kode", 8, "tengah"),
        Column("Unsur Pelayanan", "unsur", 34),
        Column("Jumlah Jawaban", "jumlah", 12, "kanan"),
        Column("NRR", "nrr", 11, "kanan"),
        Column("NRR Tertimbang", "tertimbang", 13, "kanan"),
        Column("Nilai", "nilai", 11, "kanan"),
        Column("Mutu", "mutu", 11, "tengah"),
    ),
    {"unsur": "Jumlah dan IKM"},
    ("tertimbang", "nilai", "mutu"),
)
TREN = Layout(
    (
        Column("Tahun", "tahun", 14, "tengah"),
        Column("IKM", "ikm", 14, "kanan"),
        Column("Mutu", "mutu", 14, "tengah"),
        Column("Kinerja Unit Pelayanan", "kinerja", 28, "tengah"),
        Column("Peraturan", "peraturan", 30),
    )
)
RENCANA = Layout(
    (
        _NO,
        Column("Unsur Pelayanan", "unsur", 18),
        Column("Rencana Perbaikan", "rencana", 27),
        Column("Program/Kegiatan", "program", 22),
        Column("Triwulan", "triwulan", 12, "tengah"),
        Column("Penanggung Jawab", "penanggung_jawab", 15),
    )
)
TINDAK_LANJUT = Layout(
    (
        _NO,
        Column("Unsur Pelayanan", "unsur", 19),
        Column("Rencana Tahun Lalu", "rencana", 29),
        Column("Yang Sudah Dikerjakan", "tindak_lanjut", 33),
        Column("Status", "status", 13, "tengah"),
    )
)
KEPEKAAN = Layout(
    (
        Column("Cara Perhitungan", "cara", 50),
        Column("IKM", "ikm", 14, "kanan"),
        Column("Mutu", "mutu", 11, "tengah"),
        Column("Keterangan", "keterangan", 25),
    )
)


def _counted(head: str, whole: str, part: str, keys: tuple[str, str]) -> Layout:
    columns = (
        _NO,
        Column(head, "nama", 43),
        Column(whole, keys[0], 17, "kanan"),
        Column(part, keys[1], 17, "kanan"),
        Column("Persentase (%)", "persen", 17, "kanan"),
    )
    return Layout(columns, {"nama": "Jumlah"}, (*keys, "persen"))


_PEMMAS_KEYS = ("sasaran", "difasilitasi")
_ADMINISTRASI_KEYS = ("jumlah", "sesuai")
PEMMAS_JENIS = _counted("Jenis Kelompok/Lembaga", "Sasaran", "Difasilitasi", _PEMMAS_KEYS)
PEMMAS_UNIT = _counted("Unit", "Sasaran", "Difasilitasi", _PEMMAS_KEYS)
ADMINISTRASI_JENIS = _counted("Jenis Administrasi", "Jumlah Dokumen", "Sesuai Ketentuan", _ADMINISTRASI_KEYS)
ADMINISTRASI_UNIT = _counted("Unit", "Jumlah Dokumen", "Sesuai Ketentuan", _ADMINISTRASI_KEYS)
ADMINISTRASI_SEKSI = _counted("Seksi", "Jumlah Dokumen", "Sesuai Ketentuan", _ADMINISTRASI_KEYS)
GANDA = Layout(
    (
        _NO,
        Column("Unit", "unit", 28),
        Column("Jenis", "jenis", 20),
        Column("Nama Kelompok/Lembaga", "nama", 36),
        Column("RW", "rw", 10, "tengah"),
    )
)
ANGGARAN = Layout(
    (
        _NO,
        Column("Program", "uraian", 34),
        *_MONEY,
        Column("Sisa (Rp)", "sisa", 16, "kanan"),
    ),
    {"uraian": "Jumlah"},
    (*_MONEY_KEYS, "sisa"),
)
RINCIAN = Layout(
    (
        Column("Kode", "kode", 18, "kode"),
        Column("Program/Kegiatan/Subkegiatan", "uraian", 29),
        Column("Pagu (Rp)", "pagu", 15, "kanan"),
        Column("Realisasi (Rp)", "realisasi", 15, "kanan"),
        Column("Serapan (%)", "persen", 10, "kanan"),
        Column("Sisa (Rp)", "sisa", 13, "kanan"),
    ),
    {"uraian": "Jumlah"},
    (*_MONEY_KEYS, "sisa"),
)
KINERJA = Layout(
    (
        _NO,
        Column("Unit", "unit", 16),
        Column("Seksi", "seksi", 16),
        Column("Indikator Kinerja", "uraian", 22),
        Column("Satuan", "satuan", 9, "tengah"),
        Column("Arah", "arah", 7, "tengah"),
        Column("Target", "target", 8, "kanan"),
        Column("Realisasi", "realisasi", 8, "kanan"),
        Column("Capaian (%)", "capaian", 8, "kanan"),
    ),
    is_long=True,
)
MUTU = Layout(
    (
        Column("Nilai Interval Konversi", "interval", 40, "tengah"),
        Column("Mutu Pelayanan", "mutu", 25, "tengah"),
        Column("Kinerja Unit Pelayanan", "kinerja", 35, "tengah"),
    )
)
PEMMAS = Layout(
    (
        _NO,
        Column("Unit", "unit", 21),
        Column("Jenis", "jenis", 12),
        Column("Nama Kelompok/Lembaga", "nama", 22),
        Column("RW", "rw", 6, "tengah"),
        Column("Difasilitasi", "difasilitasi", 12, "tengah"),
        Column("Bentuk Fasilitasi", "bentuk", 21),
    ),
    is_long=True,
)
ADMINISTRASI = Layout(
    (
        _NO,
        Column("Unit", "unit", 22),
        Column("Seksi", "seksi", 19),
        Column("Jenis Administrasi", "jenis", 18),
        Column("Jumlah", "jumlah", 11, "kanan"),
        Column("Sesuai", "sesuai", 11, "kanan"),
        Column("Persentase (%)", "persen", 13, "kanan"),
    ),
    is_long=True,
)
TIM = Layout(
    (
        _NO,
        Column("Nama", "nama", 34),
        Column("Jabatan", "jabatan", 34),
        Column("Kedudukan dalam Tim", "kedudukan", 26),
    )
)
SUMBER = Layout(
    (
        _NO,
        Column("Data", "data", 50),
        Column("Bagian Rekapitulasi", "lembar", 26),
        Column("Jumlah Baris", "baris", 18, "kanan"),
    )
)
BERKAS = Layout(
    (
        _NO,
        Column("Unit", "unit", 20),
        Column("Berkas", "berkas", 31),
        Column("Data", "jenis", 17),
        Column("Diterima", "diterima", 13, "tengah"),
        Column("Kode Berkas", "sidik", 13, "tengah"),
    ),
    is_long=True,
)

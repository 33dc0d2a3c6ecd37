"""The lists that choices are picked from, as staff read them.

Layer: book. A policy of `rules` is the text of its choice in lower case with underscores (`policy_of`), so that
sheet and rule cannot drift apart.
Source: SOP of the office (kinds of kelompok), PermenPANRB 14/2017 (respondent profile), DESIGN sections 4 and 5.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from lkjip_xl.rules.loading import skm_on

JENIS_DATA = ("SKM", "Pemmas", "Administrasi", "Kinerja")

STATUS_PERMINTAAN = (
    "Belum dikirim",
    "Dikirim",
    "Terlambat",
    "Diterima",
    "Ditolak",
    "Dikembalikan",
    "Konflik",
    "Lengkap",
    "Disetujui",
    "Dikecualikan",
)
STATUS_LANGKAH = ("Belum", "Berjalan", "Selesai", "Dikembalikan", "Gugur")

LISTS: Mapping[str, Sequence[str]] = {
    "jenis_unit": ("Kelurahan", "Kecamatan"),
    "jenis_data": JENIS_DATA,
    "status_permintaan": STATUS_PERMINTAAN,
    "status_langkah": STATUS_LANGKAH,
    "keputusan": ("Setujui", "Kecualikan"),
    "arah": ("naik", "turun", "rentang"),
    "arah_unit": ("naik", "turun"),  # a Kasi or Lurah has no range targets
    "sumber_realisasi": ("IKM", "Pemmas", "Administrasi", "Isian"),
    "ya_tidak": ("Ya", "Tidak"),
    "jenis_kelamin": ("Laki-laki", "Perempuan"),
    "pendidikan": ("SD", "SMP", "SMA", "D1-D3", "S1", "S2", "S3"),
    "pekerjaan": ("PNS", "TNI", "Polri", "Swasta", "Wirausaha", "Lainnya"),
    "jenis_pemmas": (
        "LPMK",
        "RW",
        "RT",
        "PKK",
        "Karang Taruna",
        "Posyandu",
        "KIM",
        "Kelompok Disabilitas",
        "Pokmas",
        "Kelompok Tani",
        "UMKM",
    ),
    "jenis_administrasi": (
        "Surat masuk",
        "Surat keluar",
        "Kearsipan",
        "Kepegawaian",
        "Keuangan",
        "Aset",
        "Pelaporan",
    ),
    "rincian_pegawai": ("Jenis kelamin", "Pendidikan", "Pangkat/golongan"),
    "triwulan": ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"),
    "status_tindak_lanjut": ("Selesai", "Berjalan", "Belum"),
    "jenjang_anggaran": ("Program", "Kegiatan", "Subkegiatan"),
    "bobot_skm": ("1/x", "0.11", "0.111"),
    "jawaban_kosong": ("Abaikan jawaban", "Abaikan responden"),
    "agregasi_ikm": ("Gabungan", "Rata unit", "Tertimbang"),
    "cakupan_ikm": ("Kecamatan dan kelurahan", "Kecamatan saja", "Kelurahan saja"),
    "satuan_pemmas": ("Jumlah", "Persentase"),
    "batas_capaian": ("Tanpa batas", "100", "120"),
    "rumus_efisiensi": ("Rasio", "Selisih"),
    "skala_predikat": ("permendagri_86_2017",),
    "mode_nomor": ("Register penuh", "Blok nomor", "Ketik manual"),
    "bentuk_surat": ("Surat dinas", "Nota dinas"),
    "kertas": ("F4 215 x 330 mm", "F4 210 x 330 mm", "A4 210 x 297 mm"),
    "huruf": ("Arial", "Bookman Old Style", "Times New Roman"),
    "sebutan": ("Definitif", "Plt.", "Plh."),
    "tingkat_temuan": ("galat", "peringatan", "info"),
    "arah_surat": ("masuk", "keluar"),
    "status_nomor": ("dipesan", "dipakai", "batal"),
    "status_pemetaan": ("Usulan", "Ditetapkan"),
    "arti_kolom": (
        "Unit",
        "Tanggal",
        "Layanan",
        "Jenis Kelamin",
        "Usia",
        "Pendidikan",
        "Pekerjaan",
        "Periode",
        "Responden",
        "IKM Tercetak",
        "Nama Unsur",
        "NRR Unsur",
        "Data pribadi",
        "Saran",
        "Abaikan",
        *skm_on(date.max).unsur,
    ),
}


def policy_of(choice: str) -> str:
    """Return the name that `rules` gives a choice: `Abaikan jawaban` is the policy `abaikan_jawaban`."""
    return choice.strip().casefold().replace(" ", "_")

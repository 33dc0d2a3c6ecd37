"""Synthetic offices for tests: a complete one, and ways to take things away from it.

Nobody and nothing in here is real: names are placeholders, numbers come from a seeded generator.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from lkjip_xl.model import (
    NO_STANDARD,
    Administrasi,
    Anggaran,
    Arah,
    Berkas,
    Cell,
    Indikator,
    Kelompok,
    KinerjaUnit,
    Naskah,
    Office,
    Pejabat,
    Responden,
    Riwayat,
    Row,
    Target,
    Unit,
    Value,
)
from lkjip_xl.rules.ikm import UNSUR_2017

TAHUN = 2025
UNSUR = {f"U{number}": name for number, name in enumerate(UNSUR_2017, start=1)}

_NIP = "000000000000000000"
_KELURAHAN = ("Wonoasih", "Jrebeng Kidul", "Pakistaji", "Kedunggaleng", "Kedungasem", "Sumbertaman")
_NASKAH = (
    ("kata_pengantar.tambahan", "Kata Pengantar – Tambahan", False),
    ("ringkasan.tambahan", "Ikhtisar Eksekutif – Tambahan", False),
    ("bab1.organisasi", "Gambaran Umum Organisasi", True),
    ("bab1.tugas_fungsi", "Tugas dan Fungsi", True),
    ("bab1.struktur", "Struktur Organisasi", True),
    ("bab1.aspek_strategis", "Aspek Strategis", True),
    ("bab1.isu", "Isu Strategis", True),
    ("bab2.renstra", "Rencana Strategis", True),
    ("bab2.visi_misi", "Visi dan Misi", True),
    ("bab2.tujuan", "Tujuan dan Sasaran", True),
    ("bab2.perubahan_pk", "Perubahan Perjanjian Kinerja", False),
    ("bab3.ikm.tindak_lanjut", "Tindak Lanjut SKM Tahun Lalu", False),
    ("bab3.ikm.rencana", "Rencana Tindak Lanjut SKM", False),
    ("bab3.pemmas.uraian", "Uraian Pemmas", False),
    ("bab3.administrasi.uraian", "Uraian Administrasi", False),
    ("bab3.anggaran.uraian", "Uraian Anggaran", False),
    ("bab4.simpulan", "Simpulan", False),
    ("bab4.langkah", "Langkah Perbaikan", True),
)
_PARAGRAPHS = (
    (
        "(CONTOH) Bagian ini diuraikan oleh kantor berdasarkan keadaan sebenarnya pada tahun laporan. "
        "Uraian memuat keadaan, permasalahan yang dihadapi, dan upaya yang telah dilakukan bersama kelurahan."
    ),
    "(CONTOH) Pelaksanaan tugas dipantau setiap triwulan, dan hasilnya menjadi bahan perbaikan pada tahun berikutnya.",
)
_SETTINGS: Mapping[str, Value] = {
    "tahun": TAHUN,
    "pemerintah": "Pemerintah Kota Probolinggo",
    "daerah": "Kota Probolinggo",
    "kepala_daerah": "Wali Kota Probolinggo",
    "kecamatan": "Wonoasih",
    "tempat_surat": "Probolinggo",
    "camat_jabatan": "Camat Wonoasih",
    "camat_nama": "Nama Camat (CONTOH)",
    "camat_pangkat": "Pembina",
    "camat_nip": _NIP,
    "survei_mulai": date(TAHUN, 6, 2),
    "survei_selesai": date(TAHUN, 11, 28),
    "bobot_skm": "1/x",
    "agregasi_ikm": "Gabungan",
    "luas_wilayah": Decimal("10.981"),
    "jumlah_penduduk": 35652,
    "jumlah_keluarga": 11995,
    "sumber_wilayah": "Data kependudukan semester I tahun 2024",
    "dasar_organisasi": "Peraturan Wali Kota Probolinggo Nomor 00 Tahun 2021 (CONTOH)",
    "renstra": "Renstra Kecamatan Wonoasih Tahun 2025–2029",
    "tanggal_pk": date(TAHUN, 1, 15),
    "tanggal_pk_perubahan": date(TAHUN, 10, 1),
    "nomor_tim": "188.45/CONTOH/2025",
    "batas_kelompok": 5,
}


def full_office(seed: int = 1, respondents: int = 60) -> Office:
    """Return an office that has everything a report needs, with `respondents` per unit."""
    source = random.Random(seed)  # noqa: S311 - test data, no secret
    units = _units()
    return Office(
        tahun=TAHUN,
        settings=_SETTINGS,
        camat=Pejabat("Camat Wonoasih", "Nama Camat (CONTOH)", "Pembina", _NIP),
        sekcam=Pejabat("Sekretaris Kecamatan", "Nama Sekcam (CONTOH)", "Penata", _NIP),
        kasubbag=Pejabat("Kepala Subbagian Keuangan dan Program", "Nama Kasubbag (CONTOH)", "Penata", _NIP),
        unsur=UNSUR,
        units=units,
        indikator=_indikator(),
        riwayat=_riwayat(),
        anggaran=_anggaran(),
        responden=tuple(_responden(source, unit, number) for unit in units for number in range(respondents)),
        kelompok=tuple(_kelompok(units)),
        administrasi=tuple(_administrasi(units)),
        kinerja=tuple(_kinerja(units)),
        naskah=tuple(_naskah()),
        pegawai=_rows("Unit", "unit_kerja pns pppk non_asn", [("Kecamatan", 14, 3, 5), ("Kelurahan", 30, 6, 12)]),
        sarana=_rows("Unit", "jenis baik rusak", [("Komputer", 12, 2), ("Kendaraan roda dua", 9, 1)]),
        dasar_hukum=_rows(
            "Referensi",
            "urut peraturan status",
            [
                (1, "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja", "berlaku"),
                (2, "PermenPANRB Nomor 53 Tahun 2014 tentang Petunjuk Teknis Laporan Kinerja", "berlaku"),
                (3, "PermenPANRB Nomor 12 Tahun 2015 tentang Evaluasi", "diganti"),
            ],
        ),
        tim=_rows(
            "Referensi",
            "urut nama jabatan kedudukan",
            [(1, "Nama Camat (CONTOH)", "Camat", "Ketua"), (2, "Nama Sekcam (CONTOH)", "Sekretaris", "Sekretaris")],
        ),
        pegawai_rinci=_rows(
            "Unit", "kelompok uraian jumlah", [("Pendidikan", "SMA", 40), ("Pendidikan", "Sarjana", 30)]
        ),
        rencana_skm=_rows(
            "Tindak_Lanjut",
            "unsur rencana program triwulan penanggung_jawab",
            [(code, f"(CONTOH) Perbaikan {name}", "Program", "Triwulan I", "Kasi") for code, name in UNSUR.items()],
        ),
        tindak_lanjut=_rows(
            "Tindak_Lanjut",
            "unsur rencana tindak_lanjut status",
            [("U9", "(CONTOH) Ruang tunggu", "Ditata", "Selesai"), ("U8", "(CONTOH) Kotak saran", None, "Berjalan")],
        ),
    )


def answered(office: Office, *, threes: int) -> Office:
    """Return the office with two respondents of one unit who gave so many 3s together, and 2s else."""
    codes = list(office.unsur)
    scores = [3] * threes + [2] * (2 * len(codes) - threes)
    halves = (scores[: len(codes)], scores[len(codes) :])
    answers = (replace(office.responden[0], unit="W1", scores=dict(zip(codes, half, strict=True))) for half in halves)
    return replace(office, responden=tuple(answers))


def office_of_every_table() -> Office:
    """Return an office for which no table of the report is empty: a grade on the edge, a changed budget, files."""
    office = answered(full_office(respondents=2), threes=11)
    changed = (replace(line, pagu_murni=line.pagu_murni - 1) if line.pagu_murni else line for line in office.anggaran)
    file = Berkas("W1", "Formulir W1.xlsx", ("SKM",), "a1b2c3d4", date(TAHUN + 1, 1, 9))
    office = replace(office, anggaran=tuple(changed), berkas=(file,))
    return with_setting(office, bobot_skm="0.11", lampiran_responden="Ya")


def poor_office() -> Office:
    """Return an office that has almost nothing: no survey, no history, no budget, no text."""
    office = full_office()
    naskah = tuple(replace(part, isi="") for part in office.naskah)
    bare = tuple(
        replace(each, penyebab="", hambatan="", solusi="", program="", target_renstra=None, standar=None)
        for each in office.indikator
    )
    return replace(
        office,
        naskah=naskah,
        indikator=bare,
        riwayat=(),
        anggaran=(),
        responden=(),
        kelompok=(),
        administrasi=(),
        kinerja=(),
        pegawai=(),
        sarana=(),
        dasar_hukum=(),
        tim=(),
        pegawai_rinci=(),
        rencana_skm=(),
        tindak_lanjut=(),
    )


def with_indikator(office: Office, kode: str, **changes: object) -> Office:
    """Return the office with fields of one indikator changed."""
    changed = tuple(
        replace(each, **changes) if each.kode == kode else each  # type: ignore[arg-type] # fields by name
        for each in office.indikator
    )
    return replace(office, indikator=changed)


def with_setting(office: Office, **changes: Value) -> Office:
    """Return the office with settings changed."""
    return replace(office, settings={**office.settings, **changes})


def single(value: str) -> Target:
    """Return a target of one figure."""
    return Target(Decimal(value), Decimal(value))


def _units() -> tuple[Unit, ...]:
    kelurahan = (
        Unit(f"W{number}", f"Kelurahan {name}", "Kelurahan", Pejabat(f"Lurah {name}"), 70)
        for number, name in enumerate(_KELURAHAN, start=1)
    )
    return (*kelurahan, Unit("KEC", "Kecamatan Wonoasih", "Kecamatan", Pejabat("Sekretaris Kecamatan"), 60))


def _indikator() -> tuple[Indikator, ...]:
    publik, masyarakat = "Meningkatnya kualitas pelayanan publik", "Meningkatnya pemberdayaan masyarakat"
    return (
        Indikator(
            "IK1", publik, "Indeks Kepuasan Masyarakat", "Indeks", Arah.NAIK, "IKM", Cell("Indikator", "A6"),
            formula="Nilai SKM menurut PermenPANRB 14/2017", target=single("82.00"), target_murni=single("81.50"),
            target_perubahan=single("82.00"), target_renstra=single("86.00"), tahun_renstra=2029,
            standar=Decimal("88.31"), sumber_standar="Contoh standar nasional", cells=_cells(6), **_told("pelayanan"),
        ),
        Indikator(
            "IK2", masyarakat, "Jumlah kelompok/lembaga yang menjadi sasaran fasilitasi", "Kelompok", Arah.NAIK,
            "Pemmas", Cell("Indikator", "A7"), formula="Jumlah kelompok sasaran", target=single("36"),
            target_murni=single("36"), target_renstra=single("48"), tahun_renstra=2029, cells=_cells(7),
            sumber_standar=NO_STANDARD,
            **_told("fasilitasi kelompok"),
        ),
        Indikator(
            "IK3", masyarakat, "Persentase pengelolaan administrasi perkantoran yang ditangani sesuai ketentuan", "%",
            Arah.NAIK, "Administrasi", Cell("Indikator", "A8"), formula="Dokumen sesuai ÷ semua dokumen × 100",
            target=single("96.00"), target_murni=single("96.00"), target_renstra=single("98.00"), tahun_renstra=2029,
            sumber_standar=NO_STANDARD, cells=_cells(8), **_told("administrasi perkantoran"),
        ),
    )  # fmt: skip


def _told(what: str) -> dict[str, Any]:
    text = f"(CONTOH) Pelaksanaan {what} diuraikan oleh seksi yang membidangi.\nAlinea kedua tentang {what}."
    return dict.fromkeys(("penyebab", "hambatan", "solusi", "program"), text)


def _cells(row: int) -> dict[str, Cell]:
    columns = [
        "target_murni",
        "target_perubahan",
        "target_renstra",
        "standar",
        "penyebab",
        "hambatan",
        "solusi",
        "program",
    ]
    return {column: Cell("Indikator", f"{letter}{row}") for column, letter in zip(columns, "IJKMOPQR", strict=True)}


def _riwayat() -> tuple[Riwayat, ...]:
    years = {"IK1": ("79.10", "80.25", "81.40"), "IK2": ("30", "33", "39"), "IK3": ("88.00", "91.25", "93.10")}
    return tuple(
        Riwayat(kode, TAHUN - 3 + at, single(value), Decimal(value), "LKjIP", Cell("Riwayat", f"D{row + at}"))
        for row, (kode, values) in zip((6, 9, 12), years.items(), strict=True)
        for at, value in enumerate(values)
    )


def _anggaran() -> tuple[Anggaran, ...]:
    lines = (
        ("7.01.01", "Program", "Program Penunjang Urusan Pemerintahan Daerah", None, None, ""),
        ("7.01.01.2.01", "Kegiatan", "Perencanaan, Penganggaran, dan Evaluasi Kinerja", None, None, ""),
        ("7.01.01.2.01.01", "Subkegiatan", "Penyusunan Dokumen Perencanaan", 125_000_000, 121_450_250, "IK3"),
        ("7.01.01.2.01.07", "Subkegiatan", "Evaluasi Kinerja Perangkat Daerah", 48_500_000, 40_115_000, "IK3"),
        ("7.01.02", "Program", "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik", None, None, ""),
        ("7.01.02.2.02", "Kegiatan", "Pelayanan Publik Kecamatan", None, None, ""),
        ("7.01.02.2.02.03", "Subkegiatan", "Peningkatan Mutu Pelayanan Kecamatan", 210_750_000, 203_111_500, "IK1"),
        ("7.01.03", "Program", "Program Pemberdayaan Masyarakat Desa dan Kelurahan", None, None, ""),
        ("7.01.03.2.02", "Kegiatan", "Pemberdayaan Kelurahan", None, None, ""),
        ("7.01.03.2.02.02", "Subkegiatan", "Fasilitasi Kelompok Masyarakat", 1_375_400_000, 1_290_077_125, "IK2"),
    )
    return tuple(
        Anggaran(kode, jenjang, uraian, pagu, pagu, realisasi, indikator, Cell("Anggaran", f"E{row}"))
        for row, (kode, jenjang, uraian, pagu, realisasi, indikator) in enumerate(lines, start=6)
    )


def _responden(source: random.Random, unit: Unit, number: int) -> Responden:
    scores = {code: source.choices((2, 3, 4, None), (6, 55, 38, 1))[0] for code in UNSUR}
    profil: Mapping[str, Value] = {
        "jenis_kelamin": source.choice(("Laki-laki", "Perempuan")),
        "usia": source.randint(18, 70),
        "pendidikan": source.choice(("SD", "SMP", "SMA", "S1")),
        "pekerjaan": source.choice(("Swasta", "Wirausaha", "PNS", "Lainnya")),
        "layanan": source.choice(("Surat pengantar", "Legalisasi")),
    }
    return Responden(unit.kode, "", profil, scores, Cell("SKM_Angket", f"A{number + 6}"))


def _kelompok(units: Sequence[Unit]) -> list[Kelompok]:
    kinds = ("LPMK", "PKK", "Posyandu", "Karang Taruna", "Posyandu", "Kelompok Tani")
    groups = [
        Kelompok(unit.kode, kind, f"{kind} Melati {unit.kode}-{at}", f"{at:02d}", at != 4, "Pembinaan", _cell(row))
        for row, (unit, (at, kind)) in enumerate(
            ((unit, each) for unit in units if not unit.is_kecamatan for each in enumerate(kinds, start=1)), start=6
        )
    ]
    twice = replace(groups[2], unit="W2", nama="POSYANDU melati w1-3", rw="3", cell=_cell(99))
    return [*groups, twice]


def _cell(row: int) -> Cell:
    return Cell("Pemmas", f"D{row}")


def _administrasi(units: Sequence[Unit]) -> list[Administrasi]:
    kinds = (("Surat masuk", 120, 116), ("Surat keluar", 80, 77), ("Kearsipan", 40, 33))
    return [
        Administrasi(unit.kode, "Seksi Pemerintahan" if unit.is_kecamatan else "", kind, count, done,
                     Cell("Administrasi", f"F{row}"))
        for row, (unit, (kind, count, done)) in enumerate(
            ((unit, each) for unit in units for each in kinds), start=6
        )
    ]  # fmt: skip


def _kinerja(units: Sequence[Unit]) -> list[KinerjaUnit]:
    return [
        KinerjaUnit(unit.kode, "Seksi Pelayanan" if unit.is_kecamatan else "", "Persentase berkas selesai tepat waktu",
                    "%", Arah.NAIK, Decimal("95.00"), Decimal("93.75"), "", Cell("Kinerja_Unit", f"H{row}"))
        for row, unit in enumerate(units, start=6)
    ]  # fmt: skip


def _naskah() -> list[Naskah]:
    return [
        Naskah(kode, bagian, "\n".join(_PARAGRAPHS), wajib, Cell("Narasi", f"C{row}"))
        for row, (kode, bagian, wajib) in enumerate(_NASKAH, start=6)
    ]


def _rows(sheet: str, keys: str, values: Sequence[Sequence[Value]]) -> tuple[Row, ...]:
    names = keys.split()
    letters = dict(zip(names, "ABCDEFG", strict=False))
    return tuple(
        Row(sheet, number, dict(zip(names, row, strict=True)), letters) for number, row in enumerate(values, start=6)
    )

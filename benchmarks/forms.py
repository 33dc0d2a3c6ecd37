"""Forms for the benchmarks: each with its own unit, id and answers, made by a seeded generator."""

import random
from datetime import date
from pathlib import Path

from lkjip_xl.book.forms import FormSpec, build_form
from lkjip_xl.model import Pejabat, Unit, Value
from lkjip_xl.rules.loading import skm_on

RESPONDENTS = 300
TAHUN = 2025
SKM = skm_on(date(TAHUN, 12, 31))
UNSUR = {f"U{number}": name for number, name in enumerate(SKM.unsur, start=1)}


def make_units(count: int) -> tuple[Unit, ...]:
    """Return that many kelurahan."""
    return tuple(
        Unit(f"X{number:05d}", f"Kelurahan Uji {number}", "Kelurahan", Pejabat(f"Lurah Uji {number}"))
        for number in range(1, count + 1)
    )


def make_forms(folder: Path, units: tuple[Unit, ...]) -> list[Path]:
    """Write a filled form per unit and return the files."""
    return [_make_form(folder, unit, random.Random(unit.kode)) for unit in units]  # noqa: S311 test data


def _make_form(folder: Path, unit: Unit, source: random.Random) -> Path:
    spec = FormSpec(
        id_formulir=f"BENCH/{unit.kode}",
        tahun=TAHUN,
        kode_unit=unit.kode,
        nama_unit=unit.nama,
        is_kecamatan=False,
        id_buku="BENCH",
        unsur=UNSUR,
        skm=SKM,
        kecamatan="Uji",
    )
    path = folder / f"Formulir_{unit.kode}.xlsx"
    build_form(path, spec, tables=_tables(source), names={"tanggal_isi": date(TAHUN + 1, 1, 8)})
    return path


def _tables(source: random.Random) -> dict[str, list[dict[str, Value]]]:
    angket: list[dict[str, Value]] = [
        {
            "nomor": number,
            "tanggal": date(TAHUN, source.randint(6, 11), source.randint(1, 28)),
            "layanan": source.choice(("Surat pengantar", "Legalisasi", "Rekomendasi")),
            "jenis_kelamin": source.choice(("Laki-laki", "Perempuan")),
            "usia": source.randint(17, 70),
            "pendidikan": source.choice(("SD", "SMP", "SMA", "S1")),
            "pekerjaan": source.choice(("Swasta", "Wirausaha", "PNS", "Lainnya")),
            **{code: source.choices((2, 3, 4, None), (6, 55, 38, 1))[0] for code in UNSUR},
        }
        for number in range(1, RESPONDENTS + 1)
    ]
    pemmas: list[dict[str, Value]] = [
        {"nomor": number, "jenis": "Posyandu", "nama": f"Melati {number} {source.random():.6f}", "difasilitasi": "Ya"}
        for number in range(1, 31)
    ]
    administrasi: list[dict[str, Value]] = [
        {"nomor": number, "jenis": jenis, "jumlah": 120, "sesuai": source.randint(90, 120)}
        for number, jenis in enumerate(("Surat masuk", "Surat keluar", "Kearsipan", "Aset"), start=1)
    ]
    kinerja: list[dict[str, Value]] = [
        {"nomor": number, "uraian": f"Uraian {number}", "satuan": "%", "arah": "naik", "target": 90, "realisasi": 88}
        for number in range(1, 6)
    ]
    return {"tblAngket": angket, "tblPemmas": pemmas, "tblAdministrasi": administrasi, "tblKinerja": kinerja}

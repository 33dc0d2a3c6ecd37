"""Forms for the benchmarks: each with its own unit, id and answers, made by a seeded generator.

One form is built as the office builds its forms and filled; every other one is that form with its own texts, dates,
ages, choices and answers put into its XML, which is ten times quicker.
"""

import io
import random
import re
import zipfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from lkjip_xl.book.forms import FormSpec, build_form
from lkjip_xl.model import Pejabat, Unit, Value
from lkjip_xl.rules.loading import skm_on

RESPONDENTS = 300
TAHUN = 2025
SKM = skm_on(date(TAHUN, 12, 31))
UNSUR = {f"U{number}": name for number, name in enumerate(SKM.unsur, start=1)}

_PATTERN_CODE, _PATTERN_NAME = "X00000", "Kelurahan Uji Pola"
_STRINGS, _ANSWERS = "xl/sharedStrings.xml", "xl/worksheets/sheet2.xml"
_FILLED = re.compile(rb'(?<=<c r=")(?P<column>[B-P])(?P<row>[0-9]+)(?P<rest>"[^>]*>)<v>(?P<value>[0-9]+)</v>')
_FIRST_ANSWER = b"H"


def make_units(count: int) -> tuple[Unit, ...]:
    """Return that many kelurahan."""
    return tuple(
        Unit(f"X{number:05d}", f"Kelurahan Uji {number}", "Kelurahan", Pejabat(f"Lurah Uji {number}"))
        for number in range(1, count + 1)
    )


def make_forms(folder: Path, units: Sequence[Unit]) -> list[Path]:
    """Write a filled form per unit, on all cores, and return the files."""
    with TemporaryDirectory() as name, ProcessPoolExecutor() as pool:
        pattern = _build_pattern(Path(name))
        return list(pool.map(partial(_write_form, folder, _Pattern(pattern.read_bytes())), units, chunksize=25))


class _Pattern:
    """A form, cut where forms differ."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        self.strings, self.answers = parts.pop(_STRINGS), parts.pop(_ANSWERS)
        same = io.BytesIO()
        with zipfile.ZipFile(same, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        self.same = same.getvalue()

    @cached_property
    def cells(self) -> list[re.Match[bytes]]:
        """Return the filled cells beneath the headings: each holds a number, or the number of a text."""
        found = list(_FILLED.finditer(self.answers))
        texts = [cell for cell in found if cell["column"] == _FIRST_ANSWER and b't="s"' in cell["rest"]]
        headings = max(int(cell["row"]) for cell in texts)
        return [cell for cell in found if int(cell["row"]) > headings]

    def __getstate__(self) -> dict[str, bytes]:
        """Leave out what another process finds anew."""
        return {"strings": self.strings, "answers": self.answers, "same": self.same}

    def choices(self, column: bytes) -> Sequence[bytes]:
        """Return what may stand in a column."""
        if column >= _FIRST_ANSWER:
            return [b"<v>2</v>"] * 6 + [b"<v>3</v>"] * 55 + [b"<v>4</v>"] * 38 + [b""]
        values = {each["value"] for each in self.cells if each["column"] == column}
        return [b"<v>%s</v>" % value for value in sorted(values)]


def _write_form(folder: Path, pattern: _Pattern, unit: Unit) -> Path:
    source = random.Random(unit.kode)  # noqa: S311 test data
    strings = pattern.strings.replace(_PATTERN_CODE.encode(), unit.kode.encode())
    target = io.BytesIO(pattern.same)
    target.seek(0, io.SEEK_END)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_STRINGS, strings.replace(_PATTERN_NAME.encode(), unit.nama.encode()))
        archive.writestr(_ANSWERS, _answers(pattern, source))
    path = folder / f"Formulir_{unit.kode}.xlsx"
    path.write_bytes(target.getvalue())
    return path


def _answers(pattern: _Pattern, source: random.Random) -> bytes:
    columns = sorted({each["column"] for each in pattern.cells})
    drawn = {column: iter(source.choices(pattern.choices(column), k=RESPONDENTS)) for column in columns}
    pieces, end = [], 0
    for cell in pattern.cells:
        pieces += [pattern.answers[end : cell.end("rest")], next(drawn[cell["column"]])]
        end = cell.end()
    return b"".join([*pieces, pattern.answers[end:]])


def _build_pattern(folder: Path) -> Path:
    spec = FormSpec(
        id_formulir=f"BENCH/{_PATTERN_CODE}",
        tahun=TAHUN,
        kode_unit=_PATTERN_CODE,
        nama_unit=_PATTERN_NAME,
        is_kecamatan=False,
        id_buku="BENCH",
        unsur=UNSUR,
        skm=SKM,
        kecamatan="Uji",
    )
    path = folder / "Pola.xlsx"
    build_form(path, spec, tables=_tables(random.Random(0)), names={"tanggal_isi": date(TAHUN + 1, 1, 8)})  # noqa: S311
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
            **dict.fromkeys(UNSUR, 3),
        }
        for number in range(1, RESPONDENTS + 1)
    ]
    pemmas: list[dict[str, Value]] = [
        {
            "nomor": number,
            "jenis": "Posyandu",
            "nama": f"Melati {number} {_PATTERN_CODE}",
            "difasilitasi": "Ya",
            "bukti": f"Berita acara {number}",
        }
        for number in range(1, 31)
    ]
    administrasi: list[dict[str, Value]] = [
        {"nomor": number, "jenis": jenis, "jumlah": 120, "sesuai": source.randint(90, 120), "bukti": f"Agenda {jenis}"}
        for number, jenis in enumerate(("Surat masuk", "Surat keluar", "Kearsipan", "Aset"), start=1)
    ]
    kinerja: list[dict[str, Value]] = [
        {"nomor": number, "uraian": f"Uraian {number}", "satuan": "%", "arah": "naik", "target": 90, "realisasi": 88}
        for number in range(1, 6)
    ]
    return {"tblAngket": angket, "tblPemmas": pemmas, "tblAdministrasi": administrasi, "tblKinerja": kinerja}

"""Forms of an imaginary kelurahan, and a look into workbooks that trusts no cached result."""

import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from lkjip_xl.book.forms import FormSpec
from lkjip_xl.model import Value
from lkjip_xl.rules.loading import skm_on

SKM = skm_on(date(2025, 12, 31))
UNSUR = {f"U{n}": name for n, name in enumerate(SKM.unsur, start=1)}
SUMMARY_CELLS = {
    "responden": "C14",
    "sampel": "C15",
    "kosong": "C16",
    "salah": "C17",
    "ikm": "C18",
    "mutu": "C19",
    "kinerja": "C20",
    "terendah_1": "C21",
    "terendah_2": "C22",
    "terendah_3": "C23",
}

Rows = list[dict[str, Value]]


def spec(
    unsur: Mapping[str, str] = UNSUR, *, is_kecamatan: bool = False, blank_rows: int = 20, batas: date | None = None
) -> FormSpec:
    """Return the specification of a form."""
    return FormSpec(
        id_formulir="F-2025-W1",
        tahun=2025,
        kode_unit="KEC" if is_kecamatan else "W1",
        nama_unit="Kecamatan Contoh" if is_kecamatan else "Kelurahan Contoh",
        is_kecamatan=is_kecamatan,
        id_buku="BUKU-1",
        unsur=unsur,
        skm=SKM,
        kecamatan="Contoh",
        blank_rows=blank_rows,
        batas=batas,
    )


def respondents(*answers: str) -> Rows:
    """Return a respondent per text; each character is an answer in order, `.` an empty one, `t` the text "3"."""
    read: Mapping[str, Value] = {".": None, "t": "3", "-": "-"}
    return [
        {"nomor": n, **{f"U{k}": read.get(c, int(c) if c.isdigit() else c) for k, c in enumerate(line, start=1)}}
        for n, line in enumerate(answers, start=1)
    ]


def without_cached_results(path: Path, target: Path) -> Path:
    """Write a copy of a workbook whose formulas carry no results, so that only a recalculation can show any."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in source.infolist():
            copy.writestr(member, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", source.read(member)))
    return target


def formulas_of(path: Path) -> Sequence[str]:
    """Return every formula of a workbook's sheets, unescaped."""
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    found = [formula for part in parts for formula in re.findall(r"<f>([^<]*)</f>", part)]
    return [f.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&") for f in found]

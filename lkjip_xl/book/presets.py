"""Preset rows: what a new master holds before anyone has typed.

Layer: book. Regulation tables come from `rules`; the rest is data in `presets/*.toml`. Nothing here is a fact about an
office that only the office knows.
Source: DESIGN section 5 (steps), DOMAIN sections 1, 4 and 5 (legal bases), section 6 (kelurahan).
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from lkjip_xl.model import Value
from lkjip_xl.rules.loading import PERATURAN_SKM, predikat_names, predikat_scale, skm_on

Row = Mapping[str, Value]

_FOLDER = Path(__file__).with_name("presets")
_APPROVAL_COLUMNS = ("langkah", "uraian", "pelaku")


def preset_rows(table: str, tahun: int, codes: Sequence[str]) -> list[Row]:
    """Return the rows that a table holds in a new master; most tables begin empty.

    Args:
        table: Table name, such as `tblPelaku`.
        tahun: Report year: chooses the regulation in force at its end.
        codes: Codes of the unsur asked, in order.
    """
    compute = _COMPUTED.get(table)
    return compute(tahun, codes) if compute else list(load_presets(table))


@cache
def load_presets(table: str) -> tuple[Row, ...]:
    """Return the rows of `presets/<table>.toml`; none where there is no such file."""
    return tuple(_read(table).get("rows", ()))


def load_sentences(name: str) -> Sequence[Mapping[str, str]]:
    """Return the instructions of `presets/<name>.toml`: topic (`topik`) and sentence (`kalimat`)."""
    sentences: Sequence[Mapping[str, str]] = _read(name)["sentences"]
    return sentences


def _read(table: str) -> Mapping[str, Any]:
    path = _FOLDER / f"{table}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _unsur(tahun: int, codes: Sequence[str]) -> list[Row]:
    """Name the codes after the regulation in force; further unsur of the office stay without a name."""
    names = skm_on(date(tahun, 12, 31)).unsur
    named = dict(zip(codes, names, strict=False))
    return [{"kode": code, "nama": named.get(code)} for code in codes]


def _mutu(_tahun: int, _codes: Sequence[str]) -> list[Row]:
    return [
        {"peraturan": skm.regulation, "mutu": band.mutu, "kinerja": band.kinerja, "batas": band.lowest}
        for skm in PERATURAN_SKM
        for band in skm.bands
    ]


def _predikat(_tahun: int, _codes: Sequence[str]) -> list[Row]:
    return [
        {"skala": name, "predikat": band.word, "batas": band.lowest}
        for name in predikat_names()
        for band in predikat_scale(name).bands
    ]


def _persetujuan(_tahun: int, _codes: Sequence[str]) -> list[Row]:
    return [{**{key: step[key] for key in _APPROVAL_COLUMNS}, "status": "Belum"} for step in load_presets("tblPelaku")]


def _hari_libur(tahun: int, _codes: Sequence[str]) -> list[Row]:
    """Return the fixed holidays of the report year and of the next, in which the report is written."""
    return [
        {"tanggal": date(year, day["month"], day["day"]), "nama": day["nama"]}
        for year in (tahun, tahun + 1)
        for day in _read("tblHariLibur")["days"]
        if year >= day["since"]
    ]


_COMPUTED: Mapping[str, Callable[[int, Sequence[str]], list[Row]]] = {
    "tblUnsur": _unsur,
    "tblMutu": _mutu,
    "tblPredikat": _predikat,
    "tblPersetujuan": _persetujuan,
    "tblHariLibur": _hari_libur,
}

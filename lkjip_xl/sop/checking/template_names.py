"""Names that each template may use and what it must print, from one table (`template_names.toml`).

Layer: sop, which alone knows letters and report. Pure but for reading the table.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from lkjip_xl.word.lint.shapes import TemplateNames

_TABLE = "template_names.toml"
_LETTERS = "surat"
_REPORT = "lkjip.docx"
_MEMBER = "[]"


@cache
def template_names() -> Mapping[str, TemplateNames]:
    """Return the names of every template by its file name."""
    table = tomllib.loads(files("lkjip_xl.sop.checking").joinpath(_TABLE).read_text(encoding="utf-8"))
    common = table.pop(_LETTERS)["isian"]
    return MappingProxyType({name: _names(entry, () if name == _REPORT else common) for name, entry in table.items()})


def _names(entry: Mapping[str, Any], common: Iterable[str]) -> TemplateNames:
    narratives = [f"{place}.alinea" for place in entry.get("uraian", ())]
    required = [
        *entry.get("wajib", ()),
        *narratives,
        *(f"{place}.gambar" for place in entry.get("gambar", ())),
        *(f"{place}.butir" for place in entry.get("daftar", ())),
        *(f"{place}.baris" for place in entry.get("tabel", {})),
    ]
    return TemplateNames((*common, *entry["isian"], *_block_names(entry)), required, narratives)


def _block_names(entry: Mapping[str, Any]) -> Iterator[str]:
    for place in entry.get("uraian", ()):
        yield f"{place}.alinea{_MEMBER}"
    for place in entry.get("gambar", ()):
        yield from (f"{place}.{field}" for field in ("judul", "gambar", "sumber"))
    for place in entry.get("daftar", ()):
        yield from (f"{place}.butir{_MEMBER}", f"{place}.kosong")
    for place, columns in entry.get("tabel", {}).items():
        yield from (f"{place}.{field}" for field in ("judul", "sumber", "kosong"))
        yield from (f"{place}.{rows}.{column}" for column in columns.split() for rows in (f"baris{_MEMBER}", "jumlah"))

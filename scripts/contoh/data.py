"""The data of the example office, read from `data/`.

Layer: scripts. Knows files and their names, not what stands in them.
"""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from lkjip_xl.model import Value

FOLDER = Path(__file__).with_name("data")

KECAMATAN = "KEC"
"""Code of the kecamatan's own unit, whose form names the seksi of each row."""

Rows = list[dict[str, Value]]
"""Rows of a table by column key, as the builders take them."""


@cache
def load(name: str) -> Mapping[str, Any]:
    """Return one data file; numbers with a point are exact Decimals."""
    return tomllib.loads(FOLDER.joinpath(f"{name}.toml").read_text(encoding="utf-8"), parse_float=Decimal)


def entry(name: str, table: str, kode: str) -> Mapping[str, Any]:
    """Return the entry of a unit in an array of tables.

    Raises:
        KeyError: There is no such entry.
    """
    for found in load(name)[table]:
        if found["kode"] == kode:
            return dict(found)
    raise KeyError(kode)

"""The requirements as data: `kesesuaian.toml`.

Layer: report. Reads only the file beside it.
Source: PermenPANRB 53/2014, Lampiran I to III; each row names its own.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("kesesuaian.toml")


@dataclass(frozen=True)
class Requirement:
    """One requirement.

    Attributes:
        butir: Number, such as `4.07`.
        bagian: Part of the report that it is about.
        syarat: The requirement as an Indonesian sentence.
        sumber: Regulation, or other source.
        cara: Name of its check.
        needs_document: Whether only a finished document can tell.
        reads_document: Whether it reads the document where there is one; the others judge the workbook alone.
        condition: Setting that must be filled for it to apply; empty for always.
        words: What the check takes from the row.
    """

    butir: str
    bagian: str
    syarat: str
    sumber: str
    cara: str
    needs_document: bool
    reads_document: bool
    condition: str
    words: Mapping[str, Any]

    @property
    def code(self) -> str:
        """Code of its findings: `KESESUAIAN_4_07`."""
        return f"KESESUAIAN_{self.butir.replace('.', '_')}"


@cache
def load_requirements() -> Sequence[Requirement]:
    """Return all requirements in the order of the report."""
    return tuple(
        Requirement(
            row["butir"],
            row["bagian"],
            row["syarat"],
            row["sumber"],
            row["cara"],
            row.get("atas") == "dokumen",
            row.get("atas") != "buku",
            row.get("bila", ""),
            row,
        )
        for row in load_table()["syarat"]
    )


@cache
def load_table() -> Mapping[str, Any]:
    """Return the whole table: requirements, known wrong citations, columns."""
    with _FILE.open("rb") as file:
        return tomllib.load(file)

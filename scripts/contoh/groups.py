"""Kelompok and lembaga of the example office, as rows of the Pemmas table.

Layer: scripts. Knows the columns of `tblPemmas`; writes no file.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from random import Random
from typing import Any

from scripts.contoh.chance import pick, stream, working_days
from scripts.contoh.data import Rows, entry, load
from scripts.contoh.office import kelurahan_name

_YES, _NO = "Ya", "Tidak"


def pemmas_rows(kode: str) -> Rows:
    """Return the groups that a unit lists, those named twice at its end."""
    listed = _kecamatan_groups() if kode == "KEC" else _kelurahan_groups(kode)
    chance = stream(kode, "fasilitasi")
    return [{"nomor": n, **row, **_facilitation(row, chance)} for n, row in enumerate(listed, start=1)]


def _kecamatan_groups() -> Rows:
    return [
        {"seksi": seksi, "jenis": jenis, "nama": nama, "rw": None, "difasilitasi": _YES if done else _NO}
        for seksi, jenis, nama, done in load("pemmas")["kecamatan"]["groups"]
    ]


def _kelurahan_groups(kode: str) -> Rows:
    unit, chance = entry("pemmas", "unit", kode), stream(kode, "kelompok")
    rows = [
        {"jenis": jenis, **_named(jenis, n, kode, chance)}
        for jenis, count in unit["count"].items()
        for n in range(1, count + 1)
    ]
    done = set(chance.sample(range(len(rows)), unit["facilitated"]))
    named = [{**row, "difasilitasi": _YES if at in done else _NO} for at, row in enumerate(rows)]
    return named + [
        {"jenis": jenis, "nama": nama, "rw": rw, "difasilitasi": _YES}
        for owner, jenis, nama, rw in load("pemmas")["doubled"]["rows"]
        if owner == kode
    ]


def _named(jenis: str, n: int, kode: str, chance: Random) -> dict[str, str | None]:
    kind, rw_count = load("pemmas")["kinds"][jenis], entry("pemmas", "unit", kode)["count"]["RW"]
    name = next(_names()[kind["pool"]]) if "pool" in kind else ""
    rw = n if jenis == "RW" else chance.randint(1, rw_count)
    nama = kind["pattern"].format(kelurahan=kelurahan_name(kode), n=n, name=name)
    return {"nama": nama, "rw": f"{rw:02}" if kind.get("per_rw") else None}


@cache
def _names() -> Mapping[str, Iterator[str]]:
    return {}


def _facilitation(row: Mapping[str, Any], chance: Random) -> dict[str, Any]:
    if row["difasilitasi"] == _NO:
        return {"bentuk": None, "tanggal": None, "bukti": None}
    kind = load("pemmas")["kinds"].get(row["jenis"])
    return {}

"""Kelompok and lembaga of the example office, as rows of the Pemmas table.

Layer: scripts. Knows the columns of `tblPemmas`; writes no file.
"""

from collections.abc import Mapping
from random import Random

from lkjip_xl.model import Value
from scripts.contoh.chance import stream, working_days
from scripts.contoh.data import KECAMATAN, Rows, entry, load
from scripts.contoh.office import kelurahan_name

_ANSWER = {True: "Ya", False: "Tidak"}


def pemmas_rows(kode: str) -> Rows:
    """Return the groups that a unit lists; those that are named twice stand last."""
    listed = _kecamatan_groups() if kode == KECAMATAN else _kelurahan_groups(kode) + _doubled(kode)
    chance = stream(kode, "fasilitasi")
    return [{"nomor": n, **row, **_facilitation(row, chance)} for n, row in enumerate(listed, start=1)]


def _kecamatan_groups() -> Rows:
    return [
        {"seksi": seksi, "jenis": jenis, "nama": nama, "rw": None, "difasilitasi": _ANSWER[done]}
        for seksi, jenis, nama, done in load("pemmas")["kecamatan"]["groups"]
    ]


def _kelurahan_groups(kode: str) -> Rows:
    unit, chance = entry("pemmas", "unit", kode), stream(kode, "kelompok")
    rows = [row for jenis in unit["count"] for row in _of_kind(jenis, kode, chance)]
    done = set(chance.sample(range(len(rows)), unit["facilitated"]))
    return [{**row, "difasilitasi": _ANSWER[at in done]} for at, row in enumerate(rows)]


def _doubled(kode: str) -> Rows:
    return [
        {"jenis": jenis, "nama": nama, "rw": rw, "difasilitasi": _ANSWER[True]}
        for owner, jenis, nama, rw in load("pemmas")["doubled"]["rows"]
        if owner == kode
    ]


def _of_kind(jenis: str, kode: str, chance: Random) -> Rows:
    kind, counts = load("pemmas")["kinds"][jenis], entry("pemmas", "unit", kode)["count"]
    names = _pool_names(jenis, kode) if "pool" in kind else [""] * counts[jenis]
    rows: Rows = []
    for n, name in enumerate(names, start=1):
        rw = n if jenis == "RW" else chance.randint(1, counts["RW"])
        nama = kind["pattern"].format(kelurahan=kelurahan_name(kode), n=n, name=name)
        rows.append({"jenis": jenis, "nama": nama, "rw": f"{rw:02}" if kind.get("per_rw") else None})
    return rows


def _pool_names(jenis: str, kode: str) -> list[str]:
    """Return this unit's share of the pool: the units take their names one after another, so none is taken twice."""
    pemmas = load("pemmas")
    names = list(pemmas["pools"][pemmas["kinds"][jenis]["pool"]])
    stream("kelompok", jenis).shuffle(names)
    counts = {unit["kode"]: unit["count"].get(jenis, 0) for unit in pemmas["unit"]}
    start = sum(count for other, count in counts.items() if other < kode)
    return names[start : start + counts[kode]]


def _facilitation(row: Mapping[str, Value], chance: Random) -> dict[str, Value]:
    if row["difasilitasi"] != _ANSWER[True]:
        return {}
    kind, survey = load("pemmas")["kinds"][str(row["jenis"])], load("survei")
    day = chance.choice(working_days(survey["first_day"], survey["last_day"]))
    return {"bentuk": kind["form"], "tanggal": day, "bukti": kind["proof"]}

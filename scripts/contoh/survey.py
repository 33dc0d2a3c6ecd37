"""Respondents of the example survey: profile and scores, as rows of the questionnaire table.

Layer: scripts. Knows the columns of `tblAngket`; writes no file.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random
from typing import Any

from scripts.contoh.chance import pick, stream, working_days
from scripts.contoh.data import KECAMATAN, Rows, entry, load
from scripts.contoh.scores import deal, spread, sums

_GOVERNMENT = frozenset({"PNS", "TNI", "Polri"})  # who serves there has finished SMA at least
_BELOW_SMA = frozenset({"SD", "SMP"})
_YOUNGEST, _OLDEST, _USUAL_AGE = 17, 74, 36


def angket_rows(kode: str, codes: Sequence[str]) -> Rows:
    """Return the questionnaires of a unit's form; the kecamatan's name the seksi that was asked."""
    unit, services = entry("survei", "unit", kode), _services(kode)
    chance = stream(kode, "layanan")
    rows = respondents(kode, unit["respondents"], unit["means"], codes, total=unit.get("total"))
    weights = {name: service["weight"] for name, service in services.items()}
    for row in rows:
        row["layanan"] = pick(chance, weights)
        row["seksi"] = services[str(row["layanan"])]["seksi"]
    return rows if kode == KECAMATAN else [{key: row[key] for key in row if key != "seksi"} for row in rows]


def respondents(
    name: str, count: int, means: Sequence[Decimal], codes: Sequence[str], *, total: int | None = None
) -> Rows:
    """Return profile and scores of respondents, in order of the day they answered.

    Args:
        name: Name of the random stream.
        count: How many.
        means: Wanted NRR per unsur, in the order of `codes`.
        codes: Keys of the score columns.
        total: Sum of all scores, if it must be met exactly.
    """
    chance = stream(name, "jawaban")
    moods = [chance.gauss(0, 1) for _ in range(count)]
    columns = [deal(spread(wanted, count), moods, chance) for wanted in sums(means, count, total)]
    answers = [dict(zip(codes, scores, strict=True)) for scores in zip(*columns, strict=True)]
    profiles = _profiles(name, count)
    return [{"nomor": n, **profiles[n - 1], **answers[n - 1]} for n in range(1, count + 1)]


def _profiles(name: str, count: int) -> Rows:
    survey, chance = load("survei"), stream(name, "profil")
    days = working_days(survey["first_day"], survey["last_day"])
    asked_on = sorted(chance.choices(days, k=count))
    return [{"tanggal": day, "layanan": None, **_person(chance, survey["profile"])} for day in asked_on]


def _person(chance: Random, weights: Mapping[str, Mapping[str, int]]) -> dict[str, str | int]:
    pekerjaan, pendidikan = pick(chance, weights["pekerjaan"]), pick(chance, weights["pendidikan"])
    if pekerjaan in _GOVERNMENT and pendidikan in _BELOW_SMA:
        pendidikan = "SMA"
    return {
        "jenis_kelamin": pick(chance, weights["jenis_kelamin"]),
        "usia": round(chance.triangular(_YOUNGEST, _OLDEST, _USUAL_AGE)),
        "pendidikan": pendidikan,
        "pekerjaan": pekerjaan,
    }


def _services(kode: str) -> Mapping[str, Mapping[str, Any]]:
    survey = load("survei")
    if kode == KECAMATAN:
        return dict(survey["seksi_services"])
    return {name: {"seksi": None, "weight": weight} for name, weight in survey["services"].items()}

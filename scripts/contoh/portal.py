"""Exports of a survey application for the example office: answers per respondent, and results only.

Layer: scripts. Like the exports that offices receive: semicolons, a byte order mark, decimal commas, and U8 and U9 in
the other order. Names of the application's columns are invented.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from lkjip_xl.rules.printing import angka
from lkjip_xl.rules.rounding import half_up
from scripts.contoh.data import load
from scripts.contoh.office import unit_name
from scripts.contoh.survey import respondents

ANSWERS_FILE = "Portal_Emas_2025_jawaban.csv"
RESULTS_FILE = "Portal_Emas_2025_hasil.csv"
_PROFILE = {
    "Jenis Kelamin": "jenis_kelamin",
    "Usia": "usia",
    "Pendidikan": "pendidikan",
    "Pekerjaan": "pekerjaan",
}
_POINTS_PER_SCORE = 25
_NRR_PLACES = 4


def write_answers(folder: Path, unsur: Mapping[str, str]) -> None:
    """Write the export with one row per respondent.

    Args:
        folder: Where the file goes.
        unsur: Name per unsur code, in order.
    """
    survey, order = load("survei")["portal_rows"], _swapped(list(unsur))
    rows = respondents("portal", survey["respondents"], survey["means"], list(unsur))
    header = ["Tanggal", "Unit", "Layanan", *_PROFILE, *(unsur[code] for code in order)]
    body = (
        [f"{row['tanggal']:%d/%m/%Y}", unit_name(survey["unit"]), survey["service"]]
        + [row[key] for key in (*_PROFILE.values(), *order)]
        for row in rows
    )
    _write(folder / ANSWERS_FILE, header, body)


def write_results(folder: Path, unsur: Mapping[str, str]) -> None:
    """Write the export that holds results only; one of them was made with the weight 0,11."""
    order = _swapped(list(unsur))
    header = ["Unit", "Layanan", "Periode", "Responden", *(unsur[code] for code in order), "IKM"]
    _write(
        folder / RESULTS_FILE, header, (_result(row, list(unsur), order) for row in load("survei")["portal_results"])
    )


def _result(row: Mapping[str, Any], codes: Sequence[str], order: Sequence[str]) -> list[object]:
    nrr = {code: Fraction(total, row["respondents"]) for code, total in zip(codes, row["sums"], strict=True)}
    ikm = half_up(sum(nrr.values()) * Fraction(row["weight"]) * _POINTS_PER_SCORE)
    figures = [angka(nrr[code], _NRR_PLACES) for code in order]
    return [unit_name(row["unit"]), row["service"], row["period"], row["respondents"], *figures, angka(ikm)]


def _swapped(codes: list[str]) -> list[str]:
    """Return the codes with the last two in the other order, as several applications have them."""
    return [*codes[:-2], codes[-1], codes[-2]]


def _write(path: Path, header: Sequence[str], body: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(header)
        writer.writerows(body)

"""IKM three ways: our rules, the form's own formulas recalculated by LibreOffice, and plain pandas.

The data hold exact ties, unequal counts per unsur and empty answers. Where floats miss a tie, the rule wins.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from libreoffice import LibreOffice
from lkjip_xl.book.forms import FormSpec, build_form
from lkjip_xl.model import Value
from lkjip_xl.rules.answers import totals
from lkjip_xl.rules.ikm import Ikm, compute_ikm
from lkjip_xl.rules.loading import skm_on
from office_files import EXAMPLE

SKM = skm_on(date(2025, 12, 31))
UNSUR = {f"U{number}": name for number, name in enumerate(SKM.unsur, start=1)}
Scores = list[dict[str, int | None]]


@dataclass(frozen=True)
class Case:
    """Answers, and what plain pandas prints for them when it rounds half-even on floats."""

    name: str
    rows: Scores
    ikm: str


def constant(count: int, score: int) -> Scores:
    return [dict.fromkeys(UNSUR, score) for _ in range(count)]


def changed(rows: Scores, cells: dict[tuple[int, str], int | None]) -> Scores:
    copy = [dict(row) for row in rows]
    for (row, code), score in cells.items():
        copy[row][code] = score
    return copy


def sums(*wanted: int, count: int = 40) -> Scores:
    """Return `count` respondents whose scores per unsur add up to the wanted sums."""
    columns = [[3 + (row < total - 3 * count) for row in range(count)] for total in wanted]
    return [dict(zip(UNSUR, row, strict=True)) for row in zip(*columns, strict=True)]


CASES = (
    Case("all the same", constant(25, 3), "75.00"),
    Case("unequal counts", changed(constant(10, 4), {(0, "U1"): None, (1, "U1"): 1, (2, "U9"): None}), "99.07"),
    Case("empty answers", changed(constant(7, 2), {(row, "U5"): None for row in range(6)}), "50.00"),
    # 86.625 exactly: 3.465 × 25. Half-even and binary floats give 86.62.
    Case("exact tie", sums(*[693] * 9, count=200), "86.63"),
    # 88.305 exactly: the bound of A is 88.31.
    Case("tie at the bound of A", sums(*[17661] * 9, count=5000), "88.31"),
)


def by_rules(rows: Scores) -> Ikm:
    tally = totals(rows, list(UNSUR), SKM)
    return compute_ikm(tally.totals, SKM, respondents=tally.respondents)


def by_pandas(rows: Scores) -> Decimal:
    """The way of a notebook: means of floats, then rounding of a float."""
    index = pd.DataFrame(rows, dtype="float").mean().mean() * 25
    return Decimal(f"{index:.2f}")


def by_form(rows: Scores, libreoffice: LibreOffice, folder: Path) -> Decimal:
    spec = FormSpec("UJI/W1", 2025, "W1", "Kelurahan Uji", False, "UJI", UNSUR, SKM, "Uji", blank_rows=len(rows) + 5)  # noqa: FBT003 a plain field
    typed: list[dict[str, Value]] = [{"nomor": number, **row} for number, row in enumerate(rows, start=1)]
    form = folder / "formulir.xlsx"
    build_form(form, spec, tables={"tblAngket": typed})
    return shown_ikm(libreoffice.recalculated(form, folder / "dihitung"))


def shown_ikm(form: Path) -> Decimal:
    """Return the IKM that a form shows its unit."""
    summary = load_workbook(form, data_only=True)["Ringkasan"]
    return next(
        Decimal(repr(value)) for _, label, value, *_ in summary.iter_rows(values_only=True) if label == "IKM sementara"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_rule_gives_the_exact_index(case: Case) -> None:
    assert by_rules(case.rows).printed == Decimal(case.ikm)


@pytest.mark.libreoffice
@pytest.mark.parametrize("case", [case for case in CASES if len(case.rows) <= 200], ids=lambda case: case.name)
def test_the_form_shows_the_unit_what_the_rule_gives(case: Case, libreoffice: LibreOffice, tmp_path: Path) -> None:
    assert by_form(case.rows, libreoffice, tmp_path) == by_rules(case.rows).printed


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_plain_pandas_agrees_but_for_ties_where_the_rule_wins(case: Case) -> None:
    rule, notebook = by_rules(case.rows), by_pandas(case.rows)

    is_tie = (rule.exact * 1000).denominator == 1 and rule.exact * 1000 % 10 == 5
    if is_tie:
        assert rule.printed - notebook in {Decimal("0.00"), Decimal("0.01")}
        assert rule.printed == Decimal(case.ikm)
    else:
        assert notebook == rule.printed


def test_at_least_one_tie_is_one_that_floats_get_wrong() -> None:
    assert [case.name for case in CASES if by_pandas(case.rows) != by_rules(case.rows).printed]


@pytest.mark.libreoffice
@pytest.mark.parametrize("form", sorted((EXAMPLE / "masuk").glob("*.xlsx")), ids=lambda form: form.stem)
def test_the_units_of_the_example_agree_three_ways(form: Path, tmp_path: Path, libreoffice: LibreOffice) -> None:
    typed = pd.read_excel(form, sheet_name="SKM", header=None, engine="openpyxl")
    header = next(row for row in range(20) if "U1" in set(typed.iloc[row]))
    columns = [list(typed.iloc[header]).index(code) for code in UNSUR]
    scores = typed.iloc[header + 1 :, columns].dropna(how="all")
    scores.columns = pd.Index(list(UNSUR))
    # The flaws of real forms: a score typed as text, which all three read as a number, and a stray blank.
    scores = scores.apply(pd.to_numeric, errors="coerce")
    rows: Scores = [
        {code: None if pd.isna(score) else int(score) for code, score in row.items()}
        for row in scores.to_dict(orient="records")
    ]

    rule = by_rules(rows).printed
    assert shown_ikm(libreoffice.recalculated(form, tmp_path)) == rule
    assert abs(by_pandas(rows) - rule) <= Decimal("0.01")

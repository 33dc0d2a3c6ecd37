"""The native formulas of a form against the exact rules, many cases in one recalculated workbook."""

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random

import pytest
import xlsxwriter

from book.form_samples import SKM
from book.opened import Opened
from libreoffice import LibreOffice
from lkjip_xl.book.building import form_formulas as formulas
from lkjip_xl.model import AnswerTotal
from lkjip_xl.rules.grading import find_band
from lkjip_xl.rules.ikm import compute_ikm, lowest
from lkjip_xl.rules.loading import sample_parameters
from lkjip_xl.rules.rounding import half_up
from lkjip_xl.rules.sample import sample_size

Survey = list[AnswerTotal]

SEED = 20250101


def random_survey(random: Random) -> Survey:
    """Return a survey of up to 500 respondents in which unsur have up to three different counts of answers."""
    respondents = random.randint(1, 500)
    counts = [max(1, respondents - lost) for lost in (0, random.randint(0, 9), random.randint(0, 9))]
    drawn = [random.choice(counts) for _ in range(random.choice((3, 9, 9, 9, 14)))]
    return [AnswerTotal(random.randint(count, 4 * count), count) for count in drawn]


def tied_survey(random: Random) -> Survey:
    """Return a survey whose IKM lies exactly on a tie of the second decimal: 25 ÷ 9 × Σ ÷ n with n = 200 or 360."""
    count = random.choice((200, 360))
    total, parts = random.choice(tied_sums(count)), []
    for left in range(9, 0, -1):
        least, most = max(count, total - 4 * count * (left - 1)), min(4 * count, total - count * (left - 1))
        parts.append(random.randint(least, most))
        total -= parts[-1]
    return [AnswerTotal(part, count) for part in parts]


@cache
def tied_sums(count: int) -> list[int]:
    """Return the sums of nine unsur with which IKM × 100 = 2500 × Σ ÷ (9 × n) ends in a half."""
    return [s for s in range(9 * count, 36 * count) if Fraction(2500 * s, 9 * count) % 1 == Fraction(1, 2)]


def write_surveys(path: Path, surveys: list[Survey]) -> None:
    """Write sums and counts of a survey in two rows, and the formulas of its index and grade beside them."""
    workbook = xlsxwriter.Workbook(path)
    sheet = workbook.add_worksheet()
    for n, survey in enumerate(surveys):
        row = 2 * n
        sheet.write_row(row, 3, [total.sum for total in survey])
        sheet.write_row(row + 1, 3, [total.count for total in survey])
        last = xlsxwriter.utility.xl_col_to_name(2 + len(survey))
        sums, counts = f"$D${row + 1}:${last}${row + 1}", f"$D${row + 2}:${last}${row + 2}"
        sheet.write_formula(row, 0, f"={formulas.ikm(sums, counts, len(survey), SKM)}")
        sheet.write_formula(row, 1, f"={formulas.mutu(f'A{row + 1}', SKM)}")
        ranks = (
            formulas.rank(
                sums,
                counts,
                f"$D${row + 1}:{c}${row + 1}",
                f"$D${row + 2}:{c}${row + 2}",
                f"{c}{row + 1}",
                f"{c}{row + 2}",
            )
            for c in (xlsxwriter.utility.xl_col_to_name(3 + k) for k in range(len(survey)))
        )
        for k, rank in enumerate(ranks):
            sheet.write_formula(row, 20 + k, f"={rank}")
    workbook.close()


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("draw", "cases"), [(random_survey, 400), (tied_survey, 200)], ids=["unequal counts", "exact ties"]
)
def test_the_index_formula_prints_what_the_rule_prints(
    draw: Callable[[Random], Survey], cases: int, tmp_path: Path, libreoffice: LibreOffice
) -> None:
    random = Random(SEED)  # noqa: S311 a seeded campaign, no secret
    surveys = [draw(random) for _ in range(cases)]
    write_surveys(tmp_path / "surveys.xlsx", surveys)
    done = Opened(libreoffice.recalculated(tmp_path / "surveys.xlsx", tmp_path / "lo"), values=True)
    rows = list(done.sheets[0].iter_rows(values_only=True))[::2]

    for survey, row in zip(surveys, rows, strict=True):
        ikm = compute_ikm({str(n): total for n, total in enumerate(survey)}, SKM)
        order = [figure.name for figure in lowest(ikm, len(survey))]
        assert (f"{row[0]:.2f}", row[1]) == (str(ikm.printed), ikm.mutu), survey
        ranks = [order.index(str(n)) + 1 for n in range(len(survey))]
        assert list(row[20 : 20 + len(survey)]) == ranks


QUOTIENTS = [(779, 800, 4), (1, 8, 2), (5, 1000, 2), (0, 7, 2), (2, 3, 3), (1115, 1000, 2), (86625, 1000, 2)]
POPULATIONS = [1, 2, 10, 100, 500, 1000, 2345, 10_000, 35_652, 1_000_000]
INDICES = ["25.00", "64.99", "65.00", "76.60", "76.61", "88.30", "88.31", "100.00"]


@pytest.mark.libreoffice
def test_quotients_samples_and_grades_are_those_of_the_rules(tmp_path: Path, libreoffice: LibreOffice) -> None:
    workbook = xlsxwriter.Workbook(tmp_path / "cases.xlsx")
    sheet = workbook.add_worksheet()
    for row, (part, whole, places) in enumerate(QUOTIENTS):
        sheet.write_formula(row, 0, f"={formulas.rounded(str(part), str(whole), places)}")
    for row, population in enumerate(POPULATIONS):
        sheet.write_number(row, 1, population)
        sheet.write_formula(row, 2, f"={formulas.sample(f'B{row + 1}', sample_parameters())}")
    for row, index in enumerate(INDICES):
        sheet.write_number(row, 3, float(index))
        sheet.write_formula(row, 4, f"={formulas.mutu(f'D{row + 1}', SKM, words=True)}")
        sheet.write_formula(row, 5, f"={formulas.two_decimals(f'D{row + 1}')}")
    workbook.close()
    done = Opened(libreoffice.recalculated(tmp_path / "cases.xlsx", tmp_path / "lo"), values=True)
    columns = list(done.sheets[0].iter_cols(values_only=True))

    assert [Decimal(str(value)) for value in columns[0][: len(QUOTIENTS)]] == [
        half_up(Fraction(part, whole), places) for part, whole, places in QUOTIENTS
    ]
    assert list(columns[2]) == [sample_size(population) for population in POPULATIONS]
    assert list(columns[4][: len(INDICES)]) == [find_band(Decimal(index), SKM).kinerja for index in INDICES]
    assert list(columns[5][: len(INDICES)]) == [index.replace(".", ",") for index in INDICES]


def test_a_quotient_without_divisor_shows_nothing() -> None:
    assert formulas.rounded("A1", "B1", 2) == 'IF((B1)=0,"",INT((2*100*(A1)+(B1))/(2*(B1)))/100)'


def strict_ikm(survey: Survey, nudge: float) -> Decimal:
    """Return what the formula gives in a program whose INT never forgives: LibreOffice's does by a trifle."""
    total = 0.0
    for unsur in survey:
        total += unsur.sum / unsur.count
    return Decimal(math.floor(total * (100 * SKM.factor) / len(survey) + 0.5 + nudge)).scaleb(-2)


def misprinted(nudge: float, draw: Callable[[Random], Survey], cases: int) -> int:
    """Return how many surveys the formula with this nudge prints otherwise than the rule."""
    random = Random(SEED)  # noqa: S311 a seeded campaign, no secret
    surveys = [draw(random) for _ in range(cases)]
    rule = [compute_ikm({str(n): total for n, total in enumerate(survey)}, SKM).printed for survey in surveys]
    return sum(strict_ikm(survey, nudge) != printed for survey, printed in zip(surveys, rule, strict=True))


def test_the_nudge_saves_ties_and_spoils_nothing() -> None:
    nudge = float(formulas.NUDGE)

    assert misprinted(0, tied_survey, 300) > 0
    assert misprinted(nudge, tied_survey, 300) == 0
    assert misprinted(nudge, random_survey, 1500) == 0

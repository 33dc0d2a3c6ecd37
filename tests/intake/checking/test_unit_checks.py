"""What only all files together show: too few respondents, and answers of another unit."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from intake.files import EXPECTED, export, form, person
from intake.office import KEC, W1, W2
from lkjip_xl.intake.consolidation import join
from lkjip_xl.intake.parsed import Expected, Parsed
from lkjip_xl.model import Finding


def found_in(files: Sequence[Parsed], expected: Expected = EXPECTED) -> tuple[Finding, ...]:
    """Everything worth knowing about the files."""
    return join(files, expected).findings


PEOPLE = [person(number) for number in range(10)]


@pytest.mark.parametrize(("population", "messages"), [(10, []), (None, []), (11, [
    "Unit W1 memiliki 10 responden, kurang dari sampel minimal 11 untuk 11 pengguna layanan"
])])  # fmt: skip
def test_fewer_respondents_than_the_sample_are_told_at_the_form(population: int | None, messages: list[str]) -> None:
    found = found_in([form("W1", PEOPLE, populasi=population)])

    assert [(finding.file, finding.message) for finding in found] == [("Form_W1.xlsx", text) for text in messages]


def test_who_answered_nothing_is_not_counted() -> None:
    silent = person(11, **{f"U{number}": None for number in range(1, 10)})

    [finding] = found_in([form("W1", [*PEOPLE, silent], populasi=11)])

    assert finding.message.startswith("Unit W1 memiliki 10 responden")


def test_the_number_that_the_office_typed_goes_before_that_of_the_form() -> None:
    expected = replace(EXPECTED, units=(replace(W1, populasi=11), W2, KEC))

    assert [finding.code for finding in found_in([form("W1", PEOPLE, populasi=10)], expected)] == ["SAMPLE_TOO_SMALL"]


def test_answers_of_an_export_and_results_count_towards_the_sample() -> None:
    more = export([{**person(20), "unit": "W1"}])
    result = export(results=[{"unit": "W1", "layanan": "KTP", "periode": None, "responden": 1}], name="hasil.csv")

    assert found_in([form("W1", PEOPLE, populasi=11), more]) == ()
    assert found_in([form("W1", PEOPLE, populasi=11), result]) == ()


def test_a_unit_with_results_only_is_told_that_they_are_too_few() -> None:
    expected = replace(EXPECTED, units=(replace(W1, populasi=900), W2, KEC))
    result = export(results=[{"unit": "W1", "layanan": "KTP", "periode": None, "responden": 50}], name="hasil.csv")

    [finding] = found_in([result], expected)

    assert (finding.code, finding.file) == ("SAMPLE_TOO_SMALL", "hasil.csv")
    assert finding.message.startswith("Unit W1 memiliki 50 responden, kurang dari sampel minimal ")


def test_a_unit_that_sent_no_answers_is_not_asked_for_more() -> None:
    expected = replace(EXPECTED, units=(replace(W1, populasi=900), W2, KEC))

    assert found_in([form("W2", PEOPLE)], expected) == ()


def test_answers_that_another_unit_sent_too_are_told_with_both_places() -> None:
    copied = [person(number) for number in (30, 31, *range(2, 9), 40)]

    [finding] = found_in([form("W1", PEOPLE), form("W2", copied)])

    assert (finding.code, finding.severity.value) == ("ANSWERS_COPIED", "peringatan")
    assert (finding.file, finding.sheet, finding.cell) == ("Form_W2.xlsx", "SKM", "A9")
    assert finding.message == (
        "7 jawaban berurutan sejak baris 9 sama dengan jawaban unit W1 pada Form_W1.xlsx SKM sejak baris 9"
    )


def test_units_of_one_export_that_share_a_block_are_told_at_its_rows() -> None:
    rows = [{**person(number), "unit": unit} for unit in ("W1", "W2") for number in range(8)]

    [finding] = found_in([export(rows)])

    assert (finding.code, finding.cell) == ("ANSWERS_COPIED", "A15")
    assert finding.message.endswith("jawaban unit W1 pada ekspor.csv sejak baris 7")


def test_answers_of_another_unit_in_another_order_are_told_with_their_number() -> None:
    people, mixed = [person(number) for number in range(40)], [person(number * 7 % 40) for number in range(40)]

    [finding] = found_in([form("W1", people), form("W2", mixed)])

    assert (finding.code, finding.file, finding.cell) == ("ANSWERS_COPIED", "Form_W2.xlsx", "A7")
    assert finding.message.startswith("40 jawaban (dari 40, dalam urutan lain) sejak baris 7")


def test_respondents_typed_twice_in_another_order_are_told_inside_the_unit() -> None:
    twice = [person(n) for n in (*range(30), *(n * 7 % 30 for n in range(30)))]

    [finding] = found_in([form("W1", twice)])

    assert (finding.code, finding.cell) == ("ANSWERS_REPEATED", "A37")
    assert finding.message.startswith("30 dari 60 responden tercatat dua kali")

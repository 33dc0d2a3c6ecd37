"""Results beside answers, and results of a year beside those of its parts: a survey counts once or a person is told."""

from decimal import Decimal
from pathlib import Path

import pytest

from intake.files import EXPECTED, export, form, person
from intake.office import CODES, Rows, run
from lkjip_xl.intake.consolidation import Consolidation, join
from lkjip_xl.intake.parsed import Parsed
from lkjip_xl.model import Severity, Value
from lkjip_xl.rules.ikm import UNSUR_2017

PEOPLE = [person(number) for number in range(6)]
FORM = form("W1", PEOPLE)


def result(count: int, *, periode: str = "2025", nrr: str = "3.00", **changes: Value) -> dict[str, Value]:
    """A result of W1."""
    means = {code: Decimal(nrr) for code in CODES}
    return {"unit": "W1", "layanan": "KTP", "periode": periode, "responden": count, **means, **changes}


def counted(found: Consolidation) -> int:
    """How many respondents count, by answers and by results."""
    results = sum(int(str(row["responden"])) for row in found.rows("tblRekap"))
    return results + len(list(found.rows("tblAngket")))


def told(found: Consolidation) -> list[tuple[str, Severity]]:
    """Codes and weights of the findings."""
    return [(finding.code, finding.severity) for finding in found.findings]


@pytest.mark.parametrize(
    "source",
    [FORM, export([{**row, "unit": "W1"} for row in PEOPLE], name="jawaban.csv")],
    ids=["form", "export"],
)
def test_a_result_that_repeats_the_answers_of_a_form_or_an_export_does_not_count_again(source: Parsed) -> None:
    found = join([source, export(results=[result(6)], name="hasil.csv")], EXPECTED)

    assert counted(found) == 6
    assert told(found) == [("RESULT_OF_ANSWERS", Severity.INFO)]
    assert found.findings[0].file == "hasil.csv"
    assert found.findings[0].message == (
        f"Hasil survei W1 dari 6 responden sama dengan jawaban pada {source.file} dan tidak dihitung lagi"
    )


@pytest.mark.parametrize("other", [result(7), result(6, U1=Decimal("3.01"))], ids=["other number", "other mean"])
def test_another_result_beside_answers_counts_and_a_person_is_told_what_counts(other: dict[str, Value]) -> None:
    found = join([FORM, export(results=[other], name="hasil.csv")], EXPECTED)

    assert told(found) == [("RESULT_BESIDE_ANSWERS", Severity.PERINGATAN)]
    assert found.findings[0].message == (
        f"Unit W1: hasil survei pada berkas ini ({other['responden']} responden) berdampingan dengan 6 jawaban pada "
        "Form_W1.xlsx, dan keduanya dihitung"
    )


def test_a_result_of_one_service_repeats_the_answers_about_that_service() -> None:
    people = [{**row, "layanan": "KTP" if n < 2 else "KK"} for n, row in enumerate(PEOPLE)]

    found = join([form("W1", people), export(results=[result(2)])], EXPECTED)

    assert (counted(found), told(found)) == (6, [("RESULT_OF_ANSWERS", Severity.INFO)])


def test_a_result_of_the_answers_of_two_files_together_does_not_count_again() -> None:
    more = export([{**person(number), "unit": "W1"} for number in range(6, 9)], name="jawaban.csv")

    found = join([FORM, more, export(results=[result(9)], name="hasil.csv")], EXPECTED)

    assert (counted(found), told(found)) == (9, [("RESULT_OF_ANSWERS", Severity.INFO)])


PARTS = [result(100, periode="Semester I 2025"), result(100, periode="SMT 2/2025", nrr="3.20")]


@pytest.mark.parametrize("apart", [False, True])
def test_a_result_of_the_year_that_adds_up_its_parts_does_not_count_beside_them(apart: bool) -> None:  # noqa: FBT001
    year = result(200, periode="Tahun 2025", nrr="3.10")
    files = [export(results=PARTS, name="a.csv"), export(results=[year], name="b.csv")]

    found = join(files if apart else [export(results=[*PARTS, year])], EXPECTED)

    assert (counted(found), told(found)) == (200, [("RESULT_OF_PARTS", Severity.PERINGATAN)])


def test_semesters_that_add_up_triwulan_do_not_count_nor_does_the_year() -> None:
    quarters = [result(50, periode=f"Triwulan {number}") for number in ("I", "II", "III", "IV")]
    halves = [result(100, periode=f"Semester {number}") for number in ("I", "II")]

    found = join([export(results=[result(200), *halves, *quarters])], EXPECTED)

    assert (counted(found), told(found)) == (200, [("RESULT_OF_PARTS", Severity.PERINGATAN)] * 3)


def test_a_result_of_the_year_that_does_not_add_up_is_told_and_counts() -> None:
    found = join([export(results=[*PARTS, result(250)])], EXPECTED)

    assert (counted(found), told(found)) == (450, [("RESULT_BESIDE_PARTS", Severity.PERINGATAN)])


def test_a_result_of_all_services_does_not_count_beside_those_of_each() -> None:
    services: Rows = [result(40), result(60, layanan="KK"), result(100, layanan="Semua layanan")]

    found = join([export(results=services)], EXPECTED)

    assert (counted(found), told(found)) == (100, [("RESULT_OF_PARTS", Severity.PERINGATAN)])


def test_one_period_in_other_words_is_a_result_told_twice() -> None:
    files = [export(results=[result(10)], name="a.csv"), export(results=[result(10, periode="Tahun 2025")])]

    found = join(files, EXPECTED)

    assert (counted(found), {code for code, _ in told(found)}) == (0, {"DUPLICATE_RESULT"})


def test_a_result_of_another_year_is_left_out_with_a_finding_at_its_cell(tmp_path: Path) -> None:
    headings = ["Unit", "Layanan", "Periode", "Responden", *UNSUR_2017]
    periods = {"KTP": "2024", "KK": "Semester I 2025", "Surat": "2024/2025"}
    rows = [["W1", layanan, period, "50", *["3,25"] * 9] for layanan, period in periods.items()]
    path = tmp_path / "hasil.csv"
    path.write_text("\n".join(";".join(row) for row in [[f'"{text}"' for text in headings], *rows]), encoding="utf-8")

    found = run(path)

    assert [row["periode"] for row in found.rows("tblRekap")] == ["Semester I 2025", "2024/2025"]
    assert [(finding.code, finding.cell) for finding in found.findings] == [("RESULT_OTHER_YEAR", "C2")]

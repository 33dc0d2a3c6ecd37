"""A form and an export of one unit: nobody counts twice, and a person sees what was left out."""

from intake.files import EXPECTED, export, form, person
from lkjip_xl.intake.consolidation import Consolidation, join
from lkjip_xl.intake.parsed import Parsed
from lkjip_xl.model import Value

PEOPLE = [person(number) for number in range(6)]
FORM = form("W1", PEOPLE)


def exported(numbers: range, unit: str = "W1", **changes: Value) -> Parsed:
    """An export of some respondents, whose services are worded otherwise."""
    return export([{**person(n), "unit": unit, "layanan": "KTP", "nomor": None, **changes} for n in numbers])


def joined(*files: Parsed) -> tuple[Consolidation, list[str]]:
    """What files give, and the sentences about them."""
    found = join(files, EXPECTED)
    return found, [finding.message for finding in found.findings]


def ages(found: Consolidation) -> list[Value]:
    """Ages of all respondents that count."""
    return [row["usia"] for row in found.rows("tblAngket")]


def test_an_export_that_only_repeats_the_form_gives_way() -> None:
    found, messages = joined(FORM, exported(range(6)))

    assert ages(found) == [20, 21, 22, 23, 24, 25]
    assert [file.outcome.value for file in found.files] == ["diterima", "diganti"]
    assert messages == [
        (
            "6 dari 6 jawaban unit W1 pada berkas ini juga ada pada formulir Form_W1.xlsx dan dihitung sekali, "
            "dari formulir"
        )
    ]


def test_an_export_that_goes_on_adds_only_what_the_form_lacks() -> None:
    found, messages = joined(FORM, exported(range(9)))

    assert ages(found) == [20, 21, 22, 23, 24, 25, 26, 27, 28]
    assert [(file.outcome.value, file.rows) for file in found.files] == [("diterima", 6), ("diterima", 3)]
    assert messages[0].startswith("6 dari 9 jawaban unit W1")


def test_a_few_equal_respondents_stay_and_are_told() -> None:
    found, messages = joined(FORM, exported(range(5, 12)))

    assert len(ages(found)) == 13
    assert messages == [
        (
            "1 dari 7 jawaban unit W1 pada berkas ini sama dengan jawaban pada formulir Form_W1.xlsx; "
            "semuanya tetap dihitung"
        )
    ]


def test_without_age_and_day_nobody_is_taken_for_somebody_else_silently() -> None:
    found, messages = joined(FORM, exported(range(6), usia=None, tanggal=None))

    assert len(ages(found)) == 12
    assert messages == [
        (
            "Unit W1 mengirim 6 jawaban pada berkas ini di samping formulir Form_W1.xlsx, dan tanpa usia atau tanggal "
            "tidak dapat dipastikan responden yang sama"
        )
    ]


def test_respondents_of_another_unit_are_no_overlap() -> None:
    found, messages = joined(FORM, exported(range(4), unit="W2"))

    assert (len(ages(found)), messages) == (10, [])

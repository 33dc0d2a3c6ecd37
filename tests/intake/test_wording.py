"""The sentences of findings: every one is used, complete, and formal Indonesian without a trailing full stop."""

import re
from pathlib import Path

import pytest

import lkjip_xl.intake
import lkjip_xl.sop
from lkjip_xl.book.schema.form import form_schema
from lkjip_xl.intake.wording import Place, sentences, severity_of, word
from lkjip_xl.model import Finding, Severity

SOURCES = "".join(
    path.read_text(encoding="utf-8")
    for package in (lkjip_xl.intake, lkjip_xl.sop)
    for path in Path(package.__path__[0]).rglob("*.py")
)
COLUMNS = {"unit"} | {
    column.key for _, table in form_schema((), seksi=True).tables.values() for column in table.columns
}
NAMES = set(form_schema((), seksi=False).names)


@pytest.mark.parametrize("code", list(sentences()))
def test_every_sentence_is_used_and_complete(code: str) -> None:
    entry = sentences()[code]

    assert f'"{code}"' in SOURCES
    assert re.fullmatch(r"[A-ZÀ-Ž{].*[^.]", entry["message"])
    assert entry["remedy"].endswith(".")
    assert entry.keys() <= {"severity", "columns", "message", "remedy"}


@pytest.mark.parametrize("code", list(sentences()))
def test_every_weight_of_a_column_names_a_column_of_the_form(code: str) -> None:
    columns = sentences()[code].get("columns", {})

    assert columns.keys() <= COLUMNS | NAMES
    assert all(Severity(severity) is not severity_of(code) for severity in columns.values())


def test_a_fault_can_weigh_less_in_a_column_that_no_figure_needs() -> None:
    assert severity_of("NOT_WHOLE") is Severity.GALAT
    assert severity_of("NOT_WHOLE", "usia") is Severity.PERINGATAN
    assert severity_of("NOT_WHOLE", "jumlah") is Severity.GALAT


def test_a_finding_carries_its_place_and_facts() -> None:
    found = word("NOT_WHOLE", Place("F.xlsx", "SKM", "E7"), key="usia", column="Usia", value="30,5")

    assert found == Finding(
        "NOT_WHOLE",
        Severity.PERINGATAN,
        "Usia = 30,5 bukan bilangan bulat",
        "Ketik bilangan bulat.",
        "F.xlsx",
        "SKM",
        "E7",
    )


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("F.xlsx", "SKM", "E7"), "F.xlsx SKM!E7"),
        (Place("F.csv", "", "E7"), "F.csv E7"),
        (Place("F.csv"), "F.csv"),
    ],
)
def test_a_place_reads_as_people_write_it(place: Place, text: str) -> None:
    assert place.text == text

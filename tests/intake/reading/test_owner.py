"""Forms that another unit may have filled in, and days that have not come yet."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from intake.office import TAHUN, UNITS, UNSUR, W1, W2, Form, codes, write_form
from lkjip_xl.intake.parsed import Expected
from lkjip_xl.intake.parsing import parse_file

SENT = {"formulir_w1": "W1", "formulir_w2": "W2"}
EXPECTED = Expected(TAHUN, UNITS, UNSUR, today=date(2026, 1, 12), form_names=SENT)


@pytest.mark.parametrize("name", ["Formulir_W1.xlsx", "formulir_w1 (1).xlsx", "Formulir_W1_catatan.xlsx"])
def test_a_form_under_the_name_of_another_units_form_is_told_with_both_units(tmp_path: Path, name: str) -> None:
    [finding] = parse_file(write_form(tmp_path, W2, name), EXPECTED).findings

    assert (finding.code, finding.severity.value, finding.file) == ("FORM_BORROWED", "peringatan", name)
    assert finding.message == (
        "Berkas ini bernama seperti formulir Kelurahan Wonoasih, tetapi berkode Kelurahan Pakistaji; "
        "datanya dicatat sebagai data Kelurahan Pakistaji"
    )


def test_a_form_with_the_title_of_another_unit_is_told_at_its_cell(tmp_path: Path) -> None:
    path = write_form(tmp_path, W2)
    book = load_workbook(path)
    book["Petunjuk"]["A2"] = W1.nama
    book.save(path)

    [finding] = parse_file(path, EXPECTED).findings

    assert (finding.code, finding.sheet, finding.cell) == ("FORM_BORROWED", "Petunjuk", "A2")


def test_nothing_is_told_of_a_form_under_its_own_name(tmp_path: Path) -> None:
    assert [
        parse_file(write_form(tmp_path, unit, f"Formulir_{unit.kode}.xlsx"), EXPECTED).findings for unit in UNITS
    ] == [
        (),
        (),
        (),
    ]


def test_a_day_after_the_click_is_told_at_its_cell_and_does_not_make_a_form_newer(tmp_path: Path) -> None:
    path = Form(W1, names={"tanggal_isi": date(2062, 1, 9)}).write(tmp_path / "Form.xlsx")

    parsed = parse_file(path, replace(EXPECTED, batas=date(2026, 1, 9)))
    [finding] = parsed.findings

    assert codes(parsed.findings) == ["FORM_DATE_AHEAD"]
    assert (finding.severity.value, finding.sheet) == ("peringatan", "Petunjuk")
    assert parsed.filled_on is None

"""Personal data are known by their shape, in texts and in numbers; scores, dates and counts are not taken for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.intake.mapping.personal import HIDDEN, is_personal, is_personal_heading, safe_heading
from lkjip_xl.intake.reading.cells import Raw


@pytest.mark.parametrize(
    "raw",
    [
        "3574010101900001",
        "3574 0101 0190 0001",
        3574010101900001.0,
        "081234567890",
        "0812-3456-7890",
        "+62 812 3456 789",
        81234567890,
        "nama@contoh.id",
        "KTP a.n. Fulan",
        "Surat pengantar atas nama Fulan",
        "NIP 199001012015011001",
    ],
)
def test_a_personal_content_is_known(raw: Raw) -> None:
    assert is_personal(raw)


@pytest.mark.parametrize(
    "raw",
    ["4", 4, 3.25, "2025/08/12 9:15:23", "Surat pengantar nikah", "12.500", 1250000, "RW 03", True, float("nan"), ""],
)
def test_an_ordinary_content_is_not_personal(raw: Raw) -> None:
    assert not is_personal(raw)


@given(st.integers(10**15, 10**16 - 1))
def test_every_number_of_sixteen_digits_is_personal_as_a_number_and_inside_a_text(nik: int) -> None:
    assert is_personal(nik)
    assert is_personal(f"nik: {nik}!")


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [("Nama", True), ("Nama Unit", False), ("Tanda tangan", True), ("Alamat", True), ("Usia", False), ("Surel", True)],
)
def test_a_heading_of_personal_data_is_known(heading: str, is_one: bool) -> None:  # noqa: FBT001 a case
    assert is_personal_heading(heading) is is_one


def test_a_row_of_data_that_was_taken_for_headings_is_not_shown() -> None:
    assert safe_heading("081234567890") == HIDDEN
    assert safe_heading(" Jenis   layanan ") == "Jenis layanan"

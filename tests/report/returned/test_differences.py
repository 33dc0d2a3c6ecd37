"""Tests of `lkjip_xl.report.returned.differences`: what changed, in one short phrase."""

import pytest

from lkjip_xl.report.returned.differences import Difference, differences, quote, shorten


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "Alinea baru.", "ditambah “Alinea baru.”"),
        ("Alinea lama.", "", "dihapus “Alinea lama.”"),
        ("Nilai naik.", "Nilai turun.", "“Nilai naik.” menjadi “Nilai turun.”"),
        (
            "Pelayanan pada tahun ini berjalan dengan baik di semua kelurahan.",
            "Pelayanan pada tahun ini berjalan dengan sangat baik di semua kelurahan.",
            "“…berjalan dengan baik” menjadi “…berjalan dengan sangat baik”",
        ),
    ],
)
def test_a_change_is_told_with_the_words_around_it(old: str, new: str, told: str) -> None:
    assert Difference(0, old, new).told == told


def test_only_changed_paragraphs_are_differences() -> None:
    found = differences(["a", "b", "c"], ["a", "B", "c", "d"])

    assert found == [Difference(1, "b", "B"), Difference(3, "", "d")]


def test_equal_texts_have_no_differences() -> None:
    assert differences(["a", "b"], ["a", "b"]) == []


def test_a_removed_paragraph_is_a_difference() -> None:
    assert differences(["a", "b"], ["a"]) == [Difference(1, "b", "")]


def test_a_long_text_is_cut_and_a_short_one_is_not() -> None:
    assert shorten("x" * 60) == "x" * 60
    assert shorten("x" * 61) == f"{'x' * 60}…"
    assert quote("Ada 17 aduan.", "17") == "Ada 17 aduan."

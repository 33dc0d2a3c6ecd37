"""Unsur by name, never by number."""

import pytest

from lkjip_xl.intake.sources.unsur_names import KNOWN_NAMES, code_in, plain_name

COMPLAINTS = "Penanganan Pengaduan, Saran, dan Masukan"


@pytest.mark.parametrize(
    "heading",
    [
        COMPLAINTS,
        COMPLAINTS.upper(),
        "Penanganan pengaduan saran dan masukan",
        "U8 Penanganan Pengaduan, Saran, dan Masukan",
        "U9. Penanganan Pengaduan, Saran, dan Masukan",
        "NRR U9 Penanganan Pengaduan, Saran, dan Masukan",
        "9) Penanganan Pengaduan, Saran, dan\nMasukan ",
    ],
)
def test_a_name_is_known_whatever_stands_around_it(heading: str) -> None:
    assert plain_name(heading) == plain_name(COMPLAINTS)


def test_no_two_known_names_are_taken_for_each_other() -> None:
    assert len({plain_name(name) for name in KNOWN_NAMES}) == len(KNOWN_NAMES)


@pytest.mark.parametrize(
    ("heading", "code"),
    [("U8", "U8"), ("u 08", "U8"), ("NRR U12", "U12"), ("U8 Sarana", ""), ("U0", ""), ("Usia", ""), ("8", "")],
)
def test_a_bare_code_is_told_from_a_name(heading: str, code: str) -> None:
    assert code_in(heading) == code

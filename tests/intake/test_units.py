"""Units as people write them."""

import pytest

from intake.office import KEC, UNITS, W1
from lkjip_xl.intake.units import UnitNames
from lkjip_xl.model import Unit

BARE = (Unit("W1", "Wonoasih", "Kelurahan", W1.pimpinan), Unit("KEC", "Wonoasih", "Kecamatan", KEC.pimpinan))


@pytest.mark.parametrize("units", [UNITS, BARE], ids=["full names", "bare names"])
@pytest.mark.parametrize(
    ("text", "kode"),
    [
        ("W1", "W1"),
        ("w1", "W1"),
        ("Kelurahan Wonoasih", "W1"),
        ("KEL. WONOASIH", "W1"),
        ("kecamatan  wonoasih", "KEC"),
        ("Kec.Wonoasih", "KEC"),
        ("Kelurahan Wono-Asih", "W1"),
        ("Kel wono asih", "W1"),
        ("Kantor Lurah Wonoasih", "W1"),
        ("Kelurahan Wonoasih, Kecamatan Wonoasih", "W1"),
        ("Kantor Camat Wonoasih", "KEC"),
        ("Wonoasih", None),
        ("-", None),
        ("Wono", None),
        ("", None),
    ],
)
def test_a_unit_is_found_by_code_or_name_unless_two_fit(units: tuple[Unit, ...], text: str, kode: str | None) -> None:
    assert UnitNames(units).code_of(text) == kode


def test_a_bare_name_is_enough_where_only_one_unit_has_it() -> None:
    assert UnitNames(UNITS).code_of("Pakistaji") == "W2"

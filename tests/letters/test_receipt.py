"""Tests of `lkjip_xl.letters.receipt`."""

from letters.office import TANGGAL, make_office
from lkjip_xl.letters.receipt import receipt_fields


def test_only_units_that_were_handed_something_are_listed() -> None:
    fields = receipt_fields(make_office(), files={"KEC": "Formulir_KEC.xlsx"}, tanggal=TANGGAL)

    assert fields["unit"] == [{"no": 1, "nama": "Kecamatan Contoh", "berkas": "Formulir_KEC.xlsx", "tanggal": ""}]

"""Details: who signs, where and when."""

from dataclasses import replace
from datetime import date

import pytest

from lkjip_xl.report.details import describe_office
from offices import full_office


@pytest.mark.parametrize(
    ("sebutan", "title"), [("", "CAMAT WONOASIH"), ("Plt.", "Plt. CAMAT WONOASIH"), ("Plh.", "Plh. CAMAT WONOASIH")]
)
def test_the_signatory_keeps_his_plt_or_plh(sebutan: str, title: str) -> None:
    office = full_office(respondents=1)

    details = describe_office(replace(office, camat=replace(office.camat, sebutan=sebutan)), date(2026, 1, 20))

    assert details["camat_jabatan"] == title
    assert details["camat_nip"] == "00000000 000000 0 000"
    assert (details["tempat"], details["tanggal"]) == ("Probolinggo", "20 Januari 2026")

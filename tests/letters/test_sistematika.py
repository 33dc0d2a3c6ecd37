"""Tests of `lkjip_xl.letters.sistematika`."""

from dataclasses import replace
from datetime import date

from letters.office import TANGGAL, make_office
from lkjip_xl.letters.sistematika import sistematika_fields


def test_the_outline_has_every_chapter_of_the_report_in_order() -> None:
    parts = _parts(sistematika_fields(make_office(), tanggal=TANGGAL)["bagian"])

    assert list(dict.fromkeys(part["nomor"] for part in parts)) == [
        "Awal",
        "Bab I",
        "Bab II",
        "Bab III.A",
        "Bab III.B",
        "Bab IV",
        "Lampiran",
    ]
    assert all(part["judul"] and part["isi"] and part["pemasok"] for part in parts)


def test_data_are_due_on_the_deadline_and_the_text_two_working_days_later() -> None:
    friday, monday = date(2026, 1, 9), date(2026, 1, 12)
    office = replace(make_office(batas_data=friday), hari_libur=frozenset({monday}))

    due = {part["batas"] for part in _parts(sistematika_fields(office, tanggal=TANGGAL)["bagian"])}

    assert due == {friday, date(2026, 1, 14)}


def test_without_a_deadline_the_dates_are_missing() -> None:
    fields = sistematika_fields(make_office(batas_data=None), tanggal=TANGGAL)

    assert {part["batas"] for part in _parts(fields["bagian"])} == {None}


def _parts(value: object) -> list[dict[str, object]]:
    assert isinstance(value, list)
    return value

"""Tests of `lkjip_xl.letters.disposisi`."""

from datetime import date

from letters.office import TANGGAL, make_office
from lkjip_xl.letters.disposisi import IncomingLetter, disposisi_fields


def test_without_an_incoming_letter_its_data_are_left_to_be_filled_in_by_hand() -> None:
    fields = disposisi_fields(make_office(), tanggal=TANGGAL)

    masuk = fields["masuk"]
    assert isinstance(masuk, dict)
    assert masuk.pop("hal") == "Penyusunan LKjIP Tahun 2025"
    assert {value.strip("…") for value in masuk.values()} == {""}


def test_an_incoming_letter_is_quoted() -> None:
    letter = IncomingLetter("Bagian Organisasi", "1/2026", date(2026, 1, 2), date(2026, 1, 3), "7", "Segera", "LKjIP")

    assert disposisi_fields(make_office(), tanggal=TANGGAL, incoming=letter)["masuk"] == {
        "asal": "Bagian Organisasi",
        "nomor": "1/2026",
        "tanggal": "2 Januari 2026",
        "diterima": "3 Januari 2026",
        "agenda": "7",
        "sifat": "Segera",
        "hal": "LKjIP",
    }


def test_the_kasubbag_is_told_to_make_the_report_and_to_gather_data_in_time() -> None:
    fields = disposisi_fields(make_office(), tanggal=TANGGAL)

    ticked = [
        choice["teks"]
        for name in ("penerima", "instruksi")
        for choice in _choices(fields[name])
        if choice["kotak"] == "☒"
    ]
    assert ticked == [
        "Kepala Subbagian Keuangan dan Program",
        "Susun LKjIP Tahun 2025 sesuai dengan SOP",
        "Himpun data dari Lurah dan Kepala Seksi paling lambat 9 Januari 2026",
    ]


def test_without_a_deadline_none_is_printed() -> None:
    fields = disposisi_fields(make_office(batas_data=None), tanggal=TANGGAL)

    assert _choices(fields["instruksi"])[1]["teks"] == "Himpun data dari Lurah dan Kepala Seksi"


def _choices(value: object) -> list[dict[str, str]]:
    assert isinstance(value, list)
    return value

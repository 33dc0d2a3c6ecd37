"""Tests of `lkjip_xl.letters.heading`."""

import pytest

from letters.office import TANGGAL, make_office
from lkjip_xl.letters.heading import concept_mark, heading, tembusan


def test_a_number_that_may_not_be_drawn_is_written_in_by_hand() -> None:
    assert heading(make_office(), nomor=None, tanggal=TANGGAL)["nomor"] == "……"


def test_the_head_of_a_letter_comes_from_settings() -> None:
    assert heading(make_office(), nomor="1/2026", tanggal=TANGGAL, hal="Permintaan", lampiran="1 (satu) berkas") == {
        "nomor": "1/2026",
        "sifat": "Biasa",
        "lampiran": "1 (satu) berkas",
        "hal": "Permintaan",
        "tempat": "Probolinggo",
        "tanggal": TANGGAL,
    }


def test_an_empty_setting_is_missing_and_not_blank() -> None:
    head = heading(make_office(sifat_surat=None, tempat_surat=None), nomor="1", tanggal=TANGGAL)

    assert (head["sifat"], head["tempat"]) == (None, None)


@pytest.mark.parametrize(
    ("typed", "lines"),
    [(None, []), (" ; ", []), ("Wali Kota", ["Wali Kota"]), ("Wali Kota; Sekda;", ["1. Wali Kota", "2. Sekda"])],
)
def test_tembusan_are_numbered_where_there_are_several(typed: str | None, lines: list[str]) -> None:
    assert tembusan(make_office(tembusan=typed)) == lines


@pytest.mark.parametrize(("konsep", "mark"), [(True, "KONSEP"), (False, "")])
def test_a_letter_whose_number_is_only_reserved_says_so(konsep: bool, mark: str) -> None:  # noqa: FBT001 - a case, not a switch
    assert concept_mark(konsep=konsep) == mark

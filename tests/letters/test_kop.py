"""Tests of `lkjip_xl.letters.kop`."""

from pathlib import Path

import pytest

from letters.office import make_office
from lkjip_xl.letters.kop import kop
from lkjip_xl.model import Value
from lkjip_xl.word.picture import Picture
from word.pictures import write_png


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        ({}, ["Jalan Contoh Nomor 1 – Kode Pos 67200", "Telepon (0335) 000000"]),
        ({"kode_pos": None, "telepon": None}, ["Jalan Contoh Nomor 1"]),
        (
            {"surel": "kec@contoh.go.id", "laman": "contoh.go.id"},
            [
                "Jalan Contoh Nomor 1 – Kode Pos 67200",
                "Telepon (0335) 000000 | Surel kec@contoh.go.id | Laman contoh.go.id",
            ],
        ),
        ({"alamat": None, "telepon": None}, [None]),
    ],
)
def test_the_address_says_what_is_known_and_misses_only_the_street(
    settings: dict[str, Value], lines: list[str | None], tmp_path: Path
) -> None:
    fields, findings = kop(make_office(**settings), tmp_path)

    assert fields["alamat"] == lines
    assert findings == ()


def test_government_and_office_stand_in_capitals(tmp_path: Path) -> None:
    fields, _ = kop(make_office(), tmp_path)

    assert (fields["pemerintah"], fields["instansi"]) == ("PEMERINTAH KOTA PROBOLINGGO", "KECAMATAN CONTOH")
    assert fields["logo"] is None


def test_an_office_without_a_name_is_missing_it(tmp_path: Path) -> None:
    assert kop(make_office(kecamatan=None), tmp_path)[0]["instansi"] is None


def test_the_emblem_lies_in_the_folder_of_the_year_and_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "2025").mkdir()
    path = write_png(tmp_path / "2025" / "lambang.png", 15, 20)

    for name in ("lambang.png", "../2025/lambang.png"):
        fields, findings = kop(make_office(logo=name), tmp_path / "2025")

        assert fields["logo"] == Picture(path, 13.5, "Lambang Kota Probolinggo")
        assert findings == ()


def test_an_emblem_that_is_not_there_is_a_finding_and_the_kop_stays(tmp_path: Path) -> None:
    fields, findings = kop(make_office(logo="lambang.png"), tmp_path)

    assert fields["logo"] is None
    assert [finding.code for finding in findings] == ["GAMBAR_TIDAK_TERPAKAI"]

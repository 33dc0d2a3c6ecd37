"""The numbers of the regulations, by date."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from lkjip_xl.rules.loading import (
    PERATURAN_SKM,
    NoRegulationError,
    SkmParameters,
    lowest_efficient,
    predikat_names,
    predikat_scale,
    sample_parameters,
    sharp_change_percent,
    skm_on,
)
from lkjip_xl.rules.policies import UnknownPolicyError

EQUAL_BANDS = {"A": "81.26", "B": "62.51", "C": "43.76", "D": "25.00"}


@pytest.mark.parametrize(
    ("day", "regulation", "unsur_count", "bounds"),
    [
        (date(2004, 2, 24), "KepMenPAN 25/2004", 14, EQUAL_BANDS),
        (date(2014, 5, 1), "KepMenPAN 25/2004", 14, EQUAL_BANDS),
        (date(2014, 5, 2), "PermenPANRB 16/2014", 9, EQUAL_BANDS),
        (date(2017, 5, 8), "PermenPANRB 16/2014", 9, EQUAL_BANDS),
        (date(2017, 5, 9), "PermenPANRB 14/2017", 9, {"A": "88.31", "B": "76.61", "C": "65.00", "D": "25.00"}),
        (date(2026, 1, 1), "PermenPANRB 14/2017", 9, {"A": "88.31", "B": "76.61", "C": "65.00", "D": "25.00"}),
    ],
)
def test_the_last_survey_day_chooses_the_regulation(
    day: date, regulation: str, unsur_count: int, bounds: dict[str, str]
) -> None:
    skm = skm_on(day)

    assert skm.regulation == regulation
    assert len(skm.unsur) == unsur_count
    assert {band.mutu: str(band.lowest) for band in skm.bands} == bounds


def test_a_survey_before_every_regulation_is_refused() -> None:
    with pytest.raises(NoRegulationError) as refused:
        skm_on(date(2004, 2, 23))

    assert str(refused.value) == (
        "[NO_REGULATION] Tidak ada peraturan SKM yang berlaku pada 23/02/2004. "
        "Periksa tanggal survei; peraturan tertua yang dikenal, KepMenPAN 25/2004, berlaku sejak 24/02/2004."
    )


def test_regulations_stand_oldest_first() -> None:
    days = [skm.in_force_from for skm in PERATURAN_SKM]

    assert days == sorted(set(days))


@pytest.mark.parametrize("skm", PERATURAN_SKM, ids=lambda skm: skm.regulation)
def test_every_regulation_is_complete(skm: SkmParameters) -> None:
    bounds = [band.lowest for band in skm.bands]

    assert skm.source
    assert len(set(skm.unsur)) == len(skm.unsur)
    assert skm.weight == "1/x"
    assert [band.mutu for band in skm.bands] == ["A", "B", "C", "D"]
    assert [band.kinerja for band in skm.bands] == ["Sangat Baik", "Baik", "Kurang Baik", "Tidak Baik"]
    assert bounds == sorted(bounds, reverse=True)
    assert bounds[-1] == skm.scale_lowest * skm.factor
    assert (skm.scale_lowest, skm.scale_highest, skm.factor) == (1, 4, 25)


def test_pengaduan_and_the_last_unsur_changed_places_in_2017() -> None:
    before, now = skm_on(date(2017, 5, 9) - timedelta(days=1)), skm_on(date(2017, 5, 9))

    assert before.unsur[7:] == ("Maklumat Pelayanan", "Penanganan Pengaduan, Saran, dan Masukan")
    assert now.unsur[7:] == ("Penanganan Pengaduan, Saran, dan Masukan", "Sarana dan Prasarana")


def test_the_default_predikat_scale_has_five_words() -> None:
    scale = predikat_scale()

    assert predikat_names() == ("permendagri_86_2017",)
    assert {band.word: int(band.lowest) for band in scale.bands} == {
        "Sangat Tinggi": 91,
        "Tinggi": 76,
        "Sedang": 66,
        "Rendah": 51,
        "Sangat Rendah": 0,
    }


def test_an_unknown_predikat_scale_is_refused() -> None:
    with pytest.raises(UnknownPolicyError) as refused:
        predikat_scale("daerah_lain")

    assert str(refused.value) == (
        "[UNKNOWN_POLICY] Pengaturan skala_predikat = daerah_lain tidak dikenal. Pilih salah satu: permendagri_86_2017."
    )


def test_the_smaller_parameters_are_exact() -> None:
    sample = sample_parameters()

    assert (sample.chi_square, sample.proportion, sample.margin) == (Decimal("3.841"), Decimal("0.5"), Decimal("0.05"))
    assert sharp_change_percent() == 10
    assert lowest_efficient() == {"rasio": 1, "selisih": 0}

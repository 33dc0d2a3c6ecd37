"""Capaian, predikat and their mean."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.model import Arah, Number, Target
from lkjip_xl.rules.capaian import (
    FORMULA,
    Capaian,
    CapBelowTargetError,
    MeanCapaian,
    NoCapaian,
    compute_capaian,
    mean_capaian,
    predikat,
)
from lkjip_xl.rules.loading import predikat_scale
from lkjip_xl.rules.rounding import half_up

SCALE = predikat_scale()


def one(figure: str) -> Target:
    return Target(Decimal(figure), Decimal(figure))


def reach(*percents: str | None) -> list[Capaian]:
    return [compute_capaian(Target(100, 100), Decimal(each) if each else None, Arah.NAIK) for each in percents]


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "explanation"),
    [
        (Arah.NAIK, Target(80, 80), 84, "105,00 = 84 ÷ 80 × 100"),
        (Arah.NAIK, one("82.50"), Decimal("82.50"), "100,00 = 82,50 ÷ 82,50 × 100"),
        (Arah.NAIK, Target(80, 80), 0, "0,00 = 0 ÷ 80 × 100"),
        (Arah.NAIK, Target(3, 3), 1, "33,33 = 1 ÷ 3 × 100"),
        (Arah.TURUN, Target(10, 10), 11, "90,00 = (2 × 10 − 11) ÷ 10 × 100"),
        (Arah.TURUN, Target(10, 10), 8, "120,00 = (2 × 10 − 8) ÷ 10 × 100"),
        (Arah.TURUN, Target(10, 10), 20, "0,00 = (2 × 10 − 20) ÷ 10 × 100"),
        (Arah.TURUN, Target(10, 10), 0, "200,00 = (2 × 10 − 0) ÷ 10 × 100"),
        (Arah.TURUN, Target(10, 10), -1, "210,00 = (2 × 10 − (-1)) ÷ 10 × 100"),
        (Arah.TURUN, Target(0, 0), 0, "100,00 karena target 0 dan realisasi 0"),
        (Arah.RENTANG, Target(5, 8), 5, "100,00 karena realisasi 5 di dalam rentang 5 sampai 8"),
        (Arah.RENTANG, Target(5, 8), 8, "100,00 karena realisasi 8 di dalam rentang 5 sampai 8"),
        (Arah.RENTANG, Target(-1, 1), 0, "100,00 karena realisasi 0 di dalam rentang -1 sampai 1"),
        (Arah.RENTANG, Target(5, 8), 4, "80,00 = 4 ÷ 5 × 100"),
        (Arah.RENTANG, Target(5, 8), 10, "75,00 = (2 × 8 − 10) ÷ 8 × 100"),
    ],
)
def test_each_direction_has_its_formula(arah: Arah, target: Target, realisasi: Number, explanation: str) -> None:
    got = compute_capaian(target, realisasi, arah)

    assert got.explanation == explanation
    assert got.raw == got.exact
    assert got.printed == half_up(got.exact or 0)
    assert (got.capped, got.formula, got.reason) == (False, FORMULA[arah], None)


def test_the_report_names_the_formula_of_each_direction() -> None:
    assert FORMULA == {
        Arah.NAIK: "realisasi ÷ target × 100",
        Arah.TURUN: "(2 × target − realisasi) ÷ target × 100",
        Arah.RENTANG: "100 di dalam rentang; di luar rentang dihitung terhadap batas terdekat",
    }


@pytest.mark.parametrize(
    ("arah", "realisasi", "raw", "explanation"),
    [
        (Arah.TURUN, 25, -50, "0,00 karena (2 × 10 − 25) ÷ 10 × 100 = -50,00 dan capaian dibatasi paling rendah 0"),
        (Arah.NAIK, -1, -10, "0,00 karena -1 ÷ 10 × 100 = -10,00 dan capaian dibatasi paling rendah 0"),
        (Arah.RENTANG, 21, -10, "0,00 karena (2 × 10 − 21) ÷ 10 × 100 = -10,00 dan capaian dibatasi paling rendah 0"),
    ],
)
def test_a_capaian_is_never_below_zero_and_the_raw_value_is_kept(
    arah: Arah, realisasi: int, raw: int, explanation: str
) -> None:
    got = compute_capaian(Target(10, 10), realisasi, arah)

    assert (got.raw, got.exact, got.printed, got.capped) == (Fraction(raw), Fraction(0), Decimal("0.00"), False)
    assert got.explanation == explanation


@pytest.mark.parametrize(
    ("cap", "realisasi", "printed", "capped"),
    [
        (None, 150, "150.00", False),
        (120, 150, "120.00", True),
        (120, 120, "120.00", False),
        (120, 121, "120.00", True),
        (100, 101, "100.00", True),
        (100, 99, "99.00", False),
    ],
)
def test_a_cap_limits_what_is_printed_and_keeps_the_raw_value(
    cap: int | None, realisasi: int, printed: str, *, capped: bool
) -> None:
    got = compute_capaian(Target(100, 100), realisasi, Arah.NAIK, cap=cap)

    assert (got.raw, got.printed, got.capped) == (Fraction(realisasi), Decimal(printed), capped)


def test_a_cap_is_explained() -> None:
    assert compute_capaian(Target(80, 80), 120, Arah.NAIK, cap=120).explanation == (
        "120,00 karena 120 ÷ 80 × 100 = 150,00 dan capaian dibatasi paling tinggi 120"
    )


@pytest.mark.parametrize("cap", [99, 0, -1])
def test_a_cap_below_the_target_is_refused(cap: int) -> None:
    with pytest.raises(CapBelowTargetError) as refused:
        compute_capaian(Target(80, 80), 84, Arah.NAIK, cap=cap)

    assert str(refused.value) == (
        f"[CAP_BELOW_TARGET] Batas capaian {cap} kurang dari 100. "
        "Pilih 100, 120, atau kosongkan pengaturan batas_capaian."
    )


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "reason", "text"),
    [
        (Arah.NAIK, Target(0, 0), 5, NoCapaian.TARGET_ZERO, "target 0 tidak dapat menjadi pembagi"),
        (Arah.NAIK, Target(0, 0), 0, NoCapaian.TARGET_ZERO, "target 0 tidak dapat menjadi pembagi"),
        (Arah.TURUN, Target(0, 0), 1, NoCapaian.TARGET_ZERO, "target 0 tidak dapat menjadi pembagi"),
        (Arah.RENTANG, Target(0, 5), -1, NoCapaian.TARGET_ZERO, "target 0 tidak dapat menjadi pembagi"),
        (Arah.RENTANG, Target(-5, 0), 1, NoCapaian.TARGET_ZERO, "target 0 tidak dapat menjadi pembagi"),
        (Arah.NAIK, Target(-5, -5), -2, NoCapaian.TARGET_NEGATIVE, "target bernilai negatif"),
        (Arah.TURUN, Target(-5, -5), -2, NoCapaian.TARGET_NEGATIVE, "target bernilai negatif"),
        (Arah.NAIK, Target(80, 80), None, NoCapaian.REALISASI_MISSING, "realisasi belum diisi"),
        (
            Arah.NAIK,
            Target(80, 90),
            85,
            NoCapaian.TARGET_IS_RANGE,
            "target berupa rentang, sedangkan arah indikator bukan rentang",
        ),
        (
            Arah.RENTANG,
            Target(9, 8),
            8,
            NoCapaian.RANGE_REVERSED,
            "batas bawah target lebih besar daripada batas atasnya",
        ),
    ],
)
def test_what_cannot_be_calculated_says_why(
    arah: Arah, target: Target, realisasi: int | None, reason: NoCapaian, text: str
) -> None:
    got = compute_capaian(target, realisasi, arah)

    assert (got.raw, got.exact, got.printed, got.capped, got.reason) == (None, None, None, False, reason)
    assert got.explanation == f"Capaian tidak dapat dihitung karena {text}"


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "explanation"),
    [
        (Arah.NAIK, Target(80, 80), Fraction(84), "105,00 = 84 ÷ 80 × 100"),
        (Arah.NAIK, Target(80, 80), Fraction(3070, 36), "106,60 = 85,28 ÷ 80 × 100"),
        (Arah.NAIK, Target(3, 3), Fraction(7, 3), "77,78 = 2,3333 ÷ 3 × 100"),
        (Arah.TURUN, Target(3, 3), Fraction(7, 3), "122,22 = (2 × 3 − 2,3333) ÷ 3 × 100"),
        (Arah.RENTANG, Target(2, 3), Fraction(7, 3), "100,00 karena realisasi 2,33 di dalam rentang 2 sampai 3"),
    ],
)
def test_a_calculated_realisasi_shows_as_many_decimals_as_its_result_needs(
    arah: Arah, target: Target, realisasi: Fraction, explanation: str
) -> None:
    assert compute_capaian(target, realisasi, arah).explanation == explanation


@given(st.fractions(0, 500, max_denominator=999), st.decimals("0.01", 500, places=2), st.sampled_from(Arah))
def test_a_reader_can_recompute_every_explanation(realisasi: Fraction, target: Decimal, arah: Arah) -> None:
    got = compute_capaian(Target(target, target), realisasi, arah)
    expression = re.search(r"(= |karena )(.*?÷ [\d.,]+ × 100)", got.explanation)

    if expression is None:
        assert (got.printed, arah) == (Decimal(100), Arah.RENTANG)
        return
    typed = expression[2].replace(".", "").replace(",", ".")
    figures = re.sub(r"\d+(\.\d+)?", lambda number: f"Fraction('{number[0]}')", typed)
    python = figures.translate(str.maketrans("×÷−", "*/-"))
    assert half_up(eval(python, {"Fraction": Fraction})) == half_up(got.raw or 0)  # noqa: S307 - our own sentence


@given(st.integers(1, 1000), st.integers(0, 2000), st.integers(0, 2000))
def test_a_better_realisasi_never_has_a_lower_capaian(target: int, one_figure: int, other: int) -> None:
    low, high = sorted((one_figure, other))
    goal = Target(target, target)

    for arah, worse, better in ((Arah.NAIK, low, high), (Arah.TURUN, high, low)):
        assert (compute_capaian(goal, worse, arah).exact or 0) <= (compute_capaian(goal, better, arah).exact or 0)


@given(st.integers(1, 1000), st.sampled_from(Arah))
def test_meeting_the_target_exactly_is_one_hundred(target: int, arah: Arah) -> None:
    assert compute_capaian(Target(target, target), target, arah).printed == 100


@pytest.mark.parametrize(
    ("printed", "word"),
    [
        ("100.00", "Sangat Tinggi"),
        ("91.00", "Sangat Tinggi"),
        ("90.99", "Tinggi"),
        ("76.00", "Tinggi"),
        ("75.99", "Sedang"),
        ("66.00", "Sedang"),
        ("65.99", "Rendah"),
        ("51.00", "Rendah"),
        ("50.99", "Sangat Rendah"),
        ("0.00", "Sangat Rendah"),
        ("-1.00", "Sangat Rendah"),
    ],
)
def test_predikat_is_read_from_the_printed_capaian(printed: str, word: str) -> None:
    assert predikat(Decimal(printed), SCALE) == word


@pytest.mark.parametrize(
    ("percents", "printed", "hides", "explanation"),
    [
        (("100", "110"), "105.00", False, "105,00 = rata-rata 2 capaian"),
        (("90", "95"), "92.50", False, "92,50 = rata-rata 2 capaian"),
        (("96", "98", "101"), "98.33", False, "98,33 = rata-rata 3 capaian"),
        (("150", "60"), "105.00", True, "105,00 = rata-rata 2 capaian; nilai tinggi menutupi capaian terendah 60,00"),
        (("150", "40"), "95.00", True, "95,00 = rata-rata 2 capaian; nilai tinggi menutupi capaian terendah 40,00"),
        (
            ("99.99", "100.01"),
            "100.00",
            True,
            "100,00 = rata-rata 2 capaian; nilai tinggi menutupi capaian terendah 99,99",
        ),
        (("99.995", "100.01"), "100.00", False, "100,00 = rata-rata 2 capaian"),
        (("80", None), "80.00", False, "80,00 = rata-rata 1 capaian; 1 capaian tanpa angka tidak dihitung"),
    ],
)
def test_a_mean_says_when_it_hides_a_failure(
    percents: tuple[str | None, ...], printed: str, explanation: str, *, hides: bool
) -> None:
    got = mean_capaian(reach(*percents), SCALE)

    assert (got.printed, got.hides_failure, got.explanation) == (Decimal(printed), hides, explanation)
    assert got.counted + got.undefined == len(percents)


@pytest.mark.parametrize("percents", [(), (None, None)])
def test_there_is_no_mean_of_nothing(percents: tuple[None, ...]) -> None:
    assert mean_capaian(reach(*percents), SCALE) == MeanCapaian(
        None, None, 0, len(percents), hides_failure=False, explanation="Tidak ada capaian yang dihitung"
    )

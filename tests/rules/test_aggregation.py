"""IKM of several units."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.model import AnswerTotal
from lkjip_xl.rules.aggregation import NothingToPoolError, UnitSurvey, UnitWeightError, Unpooled, aggregate
from lkjip_xl.rules.ikm import compute_ikm
from lkjip_xl.rules.nrr import ScoreOffScaleError
from lkjip_xl.rules.policies import UnknownPolicyError
from lkjip_xl.rules.rounding import Exact
from rules.survey import SKM_2025, totals_of

SMALL = UnitSurvey("Pakistaji", totals_of([400] * 9, 100), respondents=100)
LARGE = UnitSurvey("Wonoasih", totals_of([900] * 9, 300), respondents=300, empty=2)


def test_pooling_puts_all_questionnaires_on_one_pile() -> None:
    got = aggregate([SMALL, LARGE], SKM_2025)

    assert got.result.printed == Decimal("81.25")
    assert got.result.explanation == (
        "81,25 = 3,250 × 25; 400 responden; 2 jawaban kosong tidak dihitung; gabungan responden (2 unit)"
    )
    assert {figure.count for figure in got.result.nrr.values()} == {400}
    assert (got.pooled, got.unpooled) == (("Pakistaji", "Wonoasih"), ())


def test_two_sources_of_one_unit_are_called_sources() -> None:
    got = aggregate([SMALL, replace(LARGE, unit=SMALL.unit)], SKM_2025)

    assert got.result.explanation.endswith("; gabungan responden (2 sumber)")


@pytest.mark.parametrize("method", ["gabungan", "rata_unit", "tertimbang"])
def test_the_sum_of_answers_stays_a_sum_under_every_method(method: str) -> None:
    processed = UnitSurvey("Wonoasih", nrr=dict.fromkeys(SMALL.totals or {}, Decimal("3.5")), respondents=3)

    got = aggregate([SMALL, processed], SKM_2025, method=method, unit_weights={"Pakistaji": 9, "Wonoasih": 1})

    assert {figure.sum for figure in got.result.nrr.values()} == {400 + Fraction("10.5")}


def test_one_unit_needs_no_word_about_the_method_and_respondents_left_out_are_named() -> None:
    survey = UnitSurvey("Wonoasih", totals_of([300] * 9), respondents=100, left_out=4)

    got = aggregate([survey], SKM_2025).result

    assert got.left_out == 4
    assert got.explanation == (
        "75,00 = 3,000 × 25; 100 responden; 4 responden tidak dihitung karena jawabannya tidak lengkap"
    )


@pytest.mark.parametrize(
    ("method", "unit_weights", "printed", "ending"),
    [
        ("gabungan", None, "81.25", "gabungan responden (2 unit)"),
        ("rata_unit", None, "87.50", "rata-rata unit (2 unit)"),
        ("tertimbang", {"Pakistaji": 9, "Wonoasih": 1}, "97.50", "rata-rata tertimbang unit (2 unit)"),
        ("tertimbang", {"Pakistaji": Decimal("0.5"), "Wonoasih": Fraction(1, 2)}, "87.50", "tertimbang unit (2 unit)"),
    ],
)
def test_each_method_weighs_the_units_its_own_way(
    method: str, unit_weights: Mapping[str, Exact] | None, printed: str, ending: str
) -> None:
    got = aggregate([SMALL, LARGE], SKM_2025, method=method, unit_weights=unit_weights)

    assert (got.method, got.result.printed) == (method, Decimal(printed))
    assert got.result.explanation.endswith(ending)
    assert method not in got.alternatives


def test_all_methods_are_shown_and_a_different_grade_is_a_warning() -> None:
    surveys = [UnitSurvey("A", totals_of([354] * 9)), UnitSurvey("B", totals_of([1060] * 9, 300))]

    got = aggregate(surveys, SKM_2025, unit_weights={"A": 1, "B": 2})

    assert {name: ikm.printed for name, ikm in got.alternatives.items()} == {
        "rata_unit": Decimal("88.42"),
        "tertimbang": Decimal("88.39"),
    }
    assert got.result.printed == Decimal("88.38")
    assert got.warnings == ()

    got = aggregate([SMALL, UnitSurvey("B", totals_of([960] * 9, 300))], SKM_2025)

    (warning,) = got.warnings
    assert warning == (
        "Mutu pelayanan bergantung pada cara agregasi: gabungan responden B (85,00), "
        "sedangkan rata-rata unit A (90,00)."
    )


def test_processed_results_pool_by_their_number_of_answers() -> None:
    nrr: dict[str, Exact] = dict.fromkeys(totals_of([1] * 9), Decimal("3.00"))
    processed = UnitSurvey("Wonoasih", nrr=nrr, respondents=300)

    assert aggregate([SMALL, processed], SKM_2025).result.exact == aggregate([SMALL, LARGE], SKM_2025).result.exact


def test_counts_per_unsur_come_before_the_number_of_respondents() -> None:
    one = UnitSurvey("A", nrr={"a": 4, "b": 4}, counts={"a": 10, "b": 30})
    other = UnitSurvey("B", nrr={"a": 1, "b": 1}, respondents=10)

    got = aggregate([one, other], SKM_2025).result

    assert [(figure.nrr, figure.count) for figure in got.nrr.values()] == [(Fraction(5, 2), 20), (Fraction(13, 4), 40)]
    assert got.respondents is None
    assert got.explanation == "71,88 = 2,875 × 25; gabungan responden (2 unit)"


@pytest.mark.parametrize(
    ("survey", "reason"),
    [
        (UnitSurvey("B", nrr={"a": 3}), "jumlah responden tidak tersedia"),
        (UnitSurvey("B", nrr={"a": 3}, respondents=0), "jumlah responden tidak tersedia"),
        (UnitSurvey("B", nrr={"a": 3}, counts={"b": 3}), "jumlah responden tidak tersedia"),
        (UnitSurvey("B", respondents=100), "NRR per unsur tidak tersedia"),
        (UnitSurvey("B", nrr={}, respondents=100), "NRR per unsur tidak tersedia"),
        (UnitSurvey("B", totals={"a": AnswerTotal(0, 0)}), "tidak ada jawaban"),
        (UnitSurvey("B", totals={}), "tidak ada jawaban"),
    ],
)
def test_a_unit_that_cannot_be_pooled_is_shown_with_its_reason(survey: UnitSurvey, reason: str) -> None:
    got = aggregate([SMALL, survey], SKM_2025, unit_weights={"Pakistaji": 1})

    assert got.pooled == ("Pakistaji",)
    assert got.unpooled == (Unpooled("B", reason),)
    assert set(got.alternatives) == {"rata_unit", "tertimbang"}


def test_an_unsur_that_nobody_answered_in_one_unit_counts_in_the_others() -> None:
    gap = UnitSurvey("B", totals_of([300] * 8) | {"Sarana dan Prasarana": AnswerTotal(0, 0)})

    got = aggregate([SMALL, gap], SKM_2025)

    assert got.result.nrr["Sarana dan Prasarana"].nrr == 4
    assert got.warnings == ("Tidak semua unit menilai unsur Sarana dan Prasarana.",)


@pytest.mark.parametrize("surveys", [[], [UnitSurvey("B", respondents=5)]])
def test_nothing_to_pool_is_refused(surveys: list[UnitSurvey]) -> None:
    with pytest.raises(NothingToPoolError) as refused:
        aggregate(surveys, SKM_2025)

    assert str(refused.value) == (
        "[NOTHING_TO_POOL] Tidak ada hasil survei yang dapat digabungkan. "
        "Isi jawaban angket, atau NRR per unsur dan jumlah responden, sedikitnya untuk satu unit."
    )


@pytest.mark.parametrize("unit_weights", [None, {}, {"Wonoasih": 1}, {"Wonoasih": 1, "Pakistaji": 0}])
def test_the_weighted_mean_needs_a_weight_for_every_unit(unit_weights: Mapping[str, Exact] | None) -> None:
    with pytest.raises(UnitWeightError) as refused:
        aggregate([SMALL, LARGE], SKM_2025, method="tertimbang", unit_weights=unit_weights)

    missing = "Pakistaji" if unit_weights else "Pakistaji, Wonoasih"
    assert str(refused.value) == (
        f"[UNIT_WEIGHT_MISSING] Bobot unit belum diisi atau bukan bilangan positif: {missing}. "
        "Isi bobot setiap unit, atau pilih cara agregasi gabungan."
    )


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(UnknownPolicyError) as refused:
        aggregate([SMALL], SKM_2025, method="median")

    assert str(refused.value) == (
        "[UNKNOWN_POLICY] Pengaturan agregasi_ikm = median tidak dikenal. "
        "Pilih salah satu: gabungan, rata_unit, tertimbang."
    )


def test_an_nrr_off_the_scale_is_refused() -> None:
    with pytest.raises(ScoreOffScaleError):
        aggregate([UnitSurvey("B", nrr={"a": Decimal("4.2")}, respondents=1)], SKM_2025)


UNITS = st.lists(
    st.integers(1, 60).flatmap(
        lambda count: st.tuples(st.just(count), st.lists(st.integers(count, 4 * count), min_size=9, max_size=9))
    ),
    min_size=1,
    max_size=6,
)


@given(UNITS)
def test_pooling_equals_the_index_of_all_answers_together(units: Sequence[tuple[int, list[int]]]) -> None:
    surveys = [UnitSurvey(f"unit {at}", totals_of(sums, count)) for at, (count, sums) in enumerate(units)]
    columns = zip(*(sums for _, sums in units), strict=True)
    together = totals_of([sum(column) for column in columns], sum(count for count, _ in units))

    assert aggregate(surveys, SKM_2025).result.exact == compute_ikm(together, SKM_2025).exact


@given(UNITS)
def test_the_mean_of_units_is_the_mean_of_their_indices(units: Sequence[tuple[int, list[int]]]) -> None:
    surveys = [UnitSurvey(f"unit {at}", totals_of(sums, count)) for at, (count, sums) in enumerate(units)]
    indices = [compute_ikm(totals_of(sums, count), SKM_2025).exact for count, sums in units]

    got = aggregate(surveys, SKM_2025, method="rata_unit")

    assert got.result.exact == sum(indices) / len(indices)

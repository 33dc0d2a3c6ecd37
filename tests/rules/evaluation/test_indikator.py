"""The indikator of an office: realisasi, comparisons, and what is missing."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from lkjip_xl.model import Arah, Cell, Finding, Riwayat, Target
from lkjip_xl.rules.evaluation import Evaluation, IndikatorResult, evaluate
from offices import TAHUN, full_office, poor_office, single, with_indikator, with_setting

CELLS = {
    "target_murni": Cell("Indikator", "H7"),
    "realisasi_isian": Cell("Indikator", "J7"),
    "penyebab": Cell("Indikator", "P7"),
    "hambatan": Cell("Indikator", "Q7"),
    "solusi": Cell("Indikator", "R7"),
}


def of(evaluation: Evaluation, kode: str) -> IndikatorResult:
    return next(each for each in evaluation.indikator if each.indikator.kode == kode)


def places(evaluation: Evaluation, code: str) -> list[str]:
    return [finding.where for finding in evaluation.findings if finding.code == code]


def found(evaluation: Evaluation, code: str) -> Finding:
    return next(finding for finding in evaluation.findings if finding.code == code)


def test_each_source_gives_its_own_realisasi() -> None:
    evaluation = evaluate(full_office())

    assert evaluation.ikm is not None
    assert of(evaluation, "IK1").realisasi == evaluation.ikm.result.exact
    assert of(evaluation, "IK2").realisasi == evaluation.pemmas.sasaran
    assert of(evaluation, "IK3").realisasi == evaluation.administrasi.percent.exact


def test_pemmas_can_be_a_percentage() -> None:
    office = with_indikator(with_setting(full_office(), satuan_pemmas="Persentase"), "IK2", satuan="%")
    evaluation = evaluate(office)

    assert of(evaluation, "IK2").realisasi == evaluation.pemmas.percent.exact


def test_without_data_there_is_no_realisasi_and_the_finding_names_where_the_data_go() -> None:
    evaluation = evaluate(poor_office())

    assert [each.realisasi for each in evaluation.indikator] == [None, None, None]
    assert places(evaluation, "REALISASI_MISSING") == ["SKM_Angket", "Pemmas", "Administrasi"]


def test_a_typed_realisasi_is_taken_exactly_as_typed() -> None:
    office = with_indikator(full_office(), "IK3", sumber="Isian", realisasi_isian=Decimal("91.5"), cells=CELLS)

    result = of(evaluate(office), "IK3")
    assert result.realisasi == Fraction(183, 2)
    assert result.realisasi_cell == Cell("Indikator", "J7")


def test_a_typed_realisasi_that_is_missing_names_its_own_cell() -> None:
    office = with_indikator(full_office(), "IK3", sumber="Isian", realisasi_isian=None, cells=CELLS)

    assert places(evaluate(office), "REALISASI_MISSING") == ["Indikator!J7"]


def test_a_missing_target_leaves_the_capaian_open_and_names_its_cell() -> None:
    office = with_indikator(full_office(), "IK2", target=None, cells=CELLS)

    evaluation = evaluate(office)
    assert of(evaluation, "IK2").capaian is None
    assert of(evaluation, "IK2").predikat == ""
    assert places(evaluation, "TARGET_MISSING") == ["Indikator!H7"]


def test_a_target_of_zero_is_a_finding_with_the_reason() -> None:
    office = with_indikator(full_office(), "IK2", target=single("0"), cells=CELLS)

    finding = found(evaluate(office), "CAPAIAN_UNDEFINED")
    assert finding.message.endswith("Capaian tidak dapat dihitung karena target 0 tidak dapat menjadi pembagi")
    assert finding.where == "Indikator!H7"


def test_the_series_holds_at_most_three_earlier_years_in_order() -> None:
    office = full_office()
    old = Riwayat("IK1", TAHUN - 4, single("70"), Decimal(70), "LKjIP", Cell("Riwayat", "D99"))
    shuffled = replace(office, riwayat=(old, *reversed(office.riwayat)))

    assert [year.tahun for year in of(evaluate(shuffled), "IK1").series] == [TAHUN - 3, TAHUN - 2, TAHUN - 1, TAHUN]


def test_an_earlier_year_without_realisasi_has_no_capaian_and_gives_no_change() -> None:
    office = full_office()
    emptied = tuple(replace(row, realisasi=None) for row in office.riwayat)

    result = of(evaluate(replace(office, riwayat=emptied)), "IK1")
    assert result.series[-2].capaian is None
    assert result.change is None


def test_renstra_and_standard_are_compared_with_the_same_formula() -> None:
    office = with_indikator(
        full_office(), "IK2", target_renstra=single("72"), standar=Decimal(18), sumber="Isian", realisasi_isian=36
    )

    result = of(evaluate(office), "IK2")
    assert result.renstra is not None
    assert result.renstra.printed == Decimal("50.00")
    assert result.standar is not None
    assert result.standar.printed == Decimal("200.00")


@pytest.mark.parametrize(
    ("realisasi", "before", "arah", "needs_solution"),
    [
        ("40", "39", Arah.NAIK, False),
        ("38", "39", Arah.NAIK, True),  # reached its target, but fell
        ("35", "30", Arah.NAIK, True),  # rose, but missed its target
        ("30", "20", Arah.TURUN, True),  # lower is better: it rose
        ("20", "30", Arah.TURUN, False),
        ("20", "20", Arah.TURUN, False),
    ],
)
def test_obstacles_and_solutions_are_required_after_a_miss_or_a_fall(
    realisasi: str, before: str, arah: Arah, *, needs_solution: bool
) -> None:
    office = with_indikator(
        full_office(), "IK2", sumber="Isian", realisasi_isian=Decimal(realisasi), arah=arah, penyebab="", hambatan="",
        solusi="", cells=CELLS,
    )  # fmt: skip
    past = Riwayat("IK2", TAHUN - 1, single("36"), Decimal(before), "LKjIP", Cell("Riwayat", "D11"))

    evaluation = evaluate(replace(office, riwayat=(past,)))

    wanted = ["Indikator!P7", "Indikator!Q7", "Indikator!R7"] if needs_solution else ["Indikator!P7"]
    assert places(evaluation, "EXPLANATION_MISSING") == wanted


@pytest.mark.parametrize(
    ("realisasi", "before", "target_before", "is_worse"),
    [
        ("75", "76", Target(70, 80), False),  # both inside: 100 and 100
        ("90", "76", Target(70, 80), True),
        ("76", "90", Target(70, 80), False),
        ("75", "76", None, False),  # nothing to compare with
    ],
)
def test_in_a_range_only_a_fallen_capaian_is_worse(
    realisasi: str, before: str, target_before: Target | None, *, is_worse: bool
) -> None:
    office = with_indikator(
        full_office(), "IK2", sumber="Isian", realisasi_isian=Decimal(realisasi), arah=Arah.RENTANG,
        target=Target(70, 80), target_renstra=None, standar=None, solusi="", cells=CELLS,
    )  # fmt: skip
    past = Riwayat("IK2", TAHUN - 1, target_before, Decimal(before), "LKjIP", Cell("Riwayat", "D11"))

    evaluation = evaluate(replace(office, riwayat=(past,)))

    assert bool(places(evaluation, "EXPLANATION_MISSING")) is is_worse


def test_the_budget_of_an_indikator_is_the_sum_of_its_subkegiatan_and_gives_its_efficiency() -> None:
    result = of(evaluate(full_office()), "IK3")

    assert result.serapan is not None
    assert result.serapan.pagu == 125_000_000 + 48_500_000
    assert result.efisiensi is not None
    assert result.efisiensi.rumus == "rasio"


def test_without_budget_or_capaian_there_is_no_efficiency() -> None:
    office = replace(full_office(), anggaran=())

    assert of(evaluate(office), "IK1").efisiensi is None
    assert of(evaluate(poor_office()), "IK1").efisiensi is None


def test_a_cap_limits_the_printed_capaian_but_not_the_raw_one() -> None:
    office = with_indikator(full_office(), "IK2", sumber="Isian", realisasi_isian=72, target=single("36"))

    result = of(evaluate(with_setting(office, batas_capaian="120")), "IK2")
    assert result.capaian is not None
    assert result.capaian.printed == Decimal("120.00")
    assert result.capaian.raw == 200


def test_the_mean_is_there_only_while_some_capaian_is() -> None:
    assert evaluate(full_office()).mean is not None
    assert evaluate(poor_office()).mean is None


def test_an_indikator_without_earlier_years_is_told_once() -> None:
    evaluation = evaluate(
        replace(full_office(), riwayat=tuple(each for each in full_office().riwayat if each.indikator != "IK2"))
    )

    [finding] = [each for each in evaluation.findings if each.code == "HISTORY_MISSING"]
    assert finding.where == "Riwayat"
    assert finding.message == (
        "Riwayat Jumlah kelompok/lembaga yang menjadi sasaran fasilitasi pada 3 tahun sebelumnya belum ada"
    )


@pytest.mark.parametrize(
    ("setting", "satuan", "is_told"),
    [
        ("Jumlah", "Kelompok", False),
        ("Jumlah", " % ", True),
        ("Persentase", "Kelompok", True),
        ("Persentase", "Persen", False),
        ("Persentase", "", False),
    ],
)
def test_the_satuan_of_pemmas_must_be_what_the_setting_counts(setting: str, satuan: str, is_told: bool) -> None:  # noqa: FBT001
    cells = {"satuan": Cell("Indikator", "D7")}
    office = with_indikator(with_setting(full_office(), satuan_pemmas=setting), "IK2", satuan=satuan, cells=cells)

    assert places(evaluate(office), "SATUAN_DIFFERS") == (["Indikator!D7"] if is_told else [])


def test_a_percentage_is_not_printed_as_a_number_of_groups() -> None:
    cells = {"satuan": Cell("Indikator", "D7")}
    office = with_indikator(with_setting(full_office(), satuan_pemmas="Persentase"), "IK2", cells=cells)
    evaluation = evaluate(office)

    assert of(evaluation, "IK2").realisasi is None
    assert of(evaluation, "IK2").explanation == (
        "Satuan Jumlah kelompok/lembaga yang menjadi sasaran fasilitasi = Kelompok, "
        "sedangkan pengaturan satuan_pemmas = persentase"
    )
    assert places(evaluation, "REALISASI_MISSING") == ["Indikator!D7"]


@pytest.mark.parametrize(("before", "is_told"), [("80", False), ("79.99", True), ("133.33", False), ("134", True)])
def test_a_change_beyond_the_limit_asks_for_a_cause(before: str, is_told: bool) -> None:  # noqa: FBT001
    office = with_indikator(
        full_office(), "IK1", sumber="Isian", realisasi_isian=Decimal(100), penyebab="", cells=CELLS
    )
    last_year = Riwayat("IK1", TAHUN - 1, single("90"), Decimal(before), "LKjIP", Cell("Riwayat", "D7"))
    office = replace(office, riwayat=(last_year,))

    evaluation = evaluate(office)

    assert places(evaluation, "CHANGE_BEYOND_LIMIT") == ["Indikator!P7"] * is_told


def test_a_change_beyond_the_limit_says_how_much_and_is_silent_once_explained() -> None:
    office = with_indikator(full_office(), "IK1", sumber="Isian", realisasi_isian=Decimal(90), penyebab="", cells=CELLS)
    last_year = Riwayat("IK1", TAHUN - 1, single("90"), Decimal(60), "LKjIP", Cell("Riwayat", "D7"))
    office = replace(office, riwayat=(last_year,))

    told = found(evaluate(office), "CHANGE_BEYOND_LIMIT")

    assert told.message == (
        f"{office.indikator[0].nama} naik tajam 30 (50,00%) dari 60 menjadi 90, melebihi batas perubahan 25%"
    )
    explained = with_indikator(office, "IK1", penyebab="Program baru")
    wider = with_setting(office, batas_perubahan=50)
    assert not places(evaluate(explained), "CHANGE_BEYOND_LIMIT") + places(evaluate(wider), "CHANGE_BEYOND_LIMIT")

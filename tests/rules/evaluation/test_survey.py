"""The survey of an office: units, kecamatan, processed results, profile."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lkjip_xl.model import Cell, Finding, Office, Rekap, Responden
from lkjip_xl.rules.evaluation import Evaluation, evaluate
from lkjip_xl.rules.respondents import AGE_ORDER
from lkjip_xl.rules.stored_answers import store_answers
from offices import UNSUR, full_office, poor_office, with_setting

ALL_3 = dict.fromkeys(UNSUR, Decimal(3))


def codes(evaluation: Evaluation) -> list[str]:
    return [finding.code for finding in evaluation.findings]


def found(evaluation: Evaluation, code: str) -> Finding:
    return next(finding for finding in evaluation.findings if finding.code == code)


def answering(unit: str, score: int | None, count: int = 10) -> tuple[Responden, ...]:
    return tuple(
        Responden(unit, "", {"usia": 30}, dict.fromkeys(UNSUR, score), Cell("SKM_Angket", f"A{row}"))
        for row in range(count)
    )


def rekap(unit: str, **changes: object) -> Rekap:
    plain = Rekap(unit, "Legalisasi", "2025", 10, ALL_3, Decimal("75.00"), Cell("SKM_Rekap", "A6"))
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields by name


def asked(*responden: Responden, rekap: tuple[Rekap, ...] = ()) -> Office:
    return replace(full_office(), responden=responden, rekap=rekap)


def test_every_unit_has_an_entry_and_the_kecamatan_pools_their_respondents() -> None:
    office = asked(*answering("W1", 4, 30), *answering("W2", 3, 10))

    evaluation = evaluate(office)

    assert [each.unit.kode for each in evaluation.ikm_units] == [unit.kode for unit in office.units]
    assert evaluation.ikm is not None
    assert evaluation.ikm.result.printed == Decimal("93.75")  # (30 × 4 + 10 × 3) ÷ 40 × 25
    assert evaluation.ikm.result.respondents == 40


def test_a_unit_without_answers_has_no_index_and_is_named() -> None:
    evaluation = evaluate(asked(*answering("W1", 4)))

    without = [each.unit.kode for each in evaluation.ikm_units if each.ikm is None]
    assert without == ["W2", "W3", "W4", "W5", "W6", "KEC"]
    assert found(evaluation, "NO_SURVEY").message == "Kelurahan Jrebeng Kidul belum memiliki hasil survei"


def test_an_office_without_any_survey_has_no_index_and_no_profile() -> None:
    evaluation = evaluate(poor_office())

    assert evaluation.ikm is None
    assert evaluation.profile == {}


def test_a_processed_result_pools_with_the_questionnaires_of_its_unit() -> None:
    evaluation = evaluate(asked(*answering("W1", 4, 10), rekap=(rekap("W1"),)))

    unit = evaluation.ikm_units[0].ikm
    assert unit is not None
    assert unit.printed == Decimal("87.50")
    assert unit.respondents == 20


def test_a_unit_with_two_surveys_counts_as_one_unit_in_the_mean_of_units() -> None:
    office = asked(*answering("W1", 4, 10), *answering("W2", 2, 10), rekap=(rekap("W1", responden=30),))

    evaluation = evaluate(with_setting(office, agregasi_ikm="Rata unit"))

    assert evaluation.ikm is not None
    assert evaluation.ikm.result.printed == Decimal("65.63")  # ((10 × 4 + 30 × 3) ÷ 40 + 2) ÷ 2 × 25 = 65,625


@pytest.mark.parametrize(
    ("printed", "message"),
    [
        ("74.25", "IKM tercetak 74,25 memakai bobot 0.11, di sini 1/x; laporan memakai NRR dan bobot di sini"),
        ("80.00", "IKM tercetak 80,00 tidak sesuai dengan NRR-nya; laporan memakai NRR dan bobot di sini"),
    ],
)
def test_a_printed_ikm_that_its_nrr_do_not_give_is_named(printed: str, message: str) -> None:
    evaluation = evaluate(asked(rekap=(rekap("W1", ikm_tercetak=Decimal(printed)),)))

    finding = found(evaluation, "PRINTED_IKM_DIFFERS")
    assert finding.message == message
    assert finding.where == "SKM_Rekap!A6"


@pytest.mark.parametrize("changes", [{}, {"ikm_tercetak": None}])
def test_a_printed_ikm_that_agrees_or_is_absent_is_no_finding(changes: dict[str, object]) -> None:
    assert "PRINTED_IKM_DIFFERS" not in codes(evaluate(asked(rekap=(rekap("W1", **changes),))))


def test_a_result_without_respondents_is_shown_beside_the_pool_with_its_reason() -> None:
    evaluation = evaluate(asked(*answering("W1", 4), rekap=(rekap("W1", responden=None),)))

    assert evaluation.ikm_units[0].ikm is not None
    assert found(evaluation, "NOT_POOLED").message == (
        "Kelurahan Wonoasih: hasil survei tidak digabung, jumlah responden tidak tersedia"
    )


def test_a_unit_whose_only_result_cannot_be_pooled_has_no_index_but_a_reason() -> None:
    evaluation = evaluate(asked(rekap=(rekap("W1", nrr={}),)))

    unit = evaluation.ikm_units[0]
    assert unit.ikm is None
    assert unit.reason == "Tidak ada hasil survei yang dapat digabungkan"
    assert found(evaluation, "NOTHING_TO_POOL").message.startswith("Kelurahan Wonoasih: ")


def test_a_score_off_the_scale_leaves_its_respondent_out_and_names_the_cell() -> None:
    wrong = replace(answering("W1", 4, 1)[0], scores=dict.fromkeys(UNSUR, 5), cell=Cell("SKM_Angket", "A9"))

    evaluation = evaluate(asked(wrong, *answering("W1", 4, 3)))

    assert evaluation.ikm is not None
    assert evaluation.ikm.result.respondents == 3
    finding = found(evaluation, "SCORE_OFF_SCALE")
    assert finding.message == "Nilai U1 = 5 di luar skala; responden ini tidak dihitung"
    assert finding.where == "SKM_Angket!A9"


@pytest.mark.parametrize(
    ("scope", "printed"),
    [("Kecamatan dan kelurahan", "75.00"), ("Kecamatan saja", "50.00"), ("Kelurahan saja", "100.00")],
)
def test_the_scope_decides_which_units_count(scope: str, printed: str) -> None:
    office = with_setting(asked(*answering("W1", 4), *answering("KEC", 2)), cakupan_ikm=scope)

    evaluation = evaluate(office)

    assert evaluation.ikm is not None
    assert evaluation.ikm.result.printed == Decimal(printed)


def test_weights_that_are_missing_fall_back_to_the_pool_with_a_finding() -> None:
    office = asked(*answering("W1", 4), *answering("W2", 2))
    unweighted = replace(office, units=tuple(replace(unit, populasi=None) for unit in office.units))

    evaluation = evaluate(with_setting(unweighted, agregasi_ikm="Tertimbang"))

    assert evaluation.ikm is not None
    assert evaluation.ikm.method == "gabungan"
    assert "UNIT_WEIGHT_MISSING" in codes(evaluation)
    assert all(each.sample is None for each in evaluation.ikm_units)


def test_grades_that_depend_on_the_aggregation_are_a_finding() -> None:
    office = asked(*answering("W1", 4, 90), *answering("W2", 3, 10))

    evaluation = evaluate(office)

    assert found(evaluation, "GRADE_DEPENDS_ON_POLICY").message.startswith("Mutu pelayanan bergantung")


def test_the_regulation_is_the_one_of_the_last_survey_day() -> None:
    office = with_setting(asked(*answering("W1", 4)), survei_selesai=date(2016, 6, 1))

    assert evaluate(office).skm.regulation == "PermenPANRB 16/2014"


def test_without_a_survey_day_the_report_year_decides_the_regulation() -> None:
    assert evaluate(with_setting(full_office(), survei_selesai=None)).skm.regulation == "PermenPANRB 14/2017"


def test_a_policy_that_nobody_knows_is_a_finding_and_the_default_applies() -> None:
    evaluation = evaluate(with_setting(full_office(), bobot_skm="0.12", batas_kelompok=None))

    assert evaluation.ikm is not None
    assert evaluation.ikm.result.weight == "1/x"
    assert found(evaluation, "UNKNOWN_POLICY").message == "Pengaturan bobot_skm = 0.12 tidak dikenal; dipakai 1/x"


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (16, "Di bawah 17 tahun"), (17, "17–25 tahun"), (25, "17–25 tahun"), (26, "26–35 tahun"),
        (35, "26–35 tahun"), (36, "36–45 tahun"), (45, "36–45 tahun"), (46, "46–55 tahun"), (55, "46–55 tahun"),
        (56, "56–65 tahun"), (65, "56–65 tahun"), (66, "Di atas 65 tahun"),
    ],
)  # fmt: skip
def test_an_age_falls_into_its_band(age: int, band: str) -> None:
    aged = [replace(each, profil={"usia": age}) for each in answering("W1", 4)]

    [group] = evaluate(asked(*aged)).profile["usia"]
    assert group.name == band
    assert band in AGE_ORDER


def test_a_profile_field_that_is_no_answer_counts_as_not_filled() -> None:
    odd = [replace(each, profil={"usia": "tua", "layanan": date(2025, 1, 1)}) for each in answering("W1", 4)]

    profile = evaluate(asked(*odd)).profile
    assert [group.name for group in profile["usia"]] == ["Tidak diisi"]
    assert [group.name for group in profile["layanan"]] == ["Tidak diisi"]


def test_a_result_off_the_scale_is_left_out_alone_and_names_its_cell() -> None:
    wrong = rekap("W1", nrr={**ALL_3, "U3": Decimal(7)}, cells={"U3": Cell("SKM_Rekap", "G6")})
    evaluation = evaluate(asked(*answering("W1", 4, 10), rekap=(wrong, rekap("W1", layanan="Lain"))))

    unit = evaluation.ikm_units[0].ikm
    assert unit is not None
    assert (unit.printed, unit.respondents) == (Decimal("87.50"), 20)
    finding = found(evaluation, "SCORE_OFF_SCALE")
    assert finding.message == "NRR U3 = 7 di luar skala 1-4; baris ini tidak dihitung"
    assert finding.where == "SKM_Rekap!G6"
    assert "PRINTED_IKM_DIFFERS" not in codes(evaluation)


@pytest.mark.parametrize("kosong", ["abaikan_jawaban", "abaikan_responden"])
def test_answers_on_disk_give_the_figures_of_their_rows(kosong: str) -> None:
    rows = (*answering("W1", 4, 7), *answering("W1", None, 2), *answering("W2", 3, 6))
    partly = replace(rows[0], scores={**rows[0].scores, "U1": None})
    rows = (partly, *rows[1:])
    stored = store_answers(({**row.profil, **row.scores} for row in rows if row.unit == "W1"), tuple(UNSUR))
    moved = Rekap("W1", "", "", stored.respondents, {}, None, Cell("SKM_Rekap", "A6"), stored=stored)
    on_sheet = with_setting(asked(*rows), jawaban_kosong=kosong)

    before, after = (evaluate(office) for office in (on_sheet, replace(on_sheet, responden=rows[9:], rekap=(moved,))))

    assert (after.ikm, after.ikm_units, after.profile) == (before.ikm, before.ikm_units, before.profile)

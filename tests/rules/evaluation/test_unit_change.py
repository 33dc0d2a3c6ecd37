"""A unit's IKM beside last year's: told beyond the limit, an info once somebody said why."""

from dataclasses import replace
from decimal import Decimal

import pytest

from lkjip_xl.model import Cell, Finding, IkmLalu, Office, Responden, Severity
from lkjip_xl.rules.evaluation import evaluate
from offices import UNSUR, full_office, with_setting

PLACE = Cell("Tahun_Lalu", "N30")
CODES = {"CHANGE_BEYOND_LIMIT", "CHANGE_EXPLAINED"}


def office(ikm: Decimal | int | None, penjelasan: str = "", *, unit: str = "W1") -> Office:
    """W1 has an IKM of 75 this year, and this one last year."""
    answers = tuple(
        Responden("W1", "", {}, dict.fromkeys(UNSUR, 3), Cell("SKM_Angket", f"A{row}")) for row in range(10)
    )
    plain = full_office()
    indikator = tuple(replace(each, penyebab="sudah diuraikan") for each in plain.indikator)
    before = (IkmLalu(unit, ikm, penjelasan, PLACE),)
    return replace(plain, responden=answers, rekap=(), ikm_lalu=before, indikator=indikator)


def told(subject: Office) -> list[Finding]:
    return [finding for finding in evaluate(subject).findings if finding.code in CODES]


@pytest.mark.parametrize(
    ("ikm", "is_told"),
    [(60, False), (Decimal("59.99"), True), (100, False), (None, False), (75, False)],
)
def test_a_change_is_told_only_beyond_the_limit_of_25_percent(ikm: Decimal | int | None, *, is_told: bool) -> None:
    assert bool(told(office(ikm))) is is_told


def test_the_office_sets_the_limit() -> None:
    assert told(with_setting(office(70), batas_perubahan=7))
    assert not told(with_setting(office(70), batas_perubahan=8))


def test_the_sentence_names_the_unit_and_both_figures_and_asks_for_the_reason() -> None:
    assert told(office(50)) == [
        Finding(
            "CHANGE_BEYOND_LIMIT",
            Severity.PERINGATAN,
            "IKM Kelurahan Wonoasih naik tajam 25,00 (50,00%) dari 50,00 menjadi 75,00, melebihi batas perubahan 25%",
            "Periksa jawabannya; bila benar, mintakan sebabnya kepada unit dan tuliskan pada Penjelasan Perubahan.",
            sheet="Tahun_Lalu",
            cell="N30",
        )
    ]


def test_an_explained_change_is_an_info_that_asks_for_nothing() -> None:
    [finding] = told(office(50, "Loket baru dibuka"))

    assert (finding.code, finding.severity, finding.remedy) == (
        "CHANGE_EXPLAINED",
        Severity.INFO,
        "Tidak perlu tindakan: penjelasannya sudah ditulis.",
    )


def test_units_without_answers_or_without_a_last_year_are_not_compared() -> None:
    assert told(office(50, unit="W2")) == []
    assert told(office(50, unit="W9")) == []

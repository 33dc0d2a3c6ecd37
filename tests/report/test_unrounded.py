"""A capaian that a pocket calculator does not confirm says why, in the report and to the checks."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from lkjip_xl.model import NO_STANDARD, Arah, Cell, KinerjaUnit, Office, Riwayat, Target
from lkjip_xl.report.conformity.formulas import check_one_result
from lkjip_xl.report.conformity.requirements import load_requirements
from lkjip_xl.report.conformity.subject import Subject
from lkjip_xl.report.unrounded import differs_from_printed
from lkjip_xl.rules.capaian import compute_capaian
from lkjip_xl.rules.evaluation import evaluate
from offices import full_office, single, with_indikator
from report.reports import model_of, rows, table, told

NOTE = "Capaian dihitung dari nilai sebelum dibulatkan."


def office_at(realisasi: str, target: str = "84") -> Office:
    """Return an office whose first indikator was typed, its target printed with two decimals."""
    typed = {"sumber": "Isian", "realisasi_isian": Decimal(realisasi), "standar": None, "sumber_standar": NO_STANDARD}
    typed |= {"target": single(target), "target_murni": single(target), "target_renstra": None}
    return replace(with_indikator(full_office(respondents=2), "IK1", target_perubahan=None, **typed), riwayat=())


@pytest.mark.parametrize(("realisasi", "noted"), [("85.6015", True), ("85.60", False)])
def test_a_capaian_that_the_printed_pair_does_not_give_is_noted_below_its_table(realisasi: str, *, noted: bool) -> None:
    model = model_of(office_at(realisasi))

    for block in ("bab3.a.ik1.target.tabel", "bab3.a.ik1.tahun.tabel"):
        assert table(model, block).source.endswith(NOTE) is noted


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "cap", "differs"),
    [
        (Arah.NAIK, "84", "85.6015", None, True),
        (Arah.NAIK, "84", "85.60", None, False),
        (Arah.TURUN, "6", "5.0049", None, True),
        (Arah.NAIK, "0.001", "0.001", None, True),
        (Arah.NAIK, "10", "99.999", 120, False),
        (Arah.NAIK, "0", "1", None, False),
    ],
)
def test_whether_the_printed_figures_give_the_printed_capaian(
    arah: Arah, target: str, realisasi: str, cap: int | None, *, differs: bool
) -> None:
    reached = Fraction(Decimal(realisasi))
    capaian = compute_capaian(single(target), reached, arah, cap=cap)

    assert differs_from_printed(capaian, single(target), reached, arah, 2) is differs


def test_last_years_exact_figure_prints_the_same_capaian_again_and_is_no_second_result() -> None:
    before = Riwayat("IK1", 2024, single("84"), Decimal("85.6015431738659"), "LKjIP 2024", Cell("Riwayat", "D9"))
    office = replace(office_at("85.60"), riwayat=(before,))
    model = model_of(office)
    subject = Subject(office, evaluate(office), model, date(2026, 1, 20))

    assert [row["capaian"] for row in rows(model, "bab3.a.ik1.tahun.tabel")] == ["101,91", "101,90"]
    assert list(check_one_result(subject, load_requirements()[0])) == []


def test_a_formula_that_only_a_unit_uses_is_named_and_its_rows_say_their_direction() -> None:
    row = KinerjaUnit("W1", "", "Waktu layanan", "Hari", Arah.TURUN, 6, Decimal("5.5"), "", Cell("Kinerja_Unit", "H7"))
    model = model_of(replace(full_office(respondents=2), kinerja=(row, replace(row, target=7, realisasi=7))))

    assert "makin rendah makin baik" in told(model, "bab3.rumus")
    shown = [(each["arah"], each["target"], each["realisasi"]) for each in rows(model, "lampiran.kinerja")]
    assert shown == [("turun", "6,00", "5,50"), ("turun", "7,00", "7,00")]


def test_a_range_prints_both_bounds_before_they_are_compared() -> None:
    reached = Fraction(Decimal("6.9949"))
    capaian = compute_capaian(Target(7, 8), reached, Arah.RENTANG)

    assert differs_from_printed(capaian, Target(7, 8), reached, Arah.RENTANG, 2)

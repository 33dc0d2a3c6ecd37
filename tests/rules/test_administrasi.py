"""Administrasi perkantoran handled according to the rule."""

from decimal import Decimal

import pytest

from lkjip_xl.model import Administrasi, Cell
from lkjip_xl.rules.administrasi import compute_administrasi
from lkjip_xl.rules.percentage import NoFigure


def row(jenis: str, jumlah: int, sesuai: int, unit: str = "Wonoasih") -> Administrasi:
    return Administrasi(unit, "", jenis, jumlah, sesuai, Cell("Administrasi", "D5"))


def test_kinds_are_summed_over_units_and_the_total_is_sum_by_sum() -> None:
    got = compute_administrasi(
        [row("Surat masuk", 100, 90), row("Aset", 10, 10), row("Surat masuk", 40, 40, unit="Pakistaji")]
    )

    assert [(kind.jenis, kind.jumlah, kind.sesuai, kind.percent.printed) for kind in got.kinds] == [
        ("Surat masuk", 140, 130, Decimal("92.86")),
        ("Aset", 10, 10, Decimal("100.00")),
    ]
    assert (got.jumlah, got.sesuai) == (150, 140)
    assert got.explanation == "93,33% = 140 ÷ 150 × 100"


def test_a_kind_without_documents_has_no_percentage_and_does_not_spoil_the_total() -> None:
    got = compute_administrasi([row("Aset", 0, 0), row("Keuangan", 4, 3)])

    assert (got.kinds[0].percent.exact, got.kinds[0].percent.reason) == (None, NoFigure.WHOLE_ZERO)
    assert got.percent.printed == Decimal("75.00")


@pytest.mark.parametrize(
    ("jumlah", "sesuai", "reason", "text"),
    [
        (5, 6, NoFigure.PART_EXCEEDS_WHOLE, "dokumen yang sesuai melebihi jumlah dokumen"),
        (0, 1, NoFigure.PART_EXCEEDS_WHOLE, "dokumen yang sesuai melebihi jumlah dokumen"),
        (-1, 0, NoFigure.NEGATIVE, "ada jumlah negatif"),
        (5, -1, NoFigure.NEGATIVE, "ada jumlah negatif"),
    ],
)
def test_an_impossible_row_leaves_its_kind_and_the_total_without_figure(
    jumlah: int, sesuai: int, reason: NoFigure, text: str
) -> None:
    got = compute_administrasi([row("Aset", 100, 1), row("Aset", jumlah, sesuai), row("Keuangan", 4, 3)])

    assert (got.kinds[0].percent.exact, got.kinds[0].percent.reason) == (None, reason)
    assert got.kinds[1].percent.printed == Decimal("75.00")
    assert (got.percent.exact, got.explanation) == (None, f"Persentase tidak dapat dihitung karena {text}")


def test_all_handled_is_one_hundred_percent() -> None:
    assert compute_administrasi([row("Aset", 5, 5)]).percent.printed == Decimal("100.00")


def test_no_rows_give_no_figure() -> None:
    got = compute_administrasi([])

    assert (got.kinds, got.percent.reason) == ((), NoFigure.WHOLE_ZERO)

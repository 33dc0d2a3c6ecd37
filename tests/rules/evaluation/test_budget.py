"""The budget as a tree with sums from the Subkegiatan."""

from dataclasses import replace

import pytest

from lkjip_xl.model import Anggaran, Cell
from lkjip_xl.rules.evaluation import evaluate
from lkjip_xl.rules.evaluation.budget import group_budget, leaves, total
from offices import full_office, poor_office


def line(kode: str, jenjang: str, pagu: int | None = None, realisasi: int | None = None) -> Anggaran:
    return Anggaran(kode, jenjang, f"Baris {kode}", pagu, pagu, realisasi, "", Cell("Anggaran", f"F{kode}"))


def test_lines_hang_below_the_last_line_of_a_higher_jenjang() -> None:
    [first, second] = group_budget(
        [
            line("1", "Program"),
            line("2", "Kegiatan"),
            line("3", "Subkegiatan", 100, 90),
            line("4", "Subkegiatan", 50, 40),
            line("5", "Kegiatan"),
            line("6", "Subkegiatan", 10, 10),
            line("7", "Program"),
            line("8", "Subkegiatan", 7, 7),
        ]
    )

    assert [child.line.kode for child in first.children] == ["2", "5"]
    assert first.serapan.pagu == 160
    assert first.children[0].serapan.realisasi == 130
    assert [child.line.kode for child in second.children] == ["8"]


def test_a_heading_without_subkegiatan_keeps_what_was_typed_beside_it() -> None:
    [program] = group_budget([line("1", "Program", 500, 400)])

    assert program.serapan.pagu == 500


def test_a_heading_with_money_and_nothing_below_it_counts_as_its_own_leaf() -> None:
    lines = [
        line("1", "Program", 100, 90),
        line("2", "Kegiatan", 60, 50),
        line("3", "Subkegiatan", 60, 50),
        line("4", "Kegiatan", 40, 40),
        line("5", "Program", 7, 7),
        line("6", "Program"),
    ]

    assert [leaf.kode for leaf in leaves(lines)] == ["3", "4", "5"]
    serapan = total(lines)
    assert serapan is not None
    assert (serapan.pagu, serapan.realisasi) == (107, 97)
    assert [group.serapan.pagu for group in group_budget(lines)] == [100, 7, None]


def test_a_heading_with_money_serves_its_indikator_when_nothing_below_it_carries_any() -> None:
    office = replace(full_office(), anggaran=(replace(line("1", "Kegiatan", 50, 40), indikator="IK1"),))

    result = next(each for each in evaluate(office).indikator if each.indikator.kode == "IK1")
    assert [each.kode for each in result.lines] == ["1"]


def test_an_empty_budget_is_one_finding() -> None:
    [finding] = [each for each in evaluate(poor_office()).findings if each.sheet == "Anggaran"]

    assert (finding.code, finding.message) == ("BUDGET_EMPTY", "Anggaran belum diisi")


def test_totals_are_sums_of_money_never_means_of_percentages() -> None:
    serapan = total([line("1", "Subkegiatan", 900, 900), line("2", "Subkegiatan", 100, 0)])

    assert serapan is not None
    assert serapan.percent.printed is not None
    assert f"{serapan.percent.printed}" == "90.00"


@pytest.mark.parametrize(
    ("pagu", "realisasi", "message"),
    [
        (None, 5, "Pagu Baris 1 belum diisi"),
        (5, None, "Realisasi Baris 1 belum diisi"),
        (5, 6, "Realisasi Baris 1 melebihi pagunya"),
    ],
)
def test_a_line_that_cannot_be_right_is_named_with_its_cell(
    pagu: int | None, realisasi: int | None, message: str
) -> None:
    office = replace(poor_office(), anggaran=(line("1", "Subkegiatan", pagu, realisasi),))

    [finding] = [each for each in evaluate(office).findings if each.sheet == "Anggaran"]
    assert finding.message == message
    assert finding.cell == "F1"


def test_a_line_that_spends_exactly_its_pagu_is_fine() -> None:
    office = replace(poor_office(), anggaran=(line("1", "Subkegiatan", 5, 5),))

    assert not [each for each in evaluate(office).findings if each.sheet == "Anggaran"]


def test_a_kode_rekening_that_stands_there_twice_is_named_with_both_cells() -> None:
    twice = (
        line("7.01 02", "Subkegiatan", 5, 5),
        replace(line("7.0102", "Subkegiatan", 5, 5), cell=Cell("Anggaran", "F9")),
    )

    [finding] = [each for each in evaluate(replace(poor_office(), anggaran=twice)).findings if each.sheet == "Anggaran"]

    assert (finding.code, finding.cell) == ("DUPLICATE_ACCOUNT", "F9")
    assert finding.message == (f"Kode Rekening 7.0102 sudah ada pada {twice[0].cell}; kedua baris itu dihitung")


def test_a_line_that_serves_an_unknown_indikator_is_named() -> None:
    office = full_office()
    lost = replace(office.anggaran[2], indikator="IK9")

    evaluation = evaluate(replace(office, anggaran=(lost,)))

    [finding] = [each for each in evaluation.findings if each.code == "UNKNOWN_INDIKATOR"]
    assert finding.message == "Baris Penyusunan Dokumen Perencanaan menunjuk indikator IK9 yang tidak ada"


def test_pemmas_named_twice_is_a_finding_on_the_later_row() -> None:
    [finding] = [each for each in evaluate(full_office()).findings if each.code == "DUPLICATE_GROUP"]

    assert finding.where == "Pemmas!D99"
    assert finding.message == (
        "Posyandu Melati W1-3 (Posyandu, RW 03) tercatat 2 kali oleh Kelurahan Wonoasih, Kelurahan Jrebeng Kidul"
    )

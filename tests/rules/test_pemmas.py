"""Pemmas: count, percentage, duplicates."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.model import Cell, Kelompok
from lkjip_xl.rules.pemmas import compute_pemmas, find_duplicates, normalised_name
from lkjip_xl.rules.percentage import NoFigure
from lkjip_xl.rules.policies import UnknownPolicyError


def group(unit: str, jenis: str, nama: str, rw: str = "", *, done: bool | None = True) -> Kelompok:
    return Kelompok(unit, jenis, nama, rw, done, "", Cell("Pemmas", "C5"))


def test_the_percentage_is_of_the_groups_that_are_targets() -> None:
    got = compute_pemmas([group("W", "PKK", f"PKK {number}", done=number > 1) for number in range(1, 9)])

    assert (got.sasaran, got.difasilitasi, got.percent.printed) == (8, 7, Decimal("87.50"))
    assert got.explanation == "8 kelompok/lembaga sasaran, 7 difasilitasi; 87,50% = 7 ÷ 8 × 100"
    assert (got.figure("jumlah"), got.figure("persentase")) == (Fraction(8), Fraction(175, 2))


def test_without_groups_there_is_a_count_and_no_percentage() -> None:
    got = compute_pemmas([])

    assert (got.figure("jumlah"), got.figure("persentase")) == (Fraction(0), None)
    assert got.explanation == "0 kelompok/lembaga sasaran, 0 difasilitasi"


def test_a_group_without_a_clear_answer_is_a_target_and_leaves_the_percentage_open() -> None:
    got = compute_pemmas([group("W", "PKK", "PKK 1"), group("W", "PKK", "PKK 2", done=None)])

    assert (got.sasaran, got.difasilitasi) == (2, 1)
    assert (got.figure("jumlah"), got.figure("persentase")) == (Fraction(2), None)
    assert got.percent.reason is NoFigure.MISSING
    assert got.explanation == (
        "2 kelompok/lembaga sasaran, 1 difasilitasi; 1 kelompok/lembaga belum jelas difasilitasi atau tidak, "
        "sehingga persentasenya tidak dapat dihitung"
    )


def test_an_unknown_satuan_is_refused() -> None:
    with pytest.raises(UnknownPolicyError) as refused:
        compute_pemmas([]).figure("rasio")

    assert str(refused.value) == (
        "[UNKNOWN_POLICY] Pengaturan satuan_pemmas = rasio tidak dikenal. Pilih salah satu: jumlah, persentase."
    )


@pytest.mark.parametrize(
    ("nama", "jenis", "normalised"),
    [
        ("Posyandu Melati", "Posyandu", "melati"),
        ("POSYANDU  'MELATI'", "Posyandu", "melati"),
        ("Melati", "Posyandu", "melati"),
        ("Posyandu Melati II", "Posyandu", "melati 2"),
        ("Posyandu Melati 02", "Posyandu", "melati 2"),
        ("Posyandu Melati RW 03", "Posyandu", "melati"),
        ("Posyandu Melati (RW.03)", "Posyandu", "melati"),
        ("Karang-Taruna Tunas", "Karang Taruna", "tunas"),
        ("Tunas Karang Taruna", "Karang Taruna", "tunas karang taruna"),
        ("RW 05", "RW", ""),
        ("RT 01 RW 03", "RT", "1"),
        ("PKK", "PKK", ""),
        ("Melati", "", "melati"),
        ("Sub Unit RW", "Pokmas", "sub unit rw"),
    ],
)
def test_a_name_is_compared_without_what_does_not_distinguish_it(nama: str, jenis: str, normalised: str) -> None:
    assert normalised_name(nama, jenis) == normalised


@pytest.mark.parametrize(
    ("one", "other", "across"),
    [
        (group("A", "Posyandu", "Posyandu Melati", "03"), group("A", "Posyandu", "melati", "RW 3"), False),
        (group("A", "Posyandu", "Melati", "03"), group("B", "posyandu", "MELATI", "3"), True),
        (group("A", "Posyandu", "Melati RW 03"), group("B", "Posyandu", "Melati", "3"), True),
        (group("A", "KIM", "Suara Warga"), group("B", "KIM", "Suara-Warga"), True),
        (group("A", "RT", "RT 01", "3"), group("A", "RT", "1", "03"), False),
        (group("A", "RW", "RW 05"), group("a", "RW", "RW V"), True),
        (group("A", "PKK", "PKK"), group("A", "PKK", ""), False),
    ],
)
def test_a_group_named_twice_is_found(one: Kelompok, other: Kelompok, *, across: bool) -> None:
    (duplicate,) = find_duplicates([one, group("A", "UMKM", "Lain"), other])

    assert duplicate.members == (one, other)
    assert duplicate.across_units is across


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (group("A", "Posyandu", "Melati", "3"), group("A", "PKK", "Melati", "3")),
        (group("A", "Posyandu", "Melati", "3"), group("A", "Posyandu", "Melati", "4")),
        (group("A", "Posyandu", "Melati", "3"), group("A", "Posyandu", "Melati")),
        (group("A", "Posyandu", "Melati 1", "3"), group("A", "Posyandu", "Melati 2", "3")),
        (group("A", "RT", "RT 01", "3"), group("B", "RT", "RT 01", "3")),
        (group("A", "LPMK", "LPMK"), group("B", "LPMK", "LPMK")),
    ],
)
def test_different_groups_are_not_duplicates(one: Kelompok, other: Kelompok) -> None:
    assert find_duplicates([one, other]) == ()


def test_a_duplicate_says_which_group_how_often_and_by_whom() -> None:
    groups = [group(unit, "Posyandu", "Posyandu Melati", "03") for unit in ("Pakistaji", "Wonoasih", "Pakistaji")]

    (duplicate,) = find_duplicates(groups)

    assert duplicate.explanation == "Posyandu Melati (Posyandu, RW 03) tercatat 3 kali oleh Pakistaji, Wonoasih"


def test_a_duplicate_of_the_whole_kelurahan_has_no_rw() -> None:
    (duplicate,) = find_duplicates([group("A", "KIM", "Suara"), group("B", "KIM", "Suara")])

    assert duplicate.explanation == "Suara (KIM) tercatat 2 kali oleh A, B"


@given(st.text("abcXYZ059 .-'", max_size=30), st.sampled_from(["Posyandu", "Karang Taruna"]))
def test_case_blanks_and_the_kind_in_front_never_matter(nama: str, jenis: str) -> None:
    assert normalised_name(f" {jenis.upper()}  {nama.upper()} ", jenis) == normalised_name(nama.lower(), jenis)

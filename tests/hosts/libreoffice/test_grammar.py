"""Formulas between Excel's spelling and LibreOffice's: what is exchanged, and what must stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.hosts.libreoffice.grammar import to_calc, to_excel

PAIRS = [
    ("=SUM(A1:B2,3)", "=SUM(A1:B2;3)"),
    ("=Data!A1+Data!$B$2:$C$3", "=$Data.A1+$Data.$B$2:$C$3"),
    ("='Jum''at dua'!$C$3", "=$'Jum''at dua'.$C$3"),
    ("=Data!angka", "=$Data.angka"),
    ('=IF(A1="a,b;c!",1.5,"""")', '=IF(A1="a,b;c!";1.5;"""")'),
    ("=2*tbl[[#This Row],[nilai, satu]]", "=2*tbl[[#This Row];[nilai, satu]]"),
    ("=SUM(tbl[Target (%)],tbl[a'[b'],c])", "=SUM(tbl[Target (%)];tbl[a'[b'],c])"),
    ("=LOOKUP(A1,{1,2;3,4},{0,5})", "=LOOKUP(A1;{1;2|3;4};{0;5})"),
    ('=IFERROR(A1/0,"#REF!")+#N/A', '=IFERROR(A1/0;"#REF!")+#N/A'),
    ("=STDEV.S(A1,2)+RANK.EQ(B2,B:B)+LOG10(5)", "=STDEV.S(A1;2)+RANK.EQ(B2;B:B)+LOG10(5)"),
    ("=IKM(tblAngket[[U1]:[U9]],bobot_skm)", "=IKM(tblAngket[[U1]:[U9]];bobot_skm)"),
]


@pytest.mark.parametrize(("excel", "calc"), PAIRS)
def test_a_formula_is_spelt_for_libreoffice(excel: str, calc: str) -> None:
    assert to_calc(excel) == calc


@pytest.mark.parametrize(("excel", "calc"), PAIRS)
def test_a_formula_is_spelt_for_excel(excel: str, calc: str) -> None:
    assert to_excel(calc) == excel


def test_a_relative_sheet_is_told_from_a_function_with_a_dot() -> None:
    assert to_excel("=Data.B2+STDEV.S(A1)") == "=Data!B2+STDEV.S(A1)"


@given(st.lists(st.sampled_from(["A1", "Data!B2", "'a b'!C3", "tbl[x]", '"t;,"', "1.5", "{1,2;3,4}"]), min_size=1))
def test_what_goes_to_libreoffice_comes_back_the_same(arguments: list[str]) -> None:
    formula = f"=SUM({','.join(arguments)})"

    assert to_excel(to_calc(formula)) == formula

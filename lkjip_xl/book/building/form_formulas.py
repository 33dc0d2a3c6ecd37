"""The native formulas of a form, as texts.

Layer: book. Only functions that Excel 2010 and LibreOffice 7.4 both know; structured references in the long form
`tbl[column]`; array constants instead of names, so that no helper column is needed in the tables.

Exactness: percentages, NRR and sample size divide whole numbers once and round with INT((2·a + b) ÷ (2·b)), which is
half-up without error. The IKM is a sum of quotients with different divisors and so a binary fraction: NUDGE lifts a
tie that came out a trifle too low. With up to 500 respondents and at most three different counts of answers among the
unsur no other figure lies that close to a tie, so the printed IKM equals the rule's; beyond that it may differ in the
last digit, and the rule wins.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from lkjip_xl.book.schema.kinds import Table
from lkjip_xl.rules.loading import SampleParameters, SkmParameters

NUDGE = "1E-10"


def column_of(table: Table, key: str) -> str:
    """Return the structured reference to a column."""
    return f"{table.name}[{table.by_key[key].header}]"


def _length(table: Table, keys: Sequence[str]) -> str:
    return "+".join(f"LEN({column_of(table, key)})" for key in keys)


def filled_rows(table: Table) -> str:
    """Return the number of rows in which anything has been typed."""
    return f"SUMPRODUCT(--(({_length(table, [column.key for column in table.columns])})>0))"


def incomplete_rows(table: Table, any_of: Sequence[str] = ()) -> str:
    """Return the number of started rows without a required cell, or without any of the cells `any_of`."""
    lacking = [f"(LEN({column_of(table, column.key)})=0)" for column in table.columns if column.required]
    lacking += [f"(({_length(table, any_of)})=0)"] if any_of else []
    started = _length(table, [column.key for column in table.columns])
    return f"SUMPRODUCT((({started})>0)*(({'+'.join(lacking)})>0))"


def completeness_words(filled: str, incomplete: str) -> str:
    """Return the state of a table in words, from the cells of its two counts."""
    return f'IF({filled}=0,"Kosong",IF({incomplete}=0,"Lengkap","Belum lengkap: "&{incomplete}&" baris"))'


def answers(table: Table, code: str, skm: SkmParameters) -> str:
    """Return the number of valid answers to an unsur; the text "3" counts like 3, as it does on return."""
    return f"SUMPRODUCT(--(TRIM({column_of(table, code)})={_texts(_scale(skm))}))"


def answer_sum(table: Table, code: str, skm: SkmParameters) -> str:
    """Return the sum of the valid answers to an unsur."""
    points = _scale(skm)
    return f"SUMPRODUCT((TRIM({column_of(table, code)})={_texts(points)})*{_numbers(points)})"


def respondents(table: Table, codes: Sequence[str], skm: SkmParameters) -> str:
    """Return the number of rows with at least one valid answer."""
    texts = _texts(_scale(skm))
    valid = "+".join(f"ISNUMBER(MATCH(TRIM({column_of(table, code)}),{texts},0))" for code in codes)
    return f"SUMPRODUCT(--(({valid})>0))"


def wrong_answers(table: Table, codes: Sequence[str], counts: str) -> str:
    """Return how many typed answers are no point of the scale; `counts` is the range of the valid ones."""
    cells = f"{table.name}[[{codes[0]}]:[{codes[-1]}]]"
    return f'SUMPRODUCT((LEN(TRIM({cells}))>0)*(TRIM({cells})<>"-"))-SUM({counts})'


def rounded(numerator: str, denominator: str, places: int) -> str:
    """Return a quotient of whole numbers rounded half-up; empty while the denominator is 0."""
    scale = 10**places
    return f'IF(({denominator})=0,"",INT((2*{scale}*({numerator})+({denominator}))/(2*({denominator})))/{scale})'


def ikm(sums: str, counts: str, unsur: int, skm: SkmParameters) -> str:
    """Return the IKM to two decimals, half-up; empty while an unsur has no answer."""
    hundredths = f"SUMPRODUCT({sums}/{counts})*{100 * skm.factor}/{unsur}"
    return f'IF(MIN({counts})=0,"",INT({hundredths}+0.5+{NUDGE})/100)'


def mutu(figure: str, skm: SkmParameters, *, words: bool = False) -> str:
    """Return the grade letter, or the words for it, of a figure with two decimals."""
    bands = list(reversed(skm.bands))
    bounds = _numbers([int(band.lowest * 100) for band in bands])
    texts = _texts([band.kinerja if words else band.mutu for band in bands])
    return f'IF({figure}="","",LOOKUP(ROUND({figure}*100,0),{bounds},{texts}))'


def sample(population: str, parameters: SampleParameters) -> str:
    """Return the least number of respondents, to the nearest whole one; empty without a population."""
    spread = Fraction(parameters.chi_square) * Fraction(parameters.proportion) * (1 - Fraction(parameters.proportion))
    margin = Fraction(parameters.margin) ** 2
    common = lcm(spread.denominator, margin.denominator)
    a, b = int(spread * common), int(margin * common)
    denominator = f"({b}*({population}-1)+{a})"
    return f'IF(N({population})<=0,"",INT((2*{a}*{population}+{denominator})/(2*{denominator})))'


def rank(sums: str, counts: str, upto_sums: str, upto_counts: str, own_sum: str, own_count: str) -> str:
    """Return the rank of an unsur by NRR, lowest first, equal ones in order; whole numbers compared crosswise."""
    lower = f"SUMPRODUCT(--({sums}*{own_count}<{own_sum}*{counts}))"
    equal_before = f"SUMPRODUCT(--({upto_sums}*{own_count}={own_sum}*{upto_counts}))"
    return f'IF(MIN({counts})=0,"",{lower}+{equal_before})'


def two_decimals(figure: str) -> str:
    """Return a figure as text with a decimal comma, whatever the language of the program (TEXT would depend on it)."""
    hundredths = f"ROUND({figure}*100,0)"
    return f'INT({hundredths}/100)&","&RIGHT("0"&MOD({hundredths},100),2)'


def _scale(skm: SkmParameters) -> range:
    return range(skm.scale_lowest, skm.scale_highest + 1)


def _texts(values: Sequence[object]) -> str:
    return "{" + ",".join(f'"{value}"' for value in values) + "}"


def _numbers(values: Sequence[int]) -> str:
    return "{" + ",".join(str(value) for value in values) + "}"

"""Whatever the office's figures are, the report is true: read again from its printed text, by rules of this test only.

Nothing here asks the code under test what it meant: numbers are parsed from what is printed, directions and verdicts
from the words of the sentences.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.model import Arah, Office
from lkjip_xl.report.blocks import Figure, Narrative, ReportModel, Table, plain, texts_of
from lkjip_xl.rules.capaian import FORMULA
from report.random_offices import offices
from report.reports import model_of, rows, told

NUMBER = re.compile(r"−?\d[\d.]*(?:,\d+)?")
NOT_ADDED = {"persen", "ikm", "nilai", "mutu", "kinerja"}
"""Columns of a sum row that are no sums of their column."""
SHARP = 10
"""Percent from which a change is called sharp (rules/parameters/change.toml)."""


def read(printed: str) -> Decimal:
    """Return a number as an Indonesian reader reads it."""
    return Decimal(printed.replace(".", "").replace(",", ".").replace("−", "-"))


def number_or_none(printed: str) -> Decimal | None:
    """Return the number that a cell prints; None where it prints words or a range."""
    return read(printed) if NUMBER.fullmatch(printed) else None


def rounded(exact: Fraction, places: int) -> Decimal:
    """Return half-up rounding, written once more: add a half and cut."""
    scaled = abs(exact) * 10**places + Fraction(1, 2)
    whole = scaled.numerator // scaled.denominator
    return (Decimal(whole) if exact >= 0 else -Decimal(whole)).scaleb(-places)


def sentences(model: ReportModel, block_id: str) -> list[str]:
    """Return the sentences of a narrative; a full stop inside a number ends none."""
    return re.split(r"(?<=[.:])\s(?=[A-Z])", told(model, block_id))


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


@settings(max_examples=15, deadline=None)
@given(offices())
def test_every_number_equals_its_source_after_the_printed_rounding(office: Office) -> None:
    for figure in model_of(office).figures:
        shown = number_or_none(figure.printed)
        if shown is not None and figure.exact is not None:
            places = -int(shown.as_tuple().exponent)
            assert shown == rounded(Fraction(figure.exact), places), figure


@settings(max_examples=25, deadline=None)
@given(offices())
def test_one_id_prints_one_text_and_no_sentence_holds_a_number_of_its_own(office: Office) -> None:
    model = model_of(office)

    printed: dict[str, str] = {}
    for block in model.blocks:
        for text in texts_of(block):
            for piece in text:
                if isinstance(piece, Figure):
                    assert printed.setdefault(piece.id, piece.printed) == piece.printed
                elif isinstance(block, Narrative) and not block.cell:
                    assert not NUMBER.findall(without_names(piece, office)), piece


def without_names(words_only: str, office: Office) -> str:
    """Return words without the names, formulas, dates and years that they may quote."""
    names = [office.text("dasar_organisasi"), office.text("renstra"), *(line.uraian for line in office.anggaran)]
    names += [each.sumber_standar for each in office.indikator] + [office.text("sumber_wilayah")]
    for name in (*names, *FORMULA.values()):
        words_only = words_only.replace(name, "") if name else words_only
    without_rule = re.sub(r"PermenPANRB \d+/\d+|target 0|D1-D3|U\d|1/x", "", words_only)
    return re.sub(r"\b(?:\d{1,2} [A-Z][a-z]+ )?20\d\d\b", "", without_rule)


@settings(max_examples=15, deadline=None)
@given(offices())
def test_totals_are_the_sum_of_the_shown_parts_or_carry_the_note(office: Office) -> None:
    model = model_of(office)

    note = "selisih pembulatan" in told(model, "bab3.ikm.unsur_catatan")
    for table, key, total, parts in sums(model):
        carries_note = table == "bab3.ikm.unsur" and note
        assert (sum(parts) == total) is not carries_note, (table, key)


def sums(model: ReportModel) -> Iterator[tuple[str, str, Decimal, list[Decimal]]]:
    """Yield every printed total with the printed parts above it."""
    for block in model.blocks:
        if isinstance(block, Table) and block.total and block.rows and block.id not in NESTED:
            for key, text in block.total.items():
                total = number_or_none(plain(text))
                parts = [plain(row[key]) for row in block.rows if key in row]
                if key not in NOT_ADDED and total is not None and (block.id, key) not in NOT_PARTS:
                    yield block.id, key, total, [read(part) for part in parts if NUMBER.fullmatch(part)]


NESTED = {"bab3.anggaran.rincian"}
"""Tables whose rows hold sums among them."""
NOT_PARTS = {("bab3.ikm.unit", "responden")}
"""Sums of all units, while a table may show units outside the scope too."""


@settings(max_examples=15, deadline=None)
@given(offices())
def test_budget_rows_of_each_jenjang_add_up_to_the_total(office: Office) -> None:
    model = model_of(office)

    details = rows(model, "bab3.anggaran.rincian")
    for jenjang in ("Program", "Kegiatan", "Subkegiatan"):
        shown = [read(row["pagu"]) for row in details if row["jenjang"] == jenjang]
        programs = [read(row["pagu"]) for row in rows(model, "bab3.anggaran.program")]
        assert sum(shown) == sum(programs)
    for row in details:
        assert read(row["sisa"]) == read(row["pagu"]) - read(row["realisasi"])


@settings(max_examples=25, deadline=None)
@given(offices(), st.sampled_from((1, 2, 3)))
def test_rise_and_fall_are_told_as_the_printed_years_show_them(office: Office, which: int) -> None:
    model, key = model_of(office), f"bab3.a.ik{which}.tahun"

    years = rows(model, f"{key}.tabel")
    pair = [number_or_none(row["realisasi"]) for row in years[-2:]]
    first = sentences(model, f"{key}.uraian")[0]
    is_pair = len(years) > 1 and years[-2]["tahun"] == "2024" and None not in pair
    assert ("belum dapat disajikan" in first) is not is_pair
    if is_pair:
        before, now = (value for value in pair if value is not None)
        direction = "tetap" if now == before else "naik" if now > before else "turun"
        assert words(first) & {"naik", "turun", "tetap"} == {direction}
        assert_change_is_told(first, before, now)
        better = now != before and (now > before) is (office.indikator[which - 1].arah is Arah.NAIK)
        judged = words(" ".join(sentences(model, f"{key}.uraian")[1:])) & {"membaik", "menurun"}
        if now == before or office.indikator[which - 1].arah is Arah.RENTANG:
            assert judged == set()
        else:
            assert judged == ({"membaik"} if better else {"menurun"})


def assert_change_is_told(sentence: str, before: Decimal, now: Decimal) -> None:
    """Check the difference and the percentage in a sentence against the two printed years."""
    if now == before:
        return
    shown = [read(text) for text in NUMBER.findall(re.sub(r"Tahun \d{4}", "", sentence))]
    assert {before, now, abs(now - before)} <= set(shown)
    percent = re.search(r"atau ([\d.,]+)%", sentence)
    assert percent is not None
    assert ("tajam" in words(sentence)) is (read(percent[1]) >= SHARP)


@settings(max_examples=25, deadline=None)
@given(offices(), st.sampled_from((1, 2, 3)))
def test_reached_and_missed_are_told_as_the_printed_table_shows_them(office: Office, which: int) -> None:
    model, key = model_of(office), f"bab3.a.ik{which}"

    arah = office.indikator[which - 1].arah
    row = rows(model, f"{key}.target.tabel")[0]
    for told_in, target in (("target", row["target"]), ("renstra", renstra_of(model, key))):
        text = told(model, f"{key}.{told_in}.uraian")
        verdict = judge(row["realisasi"], target, arah)
        if verdict:
            assert ("belum" in words(text)) is (verdict == "kurang"), (verdict, text)
            beyond = bool(re.search(r"melampaui|terlampaui|lebih baik", text))
            assert beyond is (verdict == "lebih"), (verdict, text)
    assert_conclusion(model, key, judge(row["realisasi"], row["target"], arah))


def assert_conclusion(model: ReportModel, key: str, verdict: str) -> None:
    """Check that Bab IV calls the indikator missed where its table shows it missed, and only there."""
    name = rows(model, f"{key}.target.tabel")[0]["indikator"]
    (sentence,) = (each for each in sentences(model, "bab4.fakta") if re.search(rf"{re.escape(name)}\b", each))
    if verdict:
        assert ("belum" in words(sentence)) is (verdict == "kurang")


def renstra_of(model: ReportModel, key: str) -> str:
    return rows(model, f"{key}.renstra.tabel")[0]["target"]


def judge(realisasi: str, target: str, arah: Arah) -> str:
    """Return the verdict that a reader of both printed cells gives; empty where one is missing."""
    bounds = [number_or_none(part) for part in target.split(" s.d. ")]
    value = number_or_none(realisasi)
    if value is None or None in bounds:
        return ""
    lower, upper = min(b for b in bounds if b is not None), max(b for b in bounds if b is not None)
    if lower <= value <= upper:
        return "pas"
    if arah is Arah.RENTANG:
        return "kurang"
    return "lebih" if (value > upper) is (arah is Arah.NAIK) else "kurang"


@settings(max_examples=15, deadline=None)
@given(offices())
def test_the_summary_counts_what_the_table_shows(office: Office) -> None:
    model = model_of(office)

    verdicts = [
        judge(row["realisasi"], row["target"], each.arah)
        for row, each in zip(rows(model, "bab3.pengukuran"), office.indikator, strict=True)
    ]
    reached, missed = sum(each in {"pas", "lebih"} for each in verdicts), verdicts.count("kurang")
    text = told(model, "ringkasan.kinerja")
    said = count_in(text)
    assert said.get("belum", missed) == missed
    assert said.get("tercapai", reached) == reached
    assert ("Seluruh indikator" in text) is (reached > 0 and missed == 0)


def count_in(text: str) -> Mapping[str, int]:
    """Return how many indikator the summary says were reached and missed."""
    both = re.search(r"Sebanyak (\d+) indikator mencapai .*? sedangkan (\d+) indikator belum", text)
    if both:
        return {"tercapai": int(both[1]), "belum": int(both[2])}
    return {"tercapai": 0} if "elum ada" in text else {}

"""Merging: any order, any copies, any limit; a bad file changes nobody else's rows."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from intake.files import EXPECTED, export, form, person
from intake.office import UNITS, group
from lkjip_xl.intake.consolidation import Consolidation, join
from lkjip_xl.intake.joining.merging import TABLES, units_without_room
from lkjip_xl.intake.parsed import Parsed
from lkjip_xl.intake.workers.packing import pack
from lkjip_xl.model import Finding, Severity, Value

REFUSAL = Finding("UJI", Severity.GALAT, "Rusak", "Perbaiki.")
CODES_OF_UNITS = [unit.kode for unit in UNITS]
numbers = st.lists(st.integers(0, 30), min_size=1, max_size=8)

forms = st.builds(
    lambda unit, who, name, day, is_bad: form(
        unit,
        [person(number) for number in who],
        name=f"{name}.xlsx",
        groups=[group(1, f"Melati {who[0]}")],
        day=day,
        findings=[REFUSAL] * is_bad,
    ),
    st.sampled_from(CODES_OF_UNITS),
    numbers,
    st.sampled_from("ABCDEF"),
    st.none() | st.sampled_from([date(2026, 1, 5), date(2026, 1, 6)]),
    st.booleans(),
)
exports = st.builds(
    lambda rows, name: export([{**person(n), "unit": unit} for unit, n in rows], name=f"{name}.csv"),
    st.lists(st.tuples(st.sampled_from(CODES_OF_UNITS), st.integers(0, 30)), min_size=1, max_size=12),
    st.sampled_from("XYZ"),
)
files = st.lists(st.one_of(forms, exports), max_size=6, unique_by=lambda parsed: parsed.sha256)


def said(found: Consolidation) -> tuple[object, ...]:
    """Everything that a consolidation says."""
    beyond = [(unit.unit, list(unit.rows())) for unit in found.beyond]
    return found.files, found.columns, found.findings, found.populasi, beyond


def respondents(found: Consolidation) -> Counter[tuple[Value, ...]]:
    """All respondents, wherever they are."""
    rows = (row for source in (found.rows("tblAngket"), *(unit.rows() for unit in found.beyond)) for row in source)
    return Counter(tuple(row.values()) for row in rows)


@given(data=st.data(), sent=files, limit=st.none() | st.integers(0, 20))
def test_the_order_of_the_files_changes_nothing(data: st.DataObject, sent: list[Parsed], limit: int | None) -> None:
    shuffled = data.draw(st.permutations(sent))

    assert said(join(shuffled, EXPECTED, limit)) == said(join(sent, EXPECTED, limit))


@given(sent=files)
def test_packed_files_that_come_one_by_one_give_the_same(sent: list[Parsed]) -> None:
    assert said(join((pack(parsed) for parsed in sent), EXPECTED)) == said(join(sent, EXPECTED))


@given(sent=files, limit=st.integers(0, 20))
def test_a_limit_moves_whole_units_and_loses_nobody(sent: list[Parsed], limit: int) -> None:
    whole, limited = join(sent, EXPECTED), join(sent, EXPECTED, limit)

    on_sheet = {row["unit"] for row in limited.rows("tblAngket")}
    assert respondents(limited) == respondents(whole)
    assert len(list(limited.rows("tblAngket"))) <= limit
    assert on_sheet.isdisjoint(unit.unit for unit in limited.beyond)
    assert (limited.files, limited.findings) == (whole.files, whole.findings)


@given(sent=files, bad=forms)
def test_a_refused_file_changes_no_row(sent: list[Parsed], bad: Parsed) -> None:
    refused = form(str(bad.unit), [person(1)], name="Z_rusak.xlsx", findings=[REFUSAL])

    before, after = join(sent, EXPECTED), join([*sent, refused], EXPECTED)

    assert after.columns == before.columns
    assert after.files[-1].outcome.value == "ditolak"


@given(sent=st.lists(forms, max_size=6, unique_by=lambda parsed: parsed.sha256), one=forms)
def test_a_form_changes_only_the_rows_of_its_own_unit(sent: list[Parsed], one: Parsed) -> None:
    before, after = join(sent, EXPECTED), join([*sent, one], EXPECTED)

    for table in TABLES:
        rows = [[row for row in found.rows(table) if row["unit"] != one.unit] for found in (before, after)]
        assert rows[0] == rows[1]


@given(counts=st.dictionaries(st.text(max_size=2), st.integers(1, 9)), limit=st.integers(0, 20))
def test_a_unit_stays_when_what_stays_before_it_leaves_it_room(counts: Mapping[str, int], limit: int) -> None:
    without = units_without_room(counts, limit)

    used = 0
    for unit, count in counts.items():
        assert (unit in without) is (used + count > limit)
        used += 0 if unit in without else count


def test_without_a_limit_every_unit_has_room() -> None:
    assert units_without_room({"W1": 10**7}, None) == frozenset()

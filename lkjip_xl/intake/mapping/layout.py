"""Which column of an export is which: by our own headings, or as a person confirmed it; else a proposal.

Layer: intake. Pure.
Source: issue C, Build 4: other exports wait until their mapping is confirmed once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from lkjip_xl.intake.formats.sheets import SheetRows
from lkjip_xl.intake.mapping.guessing import FREE_TEXT, IGNORED, NOT_READ, PERSONAL, exact_key, guess
from lkjip_xl.intake.mapping.known import SHEET, KnownSource, Meaning, key_of, text_of
from lkjip_xl.intake.mapping.personal import any_personal, safe_heading
from lkjip_xl.intake.mapping.proposing import HeadingRow, Proposal, Proposer, find_known, heading_rows
from lkjip_xl.intake.parsed import Expected
from lkjip_xl.intake.reading.cells import is_blank
from lkjip_xl.intake.reading.headers import Heading, find_heading, normal
from lkjip_xl.intake.sources.long_results import NRR, UNSUR, is_long
from lkjip_xl.intake.sources.unsur_names import code_in
from lkjip_xl.intake.units import UnitNames
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding

_LEAST_KNOWN: Final = 2
"""The unit, and one unsur."""
_LEAST_ROWS: Final = 2
"""A heading, and one row beneath."""


@dataclass(frozen=True)
class Layout:
    """The columns of an export.

    Attributes:
        heading: Its heading row, with the position of each column that is read.
        is_mapped: Whether a person said so, rather than the headings themselves.
        unit: Code of the unit of all rows, where no column says it.
        findings: Columns that are left out; what is wrong with the mapping.
    """

    heading: Heading
    is_mapped: bool
    unit: str
    findings: tuple[Finding, ...]


class Layouts(NamedTuple):
    """The sheets of an export that are read, and what there is to tell about the others."""

    read: tuple[Layout, ...]
    findings: tuple[Finding, ...]


def find_layouts(file: str, sheets: Sequence[SheetRows], expected: Expected) -> Layouts | Proposal | None:
    """Return the columns of every sheet of an export, or what they may mean; None where nothing looks like a survey.

    Args:
        file: File name.
        sheets: Its content.
        expected: Unsur and units of the office, and what its master remembers.
    """
    found = {at: layout for at, sheet in enumerate(sheets) if (layout := _layout(file, sheet, expected))}
    if found:
        names = ", ".join(sheets[at].name for at in found)
        unread = (sheet for at, sheet in enumerate(sheets) if at not in found and _is_filled(sheet))
        told = (word("SHEET_NOT_READ", Place(file, sheet.name), sheet=sheet.name, read=names) for sheet in unread)
        return Layouts(tuple(found.values()), tuple(told))
    rows = list(heading_rows(sheets))
    known = find_known(rows, expected.mappings)
    proposer = Proposer(expected.unsur, expected.units, expected.mappings)
    row = known[0] if known else proposer.find(rows)
    return proposer.propose(row, file) if row else None


def _layout(file: str, sheet: SheetRows, expected: Expected) -> Layout | None:
    """Return the columns of one sheet, where its own headings or a person said what they are."""
    own = _own_headings([sheet], expected.unsur)
    if own is not None:
        return Layout(own, is_mapped=False, unit="", findings=tuple(_left_out(file, own, _own_left_out(own, expected))))
    known = find_known(heading_rows([sheet]), expected.mappings)
    return _confirmed(file, *known, expected) if known is not None and known[1].is_confirmed else None


def _is_filled(sheet: SheetRows) -> bool:
    """Whether a sheet holds a table of some sort, and not just notes."""
    rows = (row for row in sheet.rows if sum(not is_blank(cell) for cell in row) > 1)
    return sum(1 for _ in zip(rows, range(_LEAST_ROWS), strict=False)) == _LEAST_ROWS


def _own_headings(sheets: Sequence[SheetRows], unsur: Mapping[str, str]) -> Heading | None:
    """Return the row whose headings say by themselves what each column is; None where anything is left to guess."""

    def key_of_heading(text: str) -> str:
        code = code_in(text)
        return exact_key(text, unsur) or (code if code in unsur else "")

    heading = find_heading(sheets, key_of_heading, least=_LEAST_KNOWN)
    if heading is None or "unit" not in heading.columns:
        return None
    asked = heading.columns.keys() & unsur.keys()
    if is_long(heading.columns) and not asked:
        return heading
    heading = _wide(heading)
    if not asked and "ikm_tercetak" not in heading.columns:
        return None
    guesses = {guess(text, unsur).key for text in heading.unknown.values()}
    is_sure = asked == unsur.keys() or not guesses - {PERSONAL, FREE_TEXT, IGNORED}
    return heading if is_sure else None


def _wide(heading: Heading) -> Heading:
    """Return a heading whose columns are unsur themselves; what only a long form knows is unknown here."""
    stray = {key: heading.columns[key] for key in (UNSUR, NRR) if key in heading.columns}
    columns = {key: position for key, position in heading.columns.items() if key not in stray}
    unknown = {**heading.unknown, **{position: str(heading.cells[position]) for position in stray.values()}}
    return replace(heading, columns=columns, unknown=unknown)


def _own_left_out(heading: Heading, expected: Expected) -> Mapping[int, str]:
    """Return why each column without a heading of ours is left out, by position."""
    body = heading.sheet.rows[heading.row + 1 :]
    reasons = {}
    for position, text in heading.unknown.items():
        key = guess(text, expected.unsur).key
        is_personal = any_personal(row[position] for row in body)
        reasons[position] = PERSONAL if is_personal else key if key in NOT_READ else ""
    return reasons


def _confirmed(file: str, row: HeadingRow, source: KnownSource, expected: Expected) -> Layout:
    meanings = {at: source.meanings.get(normal(label), Meaning("", "")) for at, label in row.labels.items()}
    keys = {at: key_of(meaning.text, expected.unsur) for at, meaning in meanings.items()}
    columns: dict[str, int] = {}
    findings = [
        word("MEANING_UNKNOWN", Place(file, SHEET, meanings[at].cell), value=meanings[at].text)
        for at, key in keys.items()
        if key is None
    ]
    for at, key in keys.items():
        if key is not None and key not in NOT_READ and columns.setdefault(key, at) != at:
            meaning = text_of(key, expected.unsur)
            findings.append(word("MEANING_TWICE", Place(file, SHEET, meanings[at].cell), meaning=meaning))
    unit, missing = _unit_of_all(file, source, expected) if "unit" not in columns else ("", ())
    if not (columns.keys() & {*expected.unsur, "ikm_tercetak"} or is_long(columns)):
        findings.append(word("MAPPING_WITHOUT_UNSUR", Place(file, SHEET, source.cell)))
    heading = Heading(row.sheet, row.row, columns, [], {})
    left_out = {at: key for at, key in keys.items() if key in {PERSONAL, FREE_TEXT}}
    told = (*findings, *missing, *_other_unit(file, row.sheet, unit, expected), *_left_out(file, heading, left_out))
    return Layout(heading, is_mapped=True, unit=unit, findings=told)


def _unit_of_all(file: str, source: KnownSource, expected: Expected) -> tuple[str, tuple[Finding, ...]]:
    place = Place(file, SHEET, source.unit_cell)
    if not source.unit:
        return "", (word("SOURCE_WITHOUT_UNIT", place),)
    code = UnitNames(expected.units).code_of(source.unit)
    return (code, ()) if code else ("", (word("SOURCE_UNIT_UNKNOWN", place, value=source.unit),))


def _other_unit(file: str, sheet: SheetRows, unit: str, expected: Expected) -> Iterator[Finding]:
    """Yield that a sheet is called like another unit than the one that was said to hold for all rows."""
    named = UnitNames(expected.units).code_of(sheet.name) if unit and sheet.name else None
    if named and named != unit:
        yield word("SHEET_OF_OTHER_UNIT", Place(file, sheet.name), sheet=sheet.name, named=named, unit=unit)


def _left_out(file: str, heading: Heading, reasons: Mapping[int, str]) -> Iterator[Finding]:
    """Yield what is left out, once per reason; a column that a person chose to ignore is not told."""
    names = {at: safe_heading(str(heading.cells[at])) for at in reasons}
    personal = [names[at] for at, reason in reasons.items() if reason == PERSONAL]
    if personal:
        yield word("PERSONAL_COLUMNS", heading.place(file), columns="; ".join(personal))
    for at, reason in reasons.items():
        if reason == FREE_TEXT:
            body = heading.sheet.rows[heading.row + 1 :]
            count = sum(str(row[at]).strip() not in {"", "-"} for row in body)
            yield word("FREE_TEXT_LEFT_OUT", heading.place(file, at), column=names[at], count=count)
        elif reason == "" and at in heading.unknown:
            yield word("COLUMN_IGNORED", heading.place(file, at), column=names[at])

"""A form and an export of one unit: a respondent who stands in both counts once, from the form.

Layer: intake. Pure. Two people may give the same scores, so answers alone prove nothing: age or date must agree too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from lkjip_xl.intake.joining.left_out import ByFile, LeftOut
from lkjip_xl.intake.joining.overlap import Record, filled_keys, shared_positions
from lkjip_xl.intake.joining.rival_exports import ANSWERS
from lkjip_xl.intake.parsed import Parsed, Source
from lkjip_xl.intake.wording import Place, word

_TELLING: Final = frozenset({"usia", "tanggal"})
"""Columns of which both sides must fill one, before equal rows are taken for one respondent."""
_OFTEN_WORDED_OTHERWISE: Final = frozenset({"layanan"})


def beside_forms(files: Iterable[Parsed]) -> ByFile:
    """Return, by fingerprint, which answers of an export do not count, because a form that counts holds them too.

    Args:
        files: The files that count so far.
    """
    forms, exports = dict[str, Parsed](), list[Parsed]()
    for parsed in files:
        if parsed.source is Source.FORM and parsed.unit and parsed.digest.answers:
            forms[parsed.unit] = parsed
        elif parsed.source is Source.EXPORT:
            exports.append(parsed)
    found = {export.sha256: list(_shared_answers(export, forms)) for export in exports}
    return {sha256: shared for sha256, shared in found.items() if shared}


def _shared_answers(export: Parsed, forms: Mapping[str, Parsed]) -> Iterator[LeftOut]:
    units = [unit for unit in export.digest.answers if unit in forms]
    if not units:
        return
    rows = list(export.tables[ANSWERS].records())
    for unit in sorted(units):
        positions = export.digest.answers[unit].positions or range(len(rows))
        mine, theirs = [rows[position] for position in positions], list(forms[unit].tables[ANSWERS].records())
        found = _compared(mine, theirs)
        left_out = [positions[at] for at in found] if found and _is_most(found, mine, theirs) else []
        if code := _code(found, left_out):
            shared, place = len(found or ()), Place(export.file)
            finding = word(code, place, unit=unit, form=forms[unit].file, shared=shared, count=len(mine))
            yield LeftOut(ANSWERS, left_out, finding, forms[unit].file)


def _compared(mine: Sequence[Record], theirs: Sequence[Record]) -> list[int] | None:
    """Return which of our rows stand on the other side too; None where the columns do not suffice to tell."""
    keys = (filled_keys(mine) & filled_keys(theirs)) - _OFTEN_WORDED_OTHERWISE
    return shared_positions(mine, theirs, sorted(keys)) if keys & _TELLING else None


def _is_most(found: Sequence[int], mine: Sequence[Record], theirs: Sequence[Record]) -> bool:
    return 2 * len(found) > min(len(mine), len(theirs))


def _code(found: Sequence[int] | None, left_out: Sequence[int]) -> str:
    if left_out:
        return "ANSWERS_ALSO_IN_FORM"
    if found is None:
        return "ANSWERS_BESIDE_FORM"
    return "ANSWERS_PARTLY_IN_FORM" if found else ""

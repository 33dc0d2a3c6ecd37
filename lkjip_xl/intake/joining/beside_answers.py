"""Results beside answers of one unit, and results of a year beside those of its parts: a survey counts once.

Layer: intake. Pure. Where nothing proves that two sources are one survey both count, and a person is told.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from lkjip_xl.intake.joining.left_out import ByFile, LeftOut, positions_left_out
from lkjip_xl.intake.joining.overlap import Record
from lkjip_xl.intake.joining.rival_exports import ANSWERS, RESULTS
from lkjip_xl.intake.parsed import Parsed, Source
from lkjip_xl.intake.sources.periods import Coverage, coverage_of
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.rules.printing import angka

_MOST_PLACES: Final = 4
"""Decimals to which a printed mean is believed; more of them come from binary fractions."""


class _Result(NamedTuple):
    """A result that can be pooled."""

    parsed: Parsed
    position: int
    place: Place
    record: Record
    respondents: int
    coverage: Coverage


class _Lot(NamedTuple):
    """The answers of a unit in one file; `counted` are those of them that count so far."""

    file: str
    rows: Sequence[Record]
    counted: Sequence[Record]


def beside_answers(files: Sequence[Parsed], before: ByFile, codes: Sequence[str]) -> ByFile:
    """Return, by fingerprint, which results do not count or stand beside another source of the same unit.

    Args:
        files: The files that count so far.
        before: Rows of them that do not count already.
        codes: Codes of the unsur.
    """
    found: defaultdict[str, list[LeftOut]] = defaultdict(list)
    for unit, results in _results(files, codes).items():
        lots = list(_lots(unit, files, before))
        candidates = list(_candidates(lots))
        standing = []
        for result in results:
            source = _repeated(result, candidates, codes)
            if source:
                count = angka(result.respondents)
                finding = word("RESULT_OF_ANSWERS", result.place, unit=unit, other=source, count=count)
                found[result.parsed.sha256].append(LeftOut(RESULTS, [result.position], finding, source))
            else:
                standing.append(result)
        for result, left_out in _wider(unit, standing):
            found[result.parsed.sha256].append(left_out)
            standing = [each for each in standing if each is not result or not left_out.positions]
        for result, told in _still_beside(unit, standing, lots):
            found[result.parsed.sha256].append(told)
    return dict(found)


def _results(files: Iterable[Parsed], codes: Sequence[str]) -> Mapping[str, list[_Result]]:
    """Return by unit the results that can be pooled: with every NRR and a number of respondents."""
    by_unit: dict[str, list[_Result]] = {}
    for parsed in files:
        if not parsed.digest.counts.get(RESULTS):
            continue
        table = parsed.tables[RESULTS]
        for position, record in enumerate(table.records()):
            count = record["responden"]
            if isinstance(count, int) and all(record.get(code) is not None for code in codes):
                coverage = coverage_of(record["periode"], record["layanan"])
                result = _Result(parsed, position, table.place(position), record, count, coverage)
                by_unit.setdefault(str(record["unit"]), []).append(result)
    return by_unit


def _lots(unit: str, files: Iterable[Parsed], before: ByFile) -> Iterator[_Lot]:
    for parsed in files:
        answers = parsed.digest.answers.get(unit)
        if answers is None or (parsed.source is Source.FORM and parsed.unit != unit):
            continue
        dropped = positions_left_out(parsed, ANSWERS, before)
        records = list(parsed.tables[ANSWERS].records())
        positions = range(len(records)) if answers.positions is None else answers.positions
        rows = [records[position] for position in positions]
        counted = [records[position] for position in positions if position not in dropped]
        yield _Lot(parsed.file, rows, counted)


def _candidates(lots: Sequence[_Lot]) -> Iterator[tuple[str, Sequence[Record]]]:
    """Yield what results may have been made of: the answers of one file, or of all of them."""
    for lot in lots:
        yield lot.file, lot.rows
    if lots[1:]:
        yield ", ".join(lot.file for lot in lots), [row for lot in lots for row in lot.counted]


def _repeated(result: _Result, candidates: Iterable[tuple[str, Sequence[Record]]], codes: Sequence[str]) -> str:
    """Return the file of whose answers, or those of one service, a result only tells the means; empty for none."""
    layanan = result.coverage.layanan
    for file, rows in candidates:
        of_service = [row for row in rows if coverage_of(None, row.get("layanan")).layanan == layanan]
        if any(_are_means(result, lot, codes) for lot in (rows, of_service)):
            return file
    return ""


def _are_means(result: _Result, rows: Sequence[Record], codes: Sequence[str]) -> bool:
    """Whether a result has as many respondents as answered, and every NRR is the mean of their scores as printed."""
    answered = sum(any(row.get(code) is not None for code in codes) for row in rows)
    if not answered or result.respondents != answered:
        return False
    printed = [Decimal(str(result.record[code])) for code in codes]
    places = min(max(_places(nrr) for nrr in printed), _MOST_PLACES)
    step = Fraction(1, 10 ** max(places, 1))
    return all(_is_mean(rows, code, nrr, step) for code, nrr in zip(codes, printed, strict=True))


def _places(printed: Decimal) -> int:
    exponent = printed.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _is_mean(rows: Sequence[Record], code: str, printed: Decimal, step: Fraction) -> bool:
    """Whether a printed NRR is the mean, rounded or cut off."""
    scores = [score for row in rows if isinstance(score := row.get(code), int)]
    return bool(scores) and abs(Fraction(sum(scores), len(scores)) - Fraction(printed)) < step


def _wider(unit: str, results: Sequence[_Result]) -> Iterator[tuple[_Result, LeftOut]]:
    """Yield the results that hold others of the unit: left out where these add up to as many respondents."""
    standing = list(results)
    for result in sorted(results, key=lambda each: each.coverage.breadth):
        parts = [each for each in standing if result.coverage.holds(each.coverage)]
        if not parts:
            continue
        total, names = sum(part.respondents for part in parts), ", ".join(_named(part) for part in parts)
        adds_up = total == result.respondents
        code = "RESULT_OF_PARTS" if adds_up else "RESULT_BESIDE_PARTS"
        facts = {"count": angka(result.respondents), "period": _named(result), "total": angka(total), "parts": names}
        others = ", ".join(sorted({part.parsed.file for part in parts}))
        finding = word(code, result.place, unit=unit, other=others, **facts)
        yield result, LeftOut(RESULTS, [result.position] if adds_up else [], finding, others)
        if adds_up:
            standing.remove(result)


def _named(result: _Result) -> str:
    words = (result.record["periode"], result.record["layanan"])
    return " ".join(str(text) for text in words if text is not None) or "tanpa periode"


def _still_beside(unit: str, results: Sequence[_Result], lots: Sequence[_Lot]) -> Iterator[tuple[_Result, LeftOut]]:
    """Yield once per file of results that answers of the unit count beside them."""
    counted = [lot for lot in lots if lot.counted]
    files = ", ".join(lot.file for lot in counted)
    answers = sum(len(lot.counted) for lot in counted)
    first: dict[str, list[_Result]] = {}
    for result in results:
        first.setdefault(result.parsed.sha256, []).append(result)
    for held in first.values() if answers else ():
        count, place = sum(result.respondents for result in held), held[0].place
        facts = {"count": angka(count), "answers": angka(answers)}
        finding = word("RESULT_BESIDE_ANSWERS", place, unit=unit, other=files, **facts)
        yield held[0], LeftOut(RESULTS, [], finding, files)

"""Results in long form, a row per unsur: turned into one row of tblRekap per unit, layanan and periode.

Layer: intake. Pure. Faults are named at the cells of the file; the new row stands for the first one of its group.
Source: DOMAIN section 1: survey applications may give results only, and their layout is not ours.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from lkjip_xl.book.schema.kinds import Column, Kind, Table
from lkjip_xl.intake.mapping.guessing import exact_key
from lkjip_xl.intake.reading.tables import TableData
from lkjip_xl.intake.sources.unsur_names import code_in
from lkjip_xl.intake.wording import word
from lkjip_xl.model import Finding, Value
from lkjip_xl.rules.printing import angka

UNSUR: Final = "unsur"
NRR: Final = "nrr"
_PRINTED: Final = "ikm_tercetak"
_COUNT: Final = "responden"
_GROUP: Final = ("unit", "layanan", "periode")
_LOWEST, _HIGHEST = 1, 4
_HIGHEST_IKM: Final = 100


def is_long(keys: Collection[str]) -> bool:
    """Whether these columns say the NRR of one unsur in each row."""
    return {UNSUR, NRR} <= set(keys)


def long_table(headers: Mapping[str, str]) -> Table:
    """Return the table of results in long form; `headers` says how the file calls its columns, by key."""
    columns = (
        Column("unit", "Unit", required=True),
        Column("layanan", "Layanan"),
        Column("periode", "Periode"),
        Column(UNSUR, "Unsur", required=True),
        Column(_COUNT, "Responden", Kind.INTEGER, minimum=0),
        Column(NRR, "NRR", Kind.NUMBER, minimum=0, maximum=_HIGHEST_IKM),
    )
    named = (
        Column(c.key, headers.get(c.key, c.header), c.kind, required=c.required, minimum=c.minimum, maximum=c.maximum)
        for c in columns
    )
    return Table("tblRekap", "", tuple(named))


def pivot(long: TableData, keys: Sequence[str], unsur: Mapping[str, str]) -> tuple[TableData, list[Finding]]:
    """Return the results as rows of tblRekap, and what is wrong with single unsur.

    Args:
        long: Rows as `long_table` reads them, units by their code.
        keys: Columns of tblRekap.
        unsur: Name of each unsur by its code.
    """
    records = list(long.records())
    groups: dict[tuple[Value, ...], list[int]] = {}
    for position, record in enumerate(records):
        groups.setdefault(tuple(record[key] for key in _GROUP), []).append(position)
    wide, findings = list[dict[str, Value]](), list[Finding]()
    for group, positions in groups.items():
        row, told = _row(long, positions, records, unsur)
        wide.append({**dict.fromkeys(keys), **dict(zip(_GROUP, group, strict=True)), **row})
        findings += told
    columns = {key: [row[key] for row in wide] for key in keys}
    letters = {**long.letters, **dict.fromkeys((*unsur, _PRINTED), long.letters[NRR])}
    rows = [long.rows[positions[0]] for positions in groups.values()]
    return TableData(long.file, long.sheet, rows, columns, letters), [*findings, *_by_number(long, unsur)]


def _row(
    long: TableData, positions: Sequence[int], records: Sequence[Mapping[str, Value]], unsur: Mapping[str, str]
) -> tuple[dict[str, Value], list[Finding]]:
    row, findings = dict[str, Value](), list[Finding]()
    for position in positions:
        record = records[position]
        key, figure = _key(record[UNSUR], unsur), record[NRR]
        if fault := _fault(long, position, record, key, row):
            findings.append(fault)
        elif key:
            row[key] = figure
    counts = sorted({n for position in positions if isinstance(n := records[position][_COUNT], int)})
    if len(counts) > 1:
        place = long.place(positions[0], _COUNT)
        findings.append(word("LONG_COUNTS_DIFFER", place, lowest=counts[0], highest=counts[-1]))
    return {**row, _COUNT: counts[-1] if counts else None}, findings


def _fault(
    long: TableData, position: int, record: Mapping[str, Value], key: str, row: Mapping[str, Value]
) -> Finding | None:
    """Return what keeps the NRR of a row from being taken."""
    figure, named = record[NRR], record[UNSUR]
    if named is None:
        return None
    if not key:
        return word("LONG_UNSUR_UNKNOWN", long.place(position, UNSUR), value=named)
    if key in row and row[key] != figure:
        return word("LONG_UNSUR_TWICE", long.place(position, NRR), value=named, unit=record["unit"])
    is_nrr = key != _PRINTED and isinstance(figure, int | Decimal)
    if is_nrr and isinstance(figure, int | Decimal) and not _LOWEST <= figure <= _HIGHEST:
        limits, place = f"{_LOWEST}-{_HIGHEST}", long.place(position, NRR)
        return word("OUT_OF_RANGE", place, key=key, column=f"NRR {named}", value=angka(figure), limits=limits)
    return None


def _key(named: Value, unsur: Mapping[str, str]) -> str:
    """Return the code of an unsur, or the key of the printed IKM; empty for anything else."""
    text = "" if named is None else str(named)
    key = exact_key(text, unsur)
    if key in unsur or key == _PRINTED:
        return key
    code = code_in(text)
    return code if code in unsur else ""


def _by_number(long: TableData, unsur: Mapping[str, str]) -> Iterator[Finding]:
    """Yield that unsur are known by their number only."""
    bare = {code: n for n, named in enumerate(long.columns[UNSUR]) if (code := code_in(str(named))) in unsur}
    if bare:
        yield word("LONG_UNSUR_BY_NUMBER", long.place(min(bare.values()), UNSUR), unsur=", ".join(sorted(bare)))

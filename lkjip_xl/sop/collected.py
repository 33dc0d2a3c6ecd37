"""The data tables of the master after a consolidation, and the answers for which its sheet has no room.

Layer: sop. Serves step 3. Whole units move to disk, in the order of the master; rows that people typed stay where they
are. What the master then holds gives the same figures to the last digit.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from lkjip_xl.book.port import MasterBook, TableEdit
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.book.stored_text import read_stored, write_stored
from lkjip_xl.intake.consolidation import Consolidation
from lkjip_xl.intake.joining.answer_store import AnswerStore, answers_lost, answers_stored
from lkjip_xl.intake.joining.earlier import Earlier, UnitFile, settle_earlier
from lkjip_xl.intake.joining.merging import units_without_room
from lkjip_xl.intake.wording import Place
from lkjip_xl.model import AnswerTotal, Finding, Office, Row, Unit, Value
from lkjip_xl.rules.rounding import half_up
from lkjip_xl.rules.stored_answers import store_answers
from lkjip_xl.sop.requests.data_behind import FILES_APART
from lkjip_xl.sop.typed_over import typed_over

ANSWER_FOLDER: Final = "angket"
_PLACE: Final = PurePosixPath(".lkjip", ANSWER_FOLDER)
_ANSWERS, _RESULTS = "tblAngket", "tblRekap"
_NRR_PLACES: Final = 12
_MOST_NAMED: Final = 5

_Record = Mapping[str, Value]


class Collected(NamedTuple):
    """What becomes of the data tables.

    Attributes:
        edits: Their new rows.
        earlier: What stayed of the rows before.
        findings: What happened to earlier rows, and which answers lie on disk.
        files: Names of the files on disk that the master names now.
    """

    edits: Sequence[TableEdit]
    earlier: Earlier
    findings: Sequence[Finding]
    files: frozenset[str]


class _Before(NamedTuple):
    """The rows that the master holds, those on disk among them, and the results whose rows on disk are lost."""

    rows: Mapping[str, Sequence[Row]]
    lost: Sequence[Row]


def room_for_answers(office: Office) -> int:
    """Return how many respondents the sheet may hold: the setting `batas_baris_angket`, or its default."""
    return _limit(office, "batas_baris_angket")


def highest_change(office: Office) -> int:
    """Return the change since last year in percent above which a unit is asked why: the setting, or its default."""
    return _limit(office, "batas_perubahan")


def _limit(office: Office, name: str) -> int:
    """Return a setting that is a limit; one that nobody typed, or outside its own bounds, is its default."""
    setting = MASTER.names[name][1]
    wanted, default = office.settings.get(name), setting.default
    is_fit = isinstance(wanted, int) and 0 < wanted <= (setting.maximum or wanted)
    chosen = wanted if is_fit else default
    return chosen if isinstance(chosen, int) else 0


def collect(
    book: MasterBook, merged: Consolidation, store: AnswerStore, units: Sequence[Unit], limit: int | None
) -> Collected:
    """Return the new rows of the data tables, and write the answers that find no room in the master.

    Args:
        book: The master as it was before.
        merged: What the folder says.
        store: Where answers lie that find no room.
        units: The units, in the order of the master.
        limit: Rows for which tblAngket has room; None for all.

    Raises:
        AnswersNotStoredError: The folder of the answers takes no new file.
    """
    known_forms: list[UnitFile] = [
        (row["unit"], str(row["berkas"]).split(FILES_APART)[0]) for row in book.rows("tblPermintaan")
    ]
    before = _before(book, list(merged.columns), store)
    earlier = settle_earlier(before.rows, merged, known_forms)
    rows = {table: [*_kept(earlier, merged, table), *merged.rows(table)] for table in merged.columns}
    movable = [row for row in rows[_ANSWERS] if store.may_hold(row)]
    room = None if limit is None else max(limit - len(rows[_ANSWERS]) + len(movable), 0)
    without = _without_room(movable, merged, [unit.kode for unit in units], room)
    stored = [_store(unit, movable, merged, store) for unit in without]
    sheet = [row for row in rows[_ANSWERS] if row["unit"] not in without or not store.may_hold(row)]
    lost = [row for row in before.lost if row["unit"] not in _units(merged)]
    rows |= {_ANSWERS: sheet, _RESULTS: [*rows[_RESULTS], *lost, *stored]}
    over = typed_over({table: book.rows(table) for table in merged.columns}, merged)
    findings = (*earlier.findings, *over, *_told(stored, limit), *map(_lost, lost))
    files = frozenset(_file_name(row) for row in (*stored, *lost))
    return Collected([TableEdit(table, each) for table, each in rows.items()], earlier, findings, files)


def _before(book: MasterBook, tables: Sequence[str], store: AnswerStore) -> _Before:
    rows: dict[str, list[Row]] = {table: list(book.rows(table)) for table in tables}
    stored = [row for row in rows[_RESULTS] if row.get("rincian")]
    rows[_RESULTS] = [row for row in rows[_RESULTS] if not row.get("rincian")]
    lost = []
    for result in stored:
        answers = store.read(_file_name(result))
        if answers is None:
            lost.append(result)
        else:
            rows[_ANSWERS] += [Row(result.sheet, result.number, answer, result.letters) for answer in answers]
    return _Before(rows, lost)


def _kept(earlier: Earlier, merged: Consolidation, table: str) -> Iterator[_Record]:
    return ({key: row.get(key) for key in merged.columns[table]} for row in earlier.kept[table])


def _without_room(rows: Iterable[_Record], merged: Consolidation, order: Sequence[str], room: int | None) -> list[str]:
    """Return the units whose answers go to disk, in the order of the master."""
    counts = Counter(str(row["unit"]) for row in rows)
    beyond = {unit.unit: unit.count for unit in merged.beyond}
    in_order = [unit for unit in dict.fromkeys((*order, *sorted(counts))) if unit in counts or unit in beyond]
    all_counts = {unit: counts[unit] + beyond.get(unit, 0) for unit in in_order}
    without = units_without_room(all_counts, room) | beyond.keys()
    return [unit for unit in all_counts if unit in without]


def _store(unit: str, rows: Iterable[_Record], merged: Consolidation, store: AnswerStore) -> dict[str, Value]:
    """Write the answers of a unit to disk and return the row of tblRekap that stands for them."""
    on_sheet = [row for row in rows if row["unit"] == unit]
    beyond = [each for each in merged.beyond if each.unit == unit]

    def all_rows() -> Iterator[_Record]:
        return chain(on_sheet, *(each.rows() for each in beyond))

    name = store.write(unit, all_rows())
    stored = store_answers(all_rows(), store.codes)
    nrr = {code: _nrr(total) for code, total in stored.answers.items()}
    origin: dict[str, Value] = {"berkas": str(_PLACE / name), "sidik": name.removesuffix(".csv").rpartition("-")[2]}
    own: dict[str, Value] = {"unit": unit, "responden": stored.respondents, "rincian": write_stored(stored)}
    return dict.fromkeys(merged.columns[_RESULTS]) | own | nrr | origin


def _nrr(total: AnswerTotal) -> Decimal | None:
    """Return the mean that people see; figures come from the exact sums."""
    return half_up(Fraction(total.sum, total.count), _NRR_PLACES).normalize() if total.count else None


def _units(merged: Consolidation) -> set[Value]:
    """Return the units of which the folder gives answers."""
    return {*merged.columns[_ANSWERS]["unit"], *(each.unit for each in merged.beyond)}


def _file_name(row: _Record) -> str:
    return PurePosixPath(str(row["berkas"])).name


def _told(stored: Sequence[_Record], limit: int | None) -> Iterator[Finding]:
    for row in stored[:_MOST_NAMED]:
        yield answers_stored(row["unit"], row["responden"], limit, row["berkas"])
    if rest := stored[_MOST_NAMED:]:
        count = sum(int(str(row["responden"])) for row in rest)
        yield answers_stored(f"{rest[0]['unit']} dan {len(rest) - 1} unit lain", count, limit, _PLACE)


def _lost(row: Row) -> Finding:
    stored = read_stored(str(row["rincian"]))
    count = stored.respondents if stored else row["responden"]
    return answers_lost(str(row["unit"]), count, row["berkas"], Place("", row.sheet, row.cell("berkas")))

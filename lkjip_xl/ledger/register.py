"""Register nomor surat: one book per calendar year of the letter, shared by all report years of an office.

Layer: ledger. Knows letters only as `NumberRequest`; no document, workbook or clock ("now" is an argument).
Source: DESIGN sections 3 and 5, DOMAIN section 5 (one series a year, no gaps, a cancelled number stays *batal*).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from lkjip_xl.ledger import adoption
from lkjip_xl.ledger.agenda import AgendaLine
from lkjip_xl.ledger.database import PATIENCE_SECONDS, Database
from lkjip_xl.ledger.number_table import REGISTER_LAYOUT, NumberTable
from lkjip_xl.ledger.numbers import NumberEntry, NumberRequest, NumberSource, NumberState
from lkjip_xl.ledger.pattern import number_tokens, render_number
from lkjip_xl.ledger.refusals import (
    ConfirmationTooLowError,
    LastNumberUnknownError,
    NumberNotFoundError,
    ReasonMissingError,
    UnconfirmedRegisterError,
    UsedInOtherYearError,
)
from lkjip_xl.model import Finding


@dataclass(frozen=True)
class Register:
    """The file `register.sqlite3` of an office. Every operation is one transaction; reading creates no file."""

    path: Path
    patience_seconds: float = PATIENCE_SECONDS

    def draw(
        self,
        request: NumberRequest,
        *,
        pattern: str,
        tokens: Mapping[str, str | int],
        last_known: int | None,
        now: datetime,
    ) -> NumberEntry:
        """Give a letter its number: a new one on the first call, the same one on every later call.

        While the number is *dipesan* the line follows the draft: subject, recipient, date within the year, and the
        text of the number when the pattern changes; `urut` never does. A letter whose date moved to another year
        leaves its old number *batal* and draws in the new year.

        Args:
            request: The letter.
            pattern: The setting `pola_nomor`.
            tokens: The office's own tokens (`kode_unit`); those of the letter and of the number are added here.
            last_known: Last number of the paper book in the year of the letter, 0 when it is still empty, None when
                nobody said.
            now: Time of the click.

        Raises:
            NumberUnavailableError: No number may be given now; the letter prints '……'.
        """
        with self._database.writing("register.draw") as connection:
            table = NumberTable(connection)
            held = table.in_force(request.key)
            if held and held.year != request.year:
                _leave(table, held, request.year, now)
                held = None
            if held and (held.state is not NumberState.DIPESAN or held.source is NumberSource.MANUAL):
                return held
            urut = held.urut if held else _next_urut(table, request.year, last_known)
            nomor = render_number(pattern, {**tokens, **_letter_tokens(request, urut)})
            return _follow(table, held, request, nomor, now) if held else _reserve(table, request, urut, nomor, now)

    def use(self, key: str, now: datetime) -> NumberEntry:
        """Turn the number of a signed letter from *dipesan* to *dipakai*; a second call changes nothing.

        Raises:
            NumberNotFoundError: The letter holds no number.
        """
        with self._database.writing("register.use") as connection:
            table = NumberTable(connection)
            held = _required(table.in_force(key), f"surat {key}")
            return held if held.state is NumberState.DIPAKAI else _move(table, held, NumberState.DIPAKAI, "", now)

    def cancel(self, key: str, reason: str, now: datetime) -> NumberEntry:
        """Cancel the number that a letter holds. The number stays in the book as *batal* and is never given again.

        Raises:
            NumberNotFoundError: The letter holds no number.
            ReasonMissingError: No reason is given.
        """
        with self._database.writing("register.cancel") as connection:
            table = NumberTable(connection)
            return _cancel(table, _required(table.in_force(key), f"surat {key}"), reason, now)

    def cancel_number(self, year: int, urut: int, reason: str, now: datetime, *, suffix: str = "") -> NumberEntry:
        """Cancel a number itself, whoever holds it; one that is already *batal* keeps its first reason.

        Raises:
            NumberNotFoundError: Nobody has that number.
            ReasonMissingError: No reason is given.
        """
        with self._database.writing("register.cancel") as connection:
            table = NumberTable(connection)
            what = f"urut {urut}{'.' if suffix else ''}{suffix} tahun {year}"
            held = _required(table.at(year, urut, suffix), what)
            return held if held.state is NumberState.BATAL else _cancel(table, held, reason, now)

    def adopt(self, lines: Iterable[AgendaLine], now: datetime) -> list[Finding]:
        """Take in the numbers that people typed into the agenda; a contradiction is a finding, never overwritten."""
        with self._database.writing("register.adopt") as connection:
            return adoption.adopt(NumberTable(connection), lines, now)

    def rebuild(self, lines: Iterable[AgendaLine], now: datetime) -> list[Finding]:
        """Restore lines from the agenda after the register was lost; no number is given until `confirm`."""
        with self._database.writing("register.rebuild") as connection:
            return adoption.rebuild(NumberTable(connection), lines, now)

    def confirm(self, year: int, highest: int) -> None:
        """Store the Kasubbag's word that `highest` is the highest number of a year; the next one follows it.

        Raises:
            ConfirmationTooLowError: The register already holds a higher number.
        """
        with self._database.writing("register.confirm") as connection:
            table = NumberTable(connection)
            known = table.highest(year) or 0
            if highest < known:
                raise ConfirmationTooLowError(year, highest, known)
            table.confirm(year, highest)

    def awaits_confirmation(self, year: int) -> bool:
        """Whether the register was rebuilt and nobody has confirmed this year since."""
        with self._database.reading() as connection:
            return NumberTable(connection).awaits_confirmation(year)

    def lacks(self, lines: Iterable[AgendaLine]) -> list[AgendaLine]:
        """Return the agenda's lines that this register gave according to their key, but does not know."""
        with self._database.reading() as connection:
            return adoption.lacking(NumberTable(connection), lines)

    def held_by(self, key: str) -> NumberEntry | None:
        """Return the line that a letter holds now; None is a letter without a number."""
        with self._database.reading() as connection:
            return NumberTable(connection).in_force(key)

    def entries(self, year: int) -> list[NumberEntry]:
        """Return the lines of a year in the order of their numbers."""
        with self._database.reading() as connection:
            return NumberTable(connection).entries(year)

    def highest(self, year: int) -> int | None:
        """Return the highest number of a year, cancelled ones included; None is a year without lines."""
        with self._database.reading() as connection:
            return NumberTable(connection).highest(year)

    def missing(self, year: int) -> list[int]:
        """Return the numbers that nobody has between the first of our own series and the highest: must be none."""
        with self._database.reading() as connection:
            table = NumberTable(connection)
            start = table.starts_after(year)
            if start is None:
                return []
            present = {entry.urut for entry in table.entries(year)}
            return sorted(set(range(start + 1, max(present) + 1)) - present)

    @property
    def _database(self) -> Database:
        return Database(self.path, REGISTER_LAYOUT, self.patience_seconds)


def _letter_tokens(request: NumberRequest, urut: int) -> dict[str, str]:
    return {"klasifikasi": request.klasifikasi, **number_tokens(urut, "", request.letter_date)}


def _next_urut(table: NumberTable, year: int, last_known: int | None) -> int:
    if table.awaits_confirmation(year):
        raise UnconfirmedRegisterError(year)
    known = [number for number in (last_known, table.highest(year), table.confirmed(year)) if number is not None]
    if not known:
        raise LastNumberUnknownError(year)
    return max(known) + 1


def _reserve(table: NumberTable, letter: NumberRequest, urut: int, nomor: str, now: datetime) -> NumberEntry:
    entry = NumberEntry(urut, "", nomor, letter, NumberState.DIPESAN, NumberSource.KITA, now, now)
    table.insert(entry)
    table.open_series(entry)
    return entry


def _follow(table: NumberTable, held: NumberEntry, letter: NumberRequest, nomor: str, now: datetime) -> NumberEntry:
    """Let a reserved line follow its draft."""
    followed = replace(held, letter=letter, nomor=nomor)
    if followed == held:
        return held
    followed = replace(followed, changed_at=now)
    table.update(followed)
    return followed


def _leave(table: NumberTable, held: NumberEntry, year: int, now: datetime) -> None:
    """Cancel the number of a draft whose date moved to another year."""
    if held.state is NumberState.DIPAKAI:
        raise UsedInOtherYearError(held, year)
    _move(table, held, NumberState.BATAL, f"Tanggal surat pindah ke tahun {year}", now)


def _cancel(table: NumberTable, held: NumberEntry, reason: str, now: datetime) -> NumberEntry:
    if not reason.strip():
        raise ReasonMissingError
    return _move(table, held, NumberState.BATAL, reason.strip(), now)


def _move(table: NumberTable, held: NumberEntry, state: NumberState, reason: str, now: datetime) -> NumberEntry:
    moved = replace(held, state=state, reason=reason, changed_at=now)
    table.update(moved)
    return moved


def _required(entry: NumberEntry | None, what: str) -> NumberEntry:
    if entry is None:
        raise NumberNotFoundError(what)
    return entry

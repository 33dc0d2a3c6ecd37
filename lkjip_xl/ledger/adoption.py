"""Taking lines of the agenda into the register: numbers typed by hand, and all of them after the register was lost.

Layer: ledger. Works inside the register's transaction; the register's own lines are never overwritten.
Source: DESIGN section 3 ("rows typed by hand are taken in as manual; a contradiction is a finding").
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from lkjip_xl.ledger.agenda import AgendaLine
from lkjip_xl.ledger.number_table import NumberTable
from lkjip_xl.ledger.numbers import NumberEntry, NumberSource, NumberState
from lkjip_xl.model import Finding, Severity


def adopt(table: NumberTable, lines: Iterable[AgendaLine], now: datetime) -> list[Finding]:
    """Store the lines that people typed; return a finding for each that contradicts the register.

    The person who typed a line also owns it: what they later correct in it is taken over.
    """
    typed = [line for line in lines if line.entry.source is NumberSource.MANUAL]
    return [finding for line in typed for finding in _take_in(table, line, now)]


def rebuild(table: NumberTable, lines: Iterable[AgendaLine], now: datetime) -> list[Finding]:
    """Store all lines that the register lacks, its own ones included, and let every year wait for confirmation."""
    lines = list(lines)
    findings = [finding for line in lines for finding in _take_in(table, line, now)]
    table.mark_rebuilt(now.isoformat())
    restored = Finding(
        "REGISTER_DIPULIHKAN",
        Severity.PERINGATAN,
        f"Register nomor surat dipulihkan dari {len(lines)} baris agenda; nomor baru belum dapat diambil",
        "Kasubbag mencocokkan nomor tertinggi dengan buku agenda, lalu menjalankan 'lkjip nomor konfirmasi'.",
        file="register.sqlite3",
    )
    return [restored, *findings]


def lacking(table: NumberTable, lines: Iterable[AgendaLine]) -> list[AgendaLine]:
    """Return the lines that carry one of our keys but whose number the register does not know."""
    return [
        line
        for line in lines
        if line.entry.source is NumberSource.KITA
        and table.at(line.entry.year, line.entry.urut, line.entry.suffix) is None
    ]


def _take_in(table: NumberTable, line: AgendaLine, now: datetime) -> list[Finding]:
    entry = line.entry
    known = table.at(entry.year, entry.urut, entry.suffix)
    held = table.in_force(entry.letter.key)
    if known is None and held is not None and entry.state is not NumberState.BATAL:
        return [_other_number(line, held)]
    if known is None:
        _store(table, entry)
        return []
    if not _is_same_letter(line, known):
        return [_other_letter(line, known)]
    if known.source is NumberSource.MANUAL:
        _correct(table, known, entry, now)
    return []


def _store(table: NumberTable, entry: NumberEntry) -> None:
    table.insert(entry)
    if entry.source is NumberSource.KITA:
        table.open_series(entry)


def _is_same_letter(line: AgendaLine, known: NumberEntry) -> bool:
    """Compare by key; a row that was typed and has none yet, by what it says."""
    if not line.is_typed:
        return line.entry.letter.key == known.letter.key
    return _gist(line.entry) == _gist(known)


def _gist(entry: NumberEntry) -> tuple[str, ...]:
    said = (entry.nomor, entry.letter.recipient, entry.letter.subject)
    return tuple(" ".join(text.casefold().split()) for text in said)


def _correct(table: NumberTable, known: NumberEntry, entry: NumberEntry, now: datetime) -> None:
    """Take over what a person corrected in a line of their own; a cancelled one stays cancelled."""
    state = NumberState.BATAL if known.state is NumberState.BATAL else entry.state
    corrected = replace(
        known, letter=replace(entry.letter, key=known.letter.key), nomor=entry.nomor, state=state, reason=entry.reason
    )
    if corrected != known:
        table.update(replace(corrected, changed_at=now))


def _other_letter(line: AgendaLine, known: NumberEntry) -> Finding:
    return Finding(
        "NOMOR_BENTROK",
        Severity.PERINGATAN,
        f"Nomor urut {known.urut_text} tahun {known.year} di agenda dipakai untuk '{line.entry.letter.subject}', "
        f"padahal register mencatatnya untuk '{known.letter.subject}'",
        "Beri salah satu surat nomor lain; register tidak diubah.",
        sheet=line.sheet,
        cell=line.cell,
    )


def _other_number(line: AgendaLine, held: NumberEntry) -> Finding:
    return Finding(
        "NOMOR_BENTROK",
        Severity.PERINGATAN,
        f"Surat '{held.letter.subject}' bernomor urut {line.entry.urut_text} di agenda, "
        f"padahal register mencatat nomor urut {held.urut_text} tahun {held.year}",
        "Kembalikan nomor di agenda, atau batalkan dahulu nomor di register; register tidak diubah.",
        sheet=line.sheet,
        cell=line.cell,
    )

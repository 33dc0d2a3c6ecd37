"""Words of a returned report: what somebody changed, numbers typed where no figure stands, passages out of date.

Layer: report. Pure. A number typed by hand is followed by no change of the workbook, so each one is told.
"""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from lkjip_xl.model import Finding, Severity
from lkjip_xl.report.returned.books import Book
from lkjip_xl.report.returned.differences import Difference, differences, quote
from lkjip_xl.report.returned.places import Places
from lkjip_xl.word.anchors.figures import Status
from lkjip_xl.word.anchors.ledger import Kind, Ledger
from lkjip_xl.word.anchors.outside import PlacedText, words_of, words_of_block, words_outside
from lkjip_xl.word.anchors.reading import BlockReading, BlockStatus, Reading

_NUMBER = re.compile(r"(?:(?<![\w.,])|(?<=\brp)|(?<=\brp\.))\d+(?:[.,]\d+)*", re.IGNORECASE)
"""A number of its own, or an amount: `Rp` may touch its digits."""
_ALIKE = 0.5
"""From here on two paragraphs are the same one, edited."""


def check_texts(reading: Reading, ledger: Ledger, then: Book, today: Book, file: str) -> Iterator[Finding]:
    """Yield what changed besides the figures.

    Args:
        reading: The document.
        ledger: Its words as printed.
        then: What was printed.
        today: What the master says now.
        file: Name of the document.
    """
    places = Places(reading)
    for block in reading.blocks:
        yield from _lost(block, file)
        yield from _edited(reading, block, places, file)
        yield from _stale(block, places, then, today, file)
    yield from _fixed(reading, ledger, places, file)
    yield from _typed_numbers(reading, ledger, places, file)


def _lost(block: BlockReading, file: str) -> Iterator[Finding]:
    if block.status is BlockStatus.LOST:
        yield Finding(
            "BLOCK_ANCHOR_LOST",
            Severity.PERINGATAN,
            f"{_name(block)} tidak ditemukan lagi; isinya terhapus atau kehilangan penandanya",
            "Salin bagian itu kembali dari draf semula bila masih diperlukan.",
            file=file,
        )


def _edited(reading: Reading, block: BlockReading, places: Places, file: str) -> Iterator[Finding]:
    """Yield each changed paragraph of a passage, or a changed table once."""
    if not block.part:
        return
    is_table = block.anchor.kind is Kind.TABLE
    now = tuple(words_of_block(reading, block))
    changes = differences(block.anchor.wide.splitlines(), [placed.text for placed in now])
    for change in changes[:1] if is_table else changes:
        at = now[min(change.at, len(now) - 1)].paragraph if now else block.first
        yield Finding(
            "TABLE_EDITED" if is_table else "TEXT_EDITED",
            Severity.GALAT if is_table else Severity.INFO,
            f"{_name(block)} disunting: {change.told}",
            "Perbaiki datanya di buku induk lalu buat draf baru; tabel itu disalin utuh dari data unit."
            if is_table
            else "Pastikan suntingan itu ikut dimuat pada draf berikutnya.",
            file=file,
            cell=places.of(block.part, at),
        )


def _stale(block: BlockReading, places: Places, then: Book, today: Book, file: str) -> Iterator[Finding]:
    tag = block.anchor.tag
    if then.passages.get(tag) != today.passages.get(tag):
        yield Finding(
            "TEXT_STALE",
            Severity.PERINGATAN,
            f"{_name(block)} berbeda dari yang akan ditulis menurut buku induk sekarang",
            "Buat draf baru; isian atau angka yang menentukan kalimatnya berubah setelah dokumen ini dibuat.",
            file=file,
            cell=places.of(block.part, block.first) if block.part else "",
        )


def _fixed(reading: Reading, ledger: Ledger, places: Places, file: str) -> Iterator[Finding]:
    """Yield what changed outside passages and anchored tables: sentences of the template, headings, cells."""
    printed, now = set(ledger.paragraphs), tuple(words_outside(reading))
    seen = {placed.text for placed in now}
    gone = [text for text in dict.fromkeys(ledger.paragraphs) if text not in seen]
    for placed in now:
        if placed.text in printed:
            continue
        alike = get_close_matches(placed.text, gone, n=1, cutoff=_ALIKE)
        if alike:
            gone.remove(alike[0])
        told = Difference(0, alike[0] if alike else "", placed.text).told
        yield _fixed_finding(told, file, places.of(placed.part, placed.paragraph))
    for text in gone:
        yield _fixed_finding(Difference(0, text, "").told, file, "")


def _fixed_finding(told: str, file: str, where: str) -> Finding:
    return Finding(
        "FIXED_TEXT_EDITED",
        Severity.INFO,
        f"Teks tetap disunting: {told}",
        "Ubah kalimat itu pada template di folder templat bila perubahannya harus tetap pada draf berikutnya.",
        file=file,
        cell=where,
    )


def _typed_numbers(reading: Reading, ledger: Ledger, places: Places, file: str) -> Iterator[Finding]:
    """Yield every number that stands in words where none was printed."""
    passages = (anchor.wide for anchor in ledger.anchors if anchor.kind is Kind.PASSAGE)
    printed = {*ledger.paragraphs, *(line for words in passages for line in words.splitlines())}
    tables = _table_paragraphs(reading)
    now = [placed for placed in words_of(reading) if (placed.part, placed.paragraph) not in tables]
    changed = [placed for placed in now if placed.text not in printed]
    known = Counter(number for text in printed - {placed.text for placed in now} for number in _NUMBER.findall(text))
    known.update(each.anchor.shown for each in reading.figures if each.status is Status.LOST and each.anchor)
    for placed in changed:
        for number in _new_numbers(placed, known):
            yield Finding(
                "NUMBER_TYPED",
                Severity.PERINGATAN,
                f"Angka {number} diketik langsung pada “{quote(placed.text, number)}”, bukan angka dari buku induk",
                "Masukkan angka itu ke buku induk bila memang data laporan, atau pastikan kebenarannya sendiri.",
                file=file,
                cell=places.of(placed.part, placed.paragraph),
            )


def _new_numbers(placed: PlacedText, known: Counter[str]) -> Iterator[str]:
    for number in _NUMBER.findall(placed.text):
        if known[number]:
            known[number] -= 1
        else:
            yield number


def _table_paragraphs(reading: Reading) -> set[tuple[str, int]]:
    """Return the paragraphs of tables anchored as a whole: a change in them is told once, for the table."""
    tables = (block for block in reading.blocks if block.anchor.kind is Kind.TABLE)
    return {(block.part, number) for block in tables for number in range(block.first, block.last + 1)}


def _name(block: BlockReading) -> str:
    return f"{'Tabel' if block.anchor.kind is Kind.TABLE else 'Narasi'} {block.anchor.tag}"

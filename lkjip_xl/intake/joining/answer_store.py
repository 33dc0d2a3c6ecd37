"""Respondents for which the master has no room: one file a unit on disk, known by its content.

Layer: intake. A file is written whole or not at all and never changed: its name carries the fingerprint of its content,
so that the master and its files cannot contradict each other silently.
"""

import csv
import hashlib
import os
import re
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from lkjip_xl.book.schema.data import angket, collected
from lkjip_xl.book.schema.kinds import Kind
from lkjip_xl.errors import LkjipError
from lkjip_xl.intake.joining.merging import fingerprint
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding, Value

_UNSAFE: Final = re.compile(r"[^\w-]+")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "'")
"""How a text begins that a spreadsheet program would take for a formula; it gets an apostrophe in front."""
_NUMBERS: Final = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.MONEY})


class AnswersNotStoredError(LkjipError):
    """The answers for which the master has no room cannot be written."""

    code = "ANSWERS_NOT_STORED"

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            f"Jawaban responden tidak dapat disimpan di folder {folder.name}",
            where=str(folder.parent),
            remedy="Periksa izin folder dan sisa ruang disk, lalu ulangi.",
        )


@dataclass(frozen=True)
class AnswerStore:
    """The folder of these files.

    Attributes:
        folder: Where they lie; made when the first one is written.
        codes: Codes of the unsur.
    """

    folder: Path
    codes: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Columns of a file, in order: those of tblAngket."""
        return tuple(column.key for column in collected(angket(self.codes)).columns)

    def may_hold(self, row: Mapping[str, Value]) -> bool:
        """Whether a respondent may leave the sheet: what people typed, or left with a fault, stays in their sight."""
        scores = (row.get(code) for code in self.codes)
        columns = zip(self.codes, scores, strict=True)
        return row["berkas"] is not None and all(self._is_sound(code, score) for code, score in columns)

    def write(self, unit: str, rows: Iterable[Mapping[str, Value]]) -> str:
        """Write the respondents of a unit and return the name of their file.

        Raises:
            AnswersNotStoredError: The folder takes no new file.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".angket.", suffix=".tmp", dir=self.folder)
            temporary = Path(name)
            try:
                with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                    csv.writer(file).writerows(self._lines(rows))
                target = self.folder / f"{_UNSAFE.sub('_', unit)}-{_fingerprint_of(temporary)}.csv"
                temporary.replace(target)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise AnswersNotStoredError(self.folder) from error
        return target.name

    def read(self, name: str) -> list[dict[str, Value]] | None:
        """Return the respondents in a file; None where it is gone, changed, or of other unsur."""
        path = self.folder / Path(name).name
        try:
            if _fingerprint_of(path) != path.stem.rpartition("-")[2]:
                return None
            with path.open(encoding="utf-8", newline="") as file:
                return self._rows(csv.reader(file))
        except OSError:
            return None

    def prune(self, kept: Collection[str]) -> None:
        """Remove the files that no row of the master names any more; one that is in use stays until the next time."""
        if self.folder.is_dir():
            for path in self.folder.glob("*.csv"):
                if path.name not in kept:
                    with suppress(OSError):
                        path.unlink()

    @cached_property
    def _scales(self) -> Mapping[str, Collection[int]]:
        columns = angket(self.codes).by_key
        return {code: range(columns[code].minimum or 0, (columns[code].maximum or 0) + 1) for code in self.codes}

    def _is_sound(self, code: str, score: Value) -> bool:
        return score is None or (isinstance(score, int) and score in self._scales[code])

    def _lines(self, rows: Iterable[Mapping[str, Value]]) -> Iterator[Sequence[str]]:
        yield self.keys
        for row in rows:
            yield [_written(row.get(key)) for key in self.keys]

    def _rows(self, lines: Iterator[list[str]]) -> list[dict[str, Value]] | None:
        columns = collected(angket(self.codes)).by_key
        keys = next(lines, [])
        if tuple(keys) != self.keys:
            return None
        kinds = [columns[key].kind for key in keys]
        return [dict(zip(keys, map(_read, line, kinds), strict=True)) for line in lines]


def answers_stored(unit: object, count: object, limit: int | None, place: object) -> Finding:
    """Return the finding that says which answers lie on disk, and where."""
    return word("ANSWERS_BEYOND_LIMIT", Place("", "SKM_Rekap"), unit=unit, count=count, limit=limit, place=place)


def answers_lost(unit: object, count: object, place: object, cell: Place) -> Finding:
    """Return the finding that says which answers on disk are gone or changed."""
    return word("ANSWERS_STORE_LOST", cell, unit=unit, count=count, place=place)


def _fingerprint_of(path: Path) -> str:
    with path.open("rb") as file:
        return fingerprint(hashlib.file_digest(file, "sha256").hexdigest())


def _written(value: Value) -> str:
    if value is None:
        return ""
    text = value.isoformat() if isinstance(value, date) else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _read(text: str, kind: Kind) -> Value:
    if not text:
        return None
    if kind in _NUMBERS and text.lstrip("-").isdecimal():
        return int(text)
    if kind is Kind.DATE:
        with suppress(ValueError):
            return date.fromisoformat(text)
    return text.removeprefix("'")

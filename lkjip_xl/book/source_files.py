"""The files behind the units' data, noted while their rows are read: the report lists its sources.

Layer: book. Every row that consolidation wrote says which file it came from and carries that file's fingerprint.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from lkjip_xl.book.reading import RowReader, plain_text
from lkjip_xl.model import Berkas, Value

_KINDS: Mapping[str, str] = {
    "tblAngket": "SKM",
    "tblRekap": "SKM",
    "tblPemmas": "Pemmas",
    "tblAdministrasi": "Administrasi",
    "tblKinerja": "Kinerja",
}
"""Kind of data, as Permintaan calls it, by the table that holds it."""


class SourceFiles:
    """The files met so far, in order: unit, file and fingerprint, with the kinds of data that came from each."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kinds: dict[tuple[str, str, str], dict[str, None]] = {}

    def noted(self, table: str, row: RowReader) -> RowReader:
        """Return the row after its file was noted; what somebody typed into the master has none."""
        berkas = plain_text(row.row.get("berkas"))
        if berkas:
            key = (row.text("unit"), berkas, plain_text(row.row.get("sidik")))
            self._kinds.setdefault(key, {})[_KINDS[table]] = None
        return row

    def with_dates(self, requests: Iterable[Mapping[str, Value]]) -> tuple[Berkas, ...]:
        """Return the files with the day on which Permintaan says that the unit's data came."""
        came = {(row["unit"], row["jenis"]): row["diterima"] for row in requests}
        return tuple(
            Berkas(unit, nama, tuple(kinds), sidik, _day(came.get((unit, kind)) for kind in kinds))
            for (unit, nama, sidik), kinds in self._kinds.items()
        )


def _day(days: Iterable[Value]) -> date | None:
    return max((day for day in days if isinstance(day, date)), default=None)

"""Requests and the data behind them for tests that need no workbook."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from lkjip_xl.book.port import TableEdit
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.model import Finding, Row, Value
from lkjip_xl.sop.requests.data_behind import DataBehind

_COLUMNS = [column.key for column in MASTER.tables["tblPermintaan"][1].columns]
_LETTERS = {key: chr(ord("A") + n) for n, key in enumerate(_COLUMNS)}


def request(**columns: Value) -> Row:
    """Return a request of W1 that has come in; columns given here replace the usual ones."""
    usual: dict[str, Value] = {
        "id": "W1-SKM",
        "unit": "W1",
        "nama_unit": "Kelurahan Wonoasih",
        "jenis": "SKM",
        "status": "Diterima",
        "dikirim": date(2026, 1, 6),
        "batas": date(2026, 1, 12),
        "diterima": date(2026, 1, 9),
        "pengingat": None,
    }
    return Row("Permintaan", 7, {**dict.fromkeys(_COLUMNS), **usual, **columns}, _LETTERS)


class Tables:
    """A master of which only tables are asked."""

    def __init__(self, tables: Mapping[str, Sequence[Mapping[str, Value]]]) -> None:
        """Keep the rows."""
        self._tables = tables
        self.path = Path("Master.xlsm")
        self.notes: Sequence[Finding] = ()

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table."""
        return [Row("Lembar", 7 + n, content, {}) for n, content in enumerate(self._tables.get(table, ()))]

    def beneath(self, _table: str) -> Sequence[Finding]:
        """Nothing stands beneath a table."""
        return ()

    def value(self, name: str) -> Value:
        """No name is asked."""
        raise KeyError(name)

    def cell_of(self, name: str) -> tuple[str, str]:
        """No name is asked."""
        raise KeyError(name)

    def cell_in(self, table: str, key: str, _position: int) -> tuple[str, str]:
        """No cell is asked."""
        raise KeyError(table, key)

    def check_writable(self) -> None:
        """Nothing is written."""

    def write(self, tables: Sequence[TableEdit], names: Mapping[str, Value]) -> None:
        """Nothing is written."""
        raise AssertionError(tables, names)


def answers(*scores: int, unit: str = "W1", berkas: str = "f.xlsx") -> list[dict[str, Value]]:
    """Return a row of tblAngket per score."""
    return [{"unit": unit, "nomor": n, "U1": score, "berkas": berkas, "baris": n} for n, score in enumerate(scores)]


def data(*scores: int, berkas: str = "f.xlsx") -> DataBehind:
    """Return what a master with these answers of W1 holds behind its requests."""
    return DataBehind(Tables({"tblAngket": answers(*scores, berkas=berkas)}))

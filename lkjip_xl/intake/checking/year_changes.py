"""Figures of a unit that moved so far since last year that somebody should say why.

Layer: intake. Pure: takes the joined rows and last year's rows (tblTahunLalu).
Source: PermenPANRB 53/2014 (comparison with the year before); the limit is the setting `batas_perubahan`.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple, TypeAlias

from lkjip_xl.book.reading import YES
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding, Value
from lkjip_xl.rules.change import compute_change
from lkjip_xl.rules.percentage import compute_percentage

_LEAST_COUNT: Final = 5
"""Groups or documents in one of the years from which on a change says anything."""

Record: TypeAlias = Mapping[str, Value]
Key: TypeAlias = tuple[Value, ...]


class _Figure(NamedTuple):
    """A figure of a unit in one year: exact, the decimals it is printed with, and a row that it rests on."""

    exact: Fraction
    places: int
    row: Record


def check_changes(now: Mapping[str, Sequence[Record]], before: Iterable[Record], limit: int) -> list[Finding]:
    """Return a finding per figure of a unit that changed by more than so many percent: an info where it is explained.

    Args:
        now: Rows by table of the master.
        before: Last year's rows; what is not among them is not compared.
        limit: Percent, such as 25.
    """
    last_year = list(before)
    findings = []
    for jenis, table, figures in _COMPARED:
        old = figures([row for row in last_year if row["jenis_data"] == jenis])
        new = figures(now[table])
        findings += [_finding(key, old[key], new[key], limit) for key in new if key in old]
    return [finding for finding in findings if finding]


def _finding(key: Key, old: _Figure, new: _Figure, limit: int) -> Finding | None:
    change = compute_change(old.exact, new.exact, places=new.places)
    if change.percent is None or abs(change.percent) <= limit:
        return None
    unit, *what = (str(part) for part in key if part is not None)
    place = Place(str(new.row["berkas"] or ""), str(new.row["lembar"] or ""), f"A{new.row['baris']}")
    facts = {"unit": unit, "what": ", ".join(what), "change": change.explanation, "limit": str(limit)}
    if reason := new.row.get("keterangan"):
        return word("CHANGE_EXPLAINED", place, **facts, reason=reason)
    return word("CHANGE_BEYOND_LIMIT", place, **facts)


def _groups(rows: Iterable[Record]) -> dict[Key, _Figure]:
    """Return the facilitated kelompok of each unit."""
    counted: dict[Key, list[Record]] = {}
    for row in rows:
        if row["difasilitasi"] == YES:
            counted.setdefault((row["unit"], "kelompok yang difasilitasi"), []).append(row)
    return {key: _Figure(Fraction(len(held)), 0, held[0]) for key, held in counted.items() if len(held) >= _LEAST_COUNT}


def _administrasi(rows: Iterable[Record]) -> dict[Key, _Figure]:
    """Return the share of documents handled according to the rule, by unit and kind."""
    sums: dict[Key, tuple[int, int, Record]] = {}
    for row in rows:
        jumlah, sesuai = row["jumlah"], row["sesuai"]
        if isinstance(jumlah, int) and isinstance(sesuai, int):
            key = (row["unit"], row["jenis"], "persentase sesuai ketentuan")
            before = sums.get(key, (0, 0, row))
            sums[key] = before[0] + sesuai, before[1] + jumlah, before[2]
    shares = {key: (compute_percentage(done, total).exact, total, row) for key, (done, total, row) in sums.items()}
    return {
        key: _Figure(share, 2, row)
        for key, (share, total, row) in shares.items()
        if share is not None and total >= _LEAST_COUNT
    }


def _kinerja(rows: Iterable[Record]) -> dict[Key, _Figure]:
    """Return the realisasi of each indikator of a unit."""
    return {
        (row["unit"], row.get("seksi"), f"realisasi {row.get('uraian') or row.get('nama')}"): _Figure(
            Fraction(realisasi), 2, row
        )
        for row in rows
        if isinstance(realisasi := row["realisasi"], int | Decimal)
    }


_COMPARED: Final = (
    ("Pemmas", "tblPemmas", _groups),
    ("Administrasi", "tblAdministrasi", _administrasi),
    ("Kinerja", "tblKinerja", _kinerja),
)
"""Kind of data on Tahun_Lalu, the table that holds it now, and its figures by unit and name."""

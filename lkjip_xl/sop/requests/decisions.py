"""Decisions on requests: what people chose on Permintaan becomes the state of the request, or a finding.

Layer: sop. Every step takes the choices up before it works, whichever door it came through. A choice without a name,
an excuse without a reason, and an approval of data that have not come in are findings and change nothing.
Source: DESIGN section 5 (request states; decided-by, recorded-by, when, why, and the fingerprint of the data).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from lkjip_xl.ledger.chain import Json
from lkjip_xl.model import Finding, Row, Severity, Value
from lkjip_xl.sop.requests.data_behind import DataBehind

APPROVE, EXCUSE = "Setujui", "Kecualikan"
APPROVED, EXCUSED = "Disetujui", "Dikecualikan"
SETTLED = frozenset({APPROVED, EXCUSED})
"""States that people chose; they go back only when the data behind them change or the choice is taken away."""

NOT_SENT, SENT, LATE = "Belum dikirim", "Dikirim", "Terlambat"
RECEIVED, REFUSED, RETURNED, CONFLICT, COMPLETE = "Diterima", "Ditolak", "Dikembalikan", "Konflik", "Lengkap"

_STATE_OF = {APPROVE: APPROVED, EXCUSE: EXCUSED}
_UNDECIDED: Mapping[str, Value] = {"keputusan": None, "dicatat": None, "sidik_data": None}
_LONGEST_REASON = 120
"""Characters of a reason that the journal repeats; the sheet keeps all of it."""


class Decision(NamedTuple):
    """A decision that was taken up, or taken back (`keputusan` is then `Batal`)."""

    id: str
    keputusan: str
    oleh: str
    alasan: str
    sidik: str


@dataclass(frozen=True)
class Decided:
    """Requests after what people chose was taken up: their rows, the findings, and what the journal is to know."""

    rows: list[Row]
    findings: list[Finding]
    decisions: list[Decision]


def take_up(rows: Sequence[Row], data: DataBehind, *, today: date, recorder: str) -> Decided:
    """Return the requests in the states that people chose for them.

    Args:
        rows: Rows of tblPermintaan.
        data: What the master holds behind them.
        today: Day of the click: the date of a decision that bears none.
        recorder: Who sits at the machine.
    """
    done = Decided([], [], [])
    for row in rows:
        done.rows.append(_settle(row, data, done, today, recorder))
    return done


def lapsed(row: Row) -> Finding:
    """Return the finding that a decision lapsed because the data behind it changed."""
    is_excuse = row["status"] == EXCUSED or row["keputusan"] == EXCUSE
    decision, again = ("Pengecualian", "putuskan kembali") if is_excuse else ("Persetujuan", "setujui kembali")
    by = f" (oleh {row['oleh']})" if row["oleh"] else ""
    return _finding(
        "APPROVAL_LAPSED",
        f"{decision} data {_what(row)}{by} gugur karena datanya berubah",
        f"Periksa data yang baru, lalu {again} pada lembar {row.sheet}.",
        row,
        "status",
    )


def undecided(row: Row, status: str) -> Row:
    """Return a request without its decision, in the state that its data give it."""
    return changed_row(row, {**_UNDECIDED, "tanggal_keputusan": None, "status": status})


def changed_row(row: Row, values: Mapping[str, Value]) -> Row:
    """Return a row that says something else and still knows its cells."""
    return replace(row, content={**row.content, **values})


def state_by_data(row: Row, data: DataBehind) -> str:
    """Return the state of a request that nobody has decided: received where the master holds rows of it."""
    if data.rows(str(row["unit"]), str(row["jenis"])):
        return RECEIVED
    return SENT if row["dikirim"] else NOT_SENT


def journal_of(decisions: Sequence[Decision]) -> list[Json]:
    """Return decisions as the journal keeps them: those of one person with one reason together."""
    together: dict[tuple[str, str, str], dict[str, Json]] = {}
    for each in decisions:
        key = (each.keputusan, each.oleh, each.alasan[:_LONGEST_REASON])
        together.setdefault(key, {})[each.id] = each.sidik
    return [
        {"keputusan": keputusan, "oleh": oleh, "alasan": alasan, "permintaan": requests}
        for (keputusan, oleh, alasan), requests in together.items()
    ]


def _settle(given: Row, data: DataBehind, done: Decided, today: date, recorder: str) -> Row:
    row = _spelled(given)
    if row["status"] in SETTLED and row["sidik_data"] is not None:
        return _still_settled(row, data, done, today, recorder)
    return row if row["keputusan"] is None else _decide(row, data, done, today, recorder)


def _spelled(row: Row) -> Row:
    """Return a request whose choice is spelled as in the list, where it differs in case and blanks only."""
    typed = str(row["keputusan"] or "").strip().capitalize()
    return changed_row(row, {"keputusan": typed}) if typed in _STATE_OF and typed != row["keputusan"] else row


def _still_settled(row: Row, data: DataBehind, done: Decided, today: date, recorder: str) -> Row:
    """Keep a decision, unless it was taken away, its data changed, or another one was chosen."""
    if row["keputusan"] is None:
        done.findings.append(_withdrawn(row))
        done.decisions.append(Decision(str(row["id"]), "Batal", str(row["oleh"] or ""), str(row["alasan"] or ""), ""))
        return undecided(row, state_by_data(row, data))
    if row["sidik_data"] != _fingerprint(row, data):
        done.findings.append(lapsed(row))
        done.decisions.append(Decision(str(row["id"]), "Gugur", str(row["oleh"] or ""), "", ""))
        return undecided(row, state_by_data(row, data))
    if _STATE_OF.get(str(row["keputusan"])) == row["status"]:
        return row
    return _decide(_before(row, data), data, done, today, recorder)


def _before(row: Row, data: DataBehind) -> Row:
    """Return a request whose choice was changed, as it stood before anyone decided; the new choice stays."""
    open_again = {"status": state_by_data(row, data), "tanggal_keputusan": None, "dicatat": None, "sidik_data": None}
    return changed_row(row, open_again)


def _decide(row: Row, data: DataBehind, done: Decided, today: date, recorder: str) -> Row:
    faults = list(_faults(row, data))
    done.findings.extend(faults)
    if faults:
        return row
    sidik = _fingerprint(row, data)
    choice = str(row["keputusan"])
    done.decisions.append(Decision(str(row["id"]), choice, str(row["oleh"]), str(row["alasan"] or ""), sidik))
    return changed_row(
        row,
        {
            "status": _STATE_OF[choice],
            "tanggal_keputusan": row["tanggal_keputusan"] or today,
            "dicatat": recorder or None,
            "sidik_data": sidik,
        },
    )


def _faults(row: Row, data: DataBehind) -> Iterator[Finding]:
    """Yield why a choice cannot be taken up."""
    choice, what = row["keputusan"], _what(row)
    if choice not in _STATE_OF:
        message = f"Keputusan “{choice}” atas data {what} tidak dikenal"
        yield _finding("DECISION_UNKNOWN", message, f"Pilih {APPROVE} atau {EXCUSE}.", row, "keputusan")
        return
    if not row["oleh"]:
        message = f"Keputusan {choice} atas data {what} belum menyebut siapa yang memutuskan"
        yield _finding("DECISION_WITHOUT_NAME", message, "Isi kolom Oleh.", row, "oleh")
    if choice == EXCUSE and not row["alasan"]:
        message = f"Pengecualian data {what} belum beralasan"
        yield _finding("DECISION_WITHOUT_REASON", message, "Isi kolom Alasan.", row, "alasan")
    if choice == APPROVE and not _has_come(row, data):
        back = f", menunggu perbaikan {row['dikembalikan']}" if row["dikembalikan"] else ""
        message = f"Data {what} tidak dapat disetujui karena belum diterima (status {row['status']}{back})"
        remedy = f"Tunggu atau ingatkan unit itu, atau pilih {EXCUSE} dengan alasannya."
        yield _finding("DECISION_NOT_RECEIVED", message, remedy, row, "keputusan")


def _has_come(row: Row, data: DataBehind) -> bool:
    """Whether there is something to approve; what was returned, refused or is in conflict is not in order yet."""
    status = row["status"]
    is_in = status in {RECEIVED, COMPLETE, APPROVED, EXCUSED}
    return is_in or (status in {SENT, LATE} and data.rows(str(row["unit"]), str(row["jenis"])) > 0)


def _fingerprint(row: Row, data: DataBehind) -> str:
    return data.fingerprint(str(row["unit"]), str(row["jenis"]))


def _withdrawn(row: Row) -> Finding:
    return _finding(
        "DECISION_WITHDRAWN",
        f"Keputusan atas data {_what(row)} dihapus, sehingga permintaan itu terbuka kembali",
        f"Pilih lagi {APPROVE} atau {EXCUSE} bila penghapusan itu tidak disengaja.",
        row,
        "keputusan",
    )


def _what(row: Row) -> str:
    return f"{row['jenis']} {row['nama_unit'] or row['unit']}"


def _finding(code: str, message: str, remedy: str, row: Row, column: str) -> Finding:
    return Finding(code, Severity.PERINGATAN, message, remedy, "", row.sheet, row.cell(column))

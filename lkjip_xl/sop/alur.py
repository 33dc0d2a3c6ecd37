"""Alur: decisions on requests for data, recorded by command as they are by choosing them on Permintaan.

Layer: sop. The same checks and the same record through every door; what is refused writes nothing.
Source: DESIGN sections 5 and 6.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from lkjip_xl.book.office import read_office
from lkjip_xl.book.port import MasterBook
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Finding, Putusan, Row, Severity, Value
from lkjip_xl.sop.desk import Desk
from lkjip_xl.sop.requests.decisions import APPROVE, EXCUSE, SETTLED, changed_row
from lkjip_xl.sop.requests.standing import TABLE, Standing, note, stand
from lkjip_xl.sop.result import StepResult

STEP = "alur"

_TYPED: Mapping[Putusan, str | None] = {Putusan.SETUJUI: APPROVE, Putusan.KECUALIKAN: EXCUSE, Putusan.BATAL: None}
_DECIDING = ("keputusan", "oleh", "alasan")
_DONE = {
    Putusan.SETUJUI: "disetujui",
    Putusan.KECUALIKAN: "dikecualikan",
    Putusan.BATAL: "dibuka kembali",
}


class RequestUnknownError(LkjipError):
    """There is no request, and no unit, of that id."""

    code = "REQUEST_UNKNOWN"

    def __init__(self, id_: str) -> None:
        """Name what was asked for."""
        super().__init__(
            f"Permintaan {id_} tidak ada",
            where="Permintaan",
            remedy="Pakai ID seperti W1-SKM dari kolom ID lembar Permintaan, atau kode unit untuk semua permintaannya.",
        )


class NamelessDecisionError(LkjipError):
    """A decision does not say who took it."""

    code = "DECISION_WITHOUT_NAME"

    def __init__(self) -> None:
        """Ask for the name."""
        super().__init__("Keputusan belum menyebut siapa yang memutuskan", remedy="Isi --oleh dengan nama pejabatnya.")


class DecisionRefusedError(LkjipError):
    """A decision cannot be taken: it says too little, or there is nothing to decide on."""

    code = "DECISION_REFUSED"

    def __init__(self, finding: Finding) -> None:
        """Say what the finding on the sheet would say."""
        super().__init__(finding.message, where=f"{finding.sheet}!{finding.cell}", remedy=finding.remedy)


@dataclass(frozen=True)
class Choice:
    """A decision as a person gives it.

    Attributes:
        permintaan: Ids of requests, or codes of units for all requests of each.
        keputusan: What is decided.
        oleh: Who decides.
        alasan: Why; an excuse needs a reason.
        bukti: What proves it.
    """

    permintaan: Sequence[str]
    keputusan: Putusan
    oleh: str
    alasan: str = ""
    bukti: str = ""


def run(book: MasterBook, *, choice: Choice, now: datetime, recorder: str = "") -> StepResult:
    """Record a decision on requests.

    Raises:
        NamelessDecisionError: Nobody is named who decided.
        RequestUnknownError: No such request.
        DecisionRefusedError: The decision cannot be taken; nothing is written.
    """
    if not choice.oleh.strip():
        raise NamelessDecisionError
    desk = Desk.open(book, now, recorder)
    office, _ = read_office(book)
    chosen = _chosen(book.rows(TABLE), choice)
    typed = [_typed(row, choice) if row["id"] in chosen else row for row in book.rows(TABLE)]
    standing = stand(desk, office, typed)
    if choice.keputusan is not Putusan.BATAL:
        _refuse(standing, chosen)
    with desk.change(STEP) as change:
        note(standing, desk, change)
        change.details["requests"] = [_json(row) for row in standing.rows if row["id"] in chosen]
        change.message = f"{len(chosen)} permintaan data {_DONE[choice.keputusan]} oleh {choice.oleh.strip()}."
    return change.result()


def _chosen(rows: Sequence[Row], choice: Choice) -> set[Value]:
    """Return the ids of the requests to decide on; of those to open again, the ones that somebody decided."""
    found: set[Value] = set()
    for id_ in choice.permintaan:
        named = [row for row in rows if id_.casefold() in _names(row)]
        if not named:
            raise RequestUnknownError(id_)
        if choice.keputusan is Putusan.BATAL:
            decided = [row for row in named if row["status"] in SETTLED or row["keputusan"] is not None]
            if not decided:
                raise DecisionRefusedError(_nothing_decided(named[0], id_))
            named = decided
        found |= {row["id"] for row in named}
    return found


def _nothing_decided(row: Row, id_: str) -> Finding:
    return Finding(
        DecisionRefusedError.code,
        Severity.PERINGATAN,
        f"Permintaan {id_} belum pernah diputuskan, sehingga tidak ada keputusan yang dapat dibatalkan",
        "Sebutkan ID permintaan yang berstatus Disetujui atau Dikecualikan.",
        sheet=row.sheet,
        cell=row.cell("keputusan"),
    )


def _names(row: Row) -> set[str]:
    return {str(row["id"]).casefold(), str(row["unit"]).casefold()}


def _typed(row: Row, choice: Choice) -> Row:
    """Return a request as if the decision had been typed beside it."""
    return changed_row(
        row,
        {
            "keputusan": _TYPED[choice.keputusan],
            "oleh": choice.oleh.strip() or None,
            "alasan": choice.alasan.strip() or None,
            "bukti": choice.bukti.strip() or None,
            "tanggal_keputusan": None,
        },
    )


def _refuse(standing: Standing, chosen: set[Value]) -> None:
    """Raise the first finding that keeps one of the decisions from being taken."""
    cells = {(row.sheet, row.cell(key)) for row in standing.rows if row["id"] in chosen for key in _DECIDING}
    for finding in standing.findings:
        if (finding.sheet, finding.cell) in cells:
            raise DecisionRefusedError(finding)


def _json(row: Row) -> dict[str, object]:
    """Return a request as the command's JSON shows it."""
    day = row["tanggal_keputusan"]
    return {
        "id": row["id"],
        "state": row["status"],
        "decided_by": row["oleh"],
        "recorded_by": row["dicatat"],
        "decided": None if day is None else str(day),
        "reason": row["alasan"],
        "evidence": row["bukti"],
        "data_hash": row["sidik_data"],
    }

"""Jejak: the entries of the journal and the chain of hashes that ties them together.

Layer: ledger. Pure: no database, no sheet, no clock. An entry travels as a plain row under the column keys of the
master's table `tblJejak`, complete enough that a rebuilt journal has the same hashes.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Self, TypeAlias

from lkjip_xl.model import Finding, Severity, Value

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
"""What a payload may hold. Figures are strings of decimals: a float would not read back as it was printed."""

CELL_LIMIT = 32_000
"""Characters that a text of an entry may have; a cell of a spreadsheet ends at 32,767."""


class Event(StrEnum):
    """What an entry says of its step."""

    MULAI = "mulai"
    SELESAI = "selesai"
    GUGUR = "gugur"


@dataclass(frozen=True)
class Entry:
    """One entry of the journal.

    `revisi_before` is the master's revision when the step began, `revisi_after` the one read back at its end.
    `payload_json` is canonical JSON; a closing entry names the entry that it closes under `mulai`.
    """

    id: int
    step: str
    event: Event
    at: datetime
    recorder: str
    revisi_before: int
    revisi_after: int | None
    summary: str
    payload_json: str
    prev_hash: str
    hash: str = ""

    @property
    def payload(self) -> dict[str, Json]:
        """The payload as it was given."""
        payload: dict[str, Json] = json.loads(self.payload_json)
        return payload

    @property
    def closes(self) -> int | None:
        """Id of the entry *mulai* that this one closes; None for an entry that closes nothing."""
        begun = None if self.event is Event.MULAI else self.payload.get("mulai")
        return begun if isinstance(begun, int) else None

    def sealed(self) -> "Entry":
        """Return the entry with the hash of its content and of everything before it."""
        content = {key: value for key, value in self.to_row().items() if key != "sidik"}
        return replace(self, hash=sha256(canonical(content).encode()).hexdigest())

    def to_row(self) -> dict[str, str | int | None]:
        """Return the entry as a row of `tblJejak`."""
        return {
            "id": self.id,
            "langkah": self.step,
            "kejadian": self.event.value,
            "waktu": self.at.isoformat(timespec="seconds"),
            "pencatat": self.recorder,
            "revisi_awal": self.revisi_before,
            "revisi_akhir": self.revisi_after,
            "ringkasan": self.summary,
            "muatan": self.payload_json,
            "sidik_sebelum": self.prev_hash,
            "sidik": self.hash,
        }

    @classmethod
    def from_row(cls, row: Mapping[str, Value]) -> Self:
        """Read a row back, from the sheet or from the file. An empty cell counts as empty text.

        Raises:
            KeyError: A column is missing.
            ValueError: A number, a time or the payload cannot be read.
        """
        text = {key: "" if row[key] is None else str(row[key]) for key in _COLUMNS}
        payload = json.loads(text["muatan"])
        if not isinstance(payload, dict):
            raise ValueError(text["muatan"])  # noqa: TRY004 - the text is wrong, not the caller's type
        return cls(
            id=int(text["id"]),
            step=text["langkah"],
            event=Event(text["kejadian"]),
            at=datetime.fromisoformat(text["waktu"]),
            recorder=text["pencatat"],
            revisi_before=int(text["revisi_awal"]),
            revisi_after=int(text["revisi_akhir"]) if text["revisi_akhir"] else None,
            summary=text["ringkasan"],
            payload_json=text["muatan"],
            prev_hash=text["sidik_sebelum"],
            hash=text["sidik"],
        )


_COLUMNS = (
    "id",
    "langkah",
    "kejadian",
    "waktu",
    "pencatat",
    "revisi_awal",
    "revisi_akhir",
    "ringkasan",
    "muatan",
    "sidik_sebelum",
    "sidik",
)


def canonical(content: Mapping[str, Json]) -> str:
    r"""Return the one JSON text of a mapping: sorted keys, no spaces, plain ASCII (a cell keeps that as it is).

    >>> canonical({"b": 1, "a": "é"})
    '{"a":"\\u00e9","b":1}'
    """
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def one_line(text: str) -> str:
    """Return a text as a cell will give it back: one line, single spaces, no control characters."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def genesis(id_buku: str) -> str:
    """Return the hash before the first entry: it ties the whole chain to its book."""
    return sha256(f"lkjip:{id_buku}".encode()).hexdigest()


def read_rows(rows: Iterable[Mapping[str, Value]]) -> tuple[list[Entry], list[Finding]]:
    """Return the entries of the sheet in their order, and a finding for each row that cannot be read or repeats."""
    entries: dict[int, Entry] = {}
    findings: list[Finding] = []
    for row in rows:
        try:
            entry = Entry.from_row(row)
        except (KeyError, ValueError):
            findings.append(_broken("JEJAK_TIDAK_TERBACA", f"Baris jejak No {row.get('id')} tidak dapat dibaca"))
            continue
        if entries.setdefault(entry.id, entry) != entry:
            findings.append(_broken("JEJAK_BERULANG", f"Jejak No {entry.id} ada dua kali dengan isi berbeda"))
    return [entries[id_] for id_ in sorted(entries)], findings


def verify(entries: Iterable[Entry], id_buku: str) -> list[Finding]:
    """Return a finding for each entry that was changed, and for each place where entries are missing or foreign."""
    findings: list[Finding] = []
    expected = genesis(id_buku)
    for entry in entries:
        if entry.sealed().hash != entry.hash:
            findings.append(_broken("JEJAK_BERUBAH", f"Jejak No {entry.id} tidak sama dengan saat dicatat"))
        if entry.prev_hash != expected:
            findings.append(_broken("JEJAK_TERPUTUS", f"Jejak No {entry.id} tidak bersambung dengan baris sebelumnya"))
        expected = entry.hash
    return findings


def _broken(code: str, message: str) -> Finding:
    remedy = "Bandingkan dengan salinan master yang lebih lama; isi baris jejak tidak boleh diubah."
    return Finding(code, Severity.PERINGATAN, message, remedy, sheet="Jejak")

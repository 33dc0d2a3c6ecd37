"""The approval of the report on the sheet Persetujuan: who gave it, and for which figures and texts.

Layer: sop. Reads only. The row of step 6 counts when people marked it *Selesai*, named who decided, and its Sidik Angka
is that of the report of today; an approval of other figures or other texts has lapsed.
Source: SOP steps 5 and 6; DESIGN section 5 (an approval lapses, naming the cells, when what is behind it changes).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lkjip_xl.book.port import MasterBook
from lkjip_xl.ledger.drafts import Draft, Drafts, FigureRecord
from lkjip_xl.model import Finding, Row, Severity
from lkjip_xl.report.blocks import ReportModel
from lkjip_xl.report.records import block_texts, figure_records, report_fingerprint, report_texts, text_cells
from lkjip_xl.sop.states import SELESAI

_CORRECTING, _APPROVING = 5, 6
_MOST_NAMED = 5
_TABLE = "tblPersetujuan"


@dataclass(frozen=True)
class _Approvable:
    """What somebody approves: the figures and the texts of one report."""

    figures: Mapping[str, FigureRecord]
    texts: Mapping[str, str]

    @property
    def fingerprint(self) -> str:
        return report_fingerprint(self.figures, self.texts)


def check_approval(book: MasterBook, drafts: Drafts, model: ReportModel) -> tuple[Finding, ...]:
    """Return why the report does not count as approved, and a peringatan where step 5 was passed over.

    Args:
        book: The master.
        drafts: The drafts that the journal keeps: one of them was approved.
        model: The report of today.
    """
    rows = {each["langkah"]: each for each in book.rows(_TABLE)}
    reason = _judge(rows.get(_APPROVING), drafts, model)
    if reason is not None:
        return (reason,)
    correcting = rows.get(_CORRECTING)
    return () if correcting is None or correcting["status"] == SELESAI else (_not_corrected(correcting),)


def _judge(row: Row | None, drafts: Drafts, model: ReportModel) -> Finding | None:
    """Return why the row of step 6 does not approve the report of today."""
    report = _Approvable(figure_records(model), report_texts(block_texts(model), model.details))
    today = report.fingerprint
    if row is None:
        return _missing(None, "baris langkah 6 tidak ada", today)
    if row["status"] != SELESAI:
        return _missing(row, f"langkah 6 berstatus {row['status'] or 'kosong'}", today)
    if not row["diputuskan"]:
        return _missing(row, "langkah 6 tidak menyebut siapa yang memutuskan", today)
    if not row["sidik"]:
        return _missing(row, "langkah 6 tidak menyebut sidik angka yang disetujui", today)
    if row["sidik"] == today:
        return None
    return _lapsed(row, _approved(drafts, str(row["sidik"])), report, text_cells(model))


def _approved(drafts: Drafts, sidik: str) -> _Approvable | None:
    """Return what the newest draft with a fingerprint held; None where no draft has it."""
    versions = range(drafts.next_version("draf") - 1, 0, -1)
    kept = (_kept(draft) for version in versions if (draft := drafts.get("draf", version)) is not None)
    return next((each for each in kept if each.fingerprint == sidik), None)


def _kept(draft: Draft) -> _Approvable:
    return _Approvable(draft.figures, report_texts(draft.blocks, json.loads(draft.model_json)["details"]))


def _missing(row: Row | None, why: str, sidik: str) -> Finding:
    return Finding(
        "APPROVAL_MISSING",
        Severity.GALAT,
        f"LKjIP belum disetujui Camat: {why}",
        "Mintakan persetujuan atas draf terakhir, lalu isi baris langkah 6 pada Persetujuan: Status Selesai, "
        f"Diputuskan oleh, dan Sidik Angka {sidik}.",
        sheet="Persetujuan",
        cell=row.cell("status") if row else "",
    )


def _not_corrected(row: Row) -> Finding:
    return Finding(
        "CORRECTION_NOT_DONE",
        Severity.PERINGATAN,
        f"Langkah 5 (koreksi draf) berstatus {row['status'] or 'kosong'}, sedangkan LKjIP sudah disetujui",
        "Bila koreksi sudah dilakukan, ubah Status langkah 5 pada Persetujuan menjadi Selesai.",
        sheet="Persetujuan",
        cell=row.cell("status"),
    )


def _lapsed(row: Row, approved: _Approvable | None, report: _Approvable, cells: Mapping[str, str]) -> Finding:
    figures = list(_figure_changes(approved.figures, report.figures)) if approved else []
    texts = list(_text_changes(approved.texts, report.texts, cells, is_all=not figures)) if approved else []
    what = " dan ".join(kind for kind, changes in (("angka", figures), ("naskah", texts)) if changes)
    changes = [*figures[:_MOST_NAMED], *texts[:_MOST_NAMED]]
    left = len(figures) + len(texts) - len(changes)
    named = "; ".join([*changes, *([f"dan {left} hal lain"] if left else [])])
    return Finding(
        "APPROVAL_LAPSED",
        Severity.GALAT,
        f"Persetujuan {row['diputuskan']} gugur karena {what or 'angka atau naskah'} laporan berubah sesudahnya"
        f"{f': {named}' if named else ''}",
        "Mintakan persetujuan atas draf baru, lalu ganti Sidik Angka pada baris langkah 6 dengan "
        f"{report.fingerprint}.",
        sheet="Persetujuan",
        cell=row.cell("sidik"),
    )


def _figure_changes(before: Mapping[str, FigureRecord], now: Mapping[str, FigureRecord]) -> Iterator[str]:
    """Yield each figure that changed, with its cell."""
    for id_ in dict.fromkeys((*before, *now)):
        old, new = (records.get(id_, {}).get("printed", "tidak ada") for records in (before, now))
        if old != new:
            cell = (now.get(id_) or before[id_])["cell"]
            yield f"{id_} ({cell}) dari {old} menjadi {new}"


def _text_changes(
    before: Mapping[str, str], now: Mapping[str, str], cells: Mapping[str, str], *, is_all: bool
) -> Iterator[str]:
    """Yield each text that changed, with its cell; generated ones only if `is_all`, for they follow the figures."""
    for id_ in dict.fromkeys((*before, *now)):
        cell = cells.get(id_, "")
        if before.get(id_) != now.get(id_) and (cell or is_all):
            yield f"{id_} ({cell})" if cell else id_

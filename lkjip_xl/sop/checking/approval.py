"""The approval of the report on the sheet Persetujuan: who gave it, and for which figures.

Layer: sop. Reads only. The row of step 6 counts when people marked it *Selesai*, named who decided, and its Sidik Angka
is that of the figures of today; an approval of other figures has lapsed.
Source: SOP step 6; DESIGN section 5 (an approval lapses, naming the cells, when a figure behind the document changes).
"""

from collections.abc import Iterator, Mapping
from itertools import islice

from lkjip_xl.book.port import MasterBook
from lkjip_xl.ledger.drafts import Drafts, FigureRecord
from lkjip_xl.model import Finding, Row, Severity
from lkjip_xl.report.blocks import ReportModel
from lkjip_xl.report.records import figure_records, figures_fingerprint
from lkjip_xl.sop.states import SELESAI

_APPROVING = 6
_MOST_NAMED = 5
_TABLE = "tblPersetujuan"


def check_approval(book: MasterBook, drafts: Drafts, model: ReportModel) -> tuple[Finding, ...]:
    """Return why the report does not count as approved; nothing where it does.

    Args:
        book: The master.
        drafts: The drafts that the journal keeps: one of them was approved.
        model: The report of today.
    """
    records = figure_records(model)
    today = figures_fingerprint(records)
    row = next((each for each in book.rows(_TABLE) if each["langkah"] == _APPROVING), None)
    if row is None:
        return (_missing(None, "baris langkah 6 tidak ada", today),)
    if row["status"] != SELESAI:
        return (_missing(row, f"langkah 6 berstatus {row['status'] or 'kosong'}", today),)
    if not row["diputuskan"]:
        return (_missing(row, "langkah 6 tidak menyebut siapa yang memutuskan", today),)
    if not row["sidik"]:
        return (_missing(row, "langkah 6 tidak menyebut sidik angka yang disetujui", today),)
    return () if row["sidik"] == today else (_lapsed(row, _approved(drafts, str(row["sidik"])), records, today),)


def _approved(drafts: Drafts, sidik: str) -> Mapping[str, FigureRecord] | None:
    """Return the figures of the newest draft that has a fingerprint; None where no draft has it."""
    versions = range(drafts.next_version("draf") - 1, 0, -1)
    kept = (draft for version in versions if (draft := drafts.get("draf", version)) is not None)
    return next((draft.figures for draft in kept if figures_fingerprint(draft.figures) == sidik), None)


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


def _lapsed(
    row: Row, approved: Mapping[str, FigureRecord] | None, records: Mapping[str, FigureRecord], sidik: str
) -> Finding:
    changes = list(_changes(approved, records)) if approved is not None else []
    named = "; ".join(islice(changes, _MOST_NAMED))
    more = f"; dan {len(changes) - _MOST_NAMED} angka lain" if len(changes) > _MOST_NAMED else ""
    told = f": {named}{more}" if changes else ""
    return Finding(
        "APPROVAL_LAPSED",
        Severity.GALAT,
        f"Persetujuan {row['diputuskan']} gugur karena angka laporan berubah sesudahnya{told}",
        f"Mintakan persetujuan atas draf baru, lalu ganti Sidik Angka pada baris langkah 6 dengan {sidik}.",
        sheet="Persetujuan",
        cell=row.cell("sidik"),
    )


def _changes(before: Mapping[str, FigureRecord], now: Mapping[str, FigureRecord]) -> Iterator[str]:
    """Yield each figure that changed, with its cell."""
    for id_ in dict.fromkeys((*before, *now)):
        old, new = (records.get(id_, {}).get("printed", "tidak ada") for records in (before, now))
        if old != new:
            cell = (now.get(id_) or before[id_])["cell"]
            yield f"{id_} ({cell}) dari {old} menjadi {new}"

"""States of the eight steps on Persetujuan and Beranda.

Layer: sop. Source: DESIGN section 5; decisions by people (ajukan, setujui, …) come with their own step.
"""

from collections.abc import Mapping
from datetime import date

from lkjip_xl.book.port import MasterBook
from lkjip_xl.model import Value
from lkjip_xl.sop.desk import Change
from lkjip_xl.sop.tables import upsert

BELUM, BERJALAN, SELESAI = "Belum", "Berjalan", "Selesai"


def mark_steps(book: MasterBook, change: Change, states: Mapping[int, str], today: date) -> None:
    """Note in a change that steps have new states; the first and last day of each are kept.

    A step that people have already finished does not fall back to *Berjalan* because a command ran again.
    """
    rows: list[dict[str, Value]] = []
    for row in book.rows("tblPersetujuan"):
        langkah = row["langkah"]
        wanted = states.get(langkah) if isinstance(langkah, int) else None
        if wanted is None or (row["status"] == SELESAI and wanted == BERJALAN):
            continue
        rows.append(
            {
                "langkah": langkah,
                "status": wanted,
                "mulai": row["mulai"] or today,
                "selesai": today if wanted == SELESAI else None,
            }
        )
        change.names[f"status_langkah_{langkah}"] = wanted
    if rows:
        change.tables.append(upsert(book, "tblPersetujuan", "langkah", rows))

"""Register of documents: every file that a step made gets its row in the sheet Arsip.

Layer: sop. Source: DESIGN section 4 (Arsip) and the SOP's register of LKjIP reports.
"""

import hashlib
from collections.abc import Iterable, Mapping

from lkjip_xl.book.port import TableEdit
from lkjip_xl.model import Artifact, Value
from lkjip_xl.sop.desk import Desk
from lkjip_xl.sop.tables import upsert

FINGERPRINT_LENGTH = 16
"""Characters of a SHA-256 that the sheets show; enough to tell two versions of a file apart."""


def archive_edit(desk: Desk, artifacts: Iterable[Artifact], versions: Mapping[str, int] | None = None) -> TableEdit:
    """Return the edit that enters files in Arsip.

    Args:
        desk: The step's desk.
        artifacts: Files that exist.
        versions: Version per kind of document, for those that count them.
    """
    rows: list[dict[str, Value]] = [
        {
            "berkas": desk.folder.relative(artifact.path),
            "jenis": artifact.kind,
            "versi": (versions or {}).get(artifact.kind),
            "tanggal": desk.today,
            "nomor": artifact.nomor,
            "sidik": hashlib.sha256(artifact.path.read_bytes()).hexdigest()[:FINGERPRINT_LENGTH],
        }
        for artifact in artifacts
    ]
    return upsert(desk.book, "tblArsip", "berkas", rows)

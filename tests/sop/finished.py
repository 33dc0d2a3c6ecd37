"""An office whose report may become final: the example without the word CONTOH, its requests approved."""

import json
from datetime import date
from pathlib import Path

from lkjip_xl.book.port import TableEdit
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.book.schema.settings import SETTINGS
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.model import Row, Value
from lkjip_xl.report.records import report_fingerprint, report_texts
from lkjip_xl.sop.folder import YearFolder
from office_files import open_book

_TYPED = ("Narasi", "Indikator", "Riwayat", "Referensi", "Tindak_Lanjut", "Anggaran")
_MADE_BY_STEPS = frozenset({"tblMutu", "tblPredikat"})


def finish_data(master: Path) -> None:
    """Put a real office's words in place of the example's, settle what is open and approve every request."""
    book = open_book(master)
    edits = [
        TableEdit(name, [_real_row(row) for row in book.rows(name)])
        for name, (sheet, _) in MASTER.tables.items()
        if sheet.name in _TYPED and name not in _MADE_BY_STEPS and any(map(_is_example, book.rows(name)))
    ]
    bases = [{**row, "status": str(row["status"]).replace("perlu diperiksa", "berlaku")} for row in
             book.rows("tblDasarHukum")]  # fmt: skip
    requests = [
        {"id": row["id"], "keputusan": "Setujui", "oleh": "Nama Kasubbag", "tanggal_keputusan": date(2026, 1, 17)}
        for row in book.rows("tblPermintaan")
    ]
    settings = {cell.name: _real(book.value(cell.name)) for cell in SETTINGS}
    edits += [TableEdit("tblDasarHukum", bases), TableEdit("tblPermintaan", requests)]
    book.write(edits, {name: value for name, value in settings.items() if value is not None})


def approve(master: Path, sidik: str = "", *, by: str | None = "Nama Camat", status: str = "Selesai") -> None:
    """Record correction and approval of the newest draft, as people type them on Persetujuan."""
    book = open_book(master)
    corrected: dict[str, Value] = {"status": "Selesai"}
    approved: dict[str, Value] = {"status": status, "diputuskan": by, "sidik": sidik or fingerprint(master)}
    typed: dict[Value, dict[str, Value]] = {5: corrected, 6: approved}
    rows = [
        {key: each[key] for key in ("langkah", *approved)} | typed.get(each["langkah"], {})
        for each in book.rows("tblPersetujuan")
    ]
    book.write([TableEdit("tblPersetujuan", rows)], {})


def fingerprint(master: Path) -> str:
    """Return the fingerprint of the newest draft."""
    journal = Journal(YearFolder.of(master).journal, str(open_book(master).value("id_buku")))
    kept = journal.drafts.latest("draf")
    if kept is None:
        raise LookupError(master)
    details = json.loads(kept.model_json)["details"]
    return report_fingerprint(kept.figures, report_texts(kept.blocks, details))


def _is_example(row: Row) -> bool:
    return any(isinstance(value, str) and "CONTOH" in value for value in row.values())


def _real_row(row: Row) -> dict[str, Value]:
    return {key: _real(value) for key, value in row.items()}


def _real(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    return value.replace("(CONTOH) ", "").replace(" (CONTOH)", "").replace("(angka CONTOH)", "").replace("CONTOH", "01")

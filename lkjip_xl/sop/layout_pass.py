"""After a document is saved: the page numbers of its contents and lists, and its PDF.

Layer: sop. Joins the document with the layout engine. The document is whole before this pass and stays so when the
engine is missing, slow or breaks: then its contents have no numbers, and a finding says why.
Source: DESIGN sections 1.6 (files whole or not at all) and 6 (`--pdf`).
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from lkjip_xl.model import Artifact, Finding, Severity
from lkjip_xl.sop.desk import Change
from lkjip_xl.suite.layout import (
    LIMIT_SECONDS,
    LayoutEngine,
    LayoutEngineFailedError,
    LayoutEngineMissingError,
    LayoutError,
    LayoutTimeoutError,
    layout_engine,
)
from lkjip_xl.word.pages import chart_texts, made_at, page_bookmarks, write_page_numbers
from lkjip_xl.word.saving import save_version, save_whole
from lkjip_xl.word.used_fonts import used_fonts

PDF_KIND: Final = "pdf"
_FONT_REPLACED: Final = "FONT_REPLACED"
WITHOUT_NUMBERS: Final = frozenset(
    {LayoutEngineMissingError.code, LayoutEngineFailedError.code, LayoutTimeoutError.code}
)
"""Codes of what leaves the contents of a document without page numbers."""
MACHINE_FINDINGS: Final = WITHOUT_NUMBERS | {_FONT_REPLACED}
"""Codes of what depends on the computer and not on the office's data."""

_WAITING: Final = "00"
"""Stands for a number while pages are counted: a line of the contents must not break otherwise once it is there."""

_TRIES: Final = 3


def lay_out(document: Path, change: Change, *, with_pdf: bool, limit_seconds: float = LIMIT_SECONDS) -> None:
    """Write page numbers into a saved document's contents; with `with_pdf` also save its PDF beside it.

    Args:
        document: The document; it is replaced whole.
        change: Gets the findings, and the PDF among its artifacts.
        with_pdf: Whether a PDF is asked for; where it cannot be made, that is a galat.
        limit_seconds: How long the engine may take.

    Raises:
        DocumentUnwritableError: The folder cannot be written; the document is as it was.
    """
    layout = _Pass(document, change)
    if not layout.bookmarks and not with_pdf:
        return
    try:
        with layout_engine(limit_seconds=limit_seconds) as engine:
            layout.number(engine)
            if with_pdf:
                layout.export(engine)
    except LayoutError as fault:
        if layout.bookmarks and not layout.numbers:
            change.findings.append(_without_numbers(fault, document.name))
        if with_pdf:
            change.findings.append(_without_pdf(fault, document.name))


class _Pass:
    """One document on its way through the engine."""

    def __init__(self, path: Path, change: Change) -> None:
        self.path, self.change = path, change
        self.content = path.read_bytes()
        self.bookmarks = page_bookmarks(self.content)
        self.numbers: Mapping[str, str] = {}

    def number(self, engine: LayoutEngine) -> None:
        """Let the engine count the pages, with text of a number's width where the numbers will stand."""
        if replaced := [font for font in used_fonts(self.content) if font not in engine.fonts]:
            self.change.findings.append(_replaced_fonts(replaced, self.path.name))
        if self.bookmarks:
            waiting = write_page_numbers(self.content, dict.fromkeys(self.bookmarks, _WAITING))
            self._print(engine.measure(waiting, self.bookmarks))

    def export(self, engine: LayoutEngine) -> None:
        """Save the PDF; should it count other pages than the contents print, they are printed anew."""
        from lkjip_xl.word.pdf import finish_pdf  # noqa: PLC0415 its library takes a moment, and most drafts need none

        texts = chart_texts(self.content)
        pdf = engine.export(self.content, self.bookmarks, texts)
        for _ in range(_TRIES):
            if pdf.numbers == self.numbers:
                break
            self._print(pdf.numbers)
            pdf = engine.export(self.content, self.bookmarks, texts)
        if pdf.described != len(texts):
            self.change.findings.append(_without_texts(self.path.name))
        finished = finish_pdf(pdf.content, pdf.labels, made_at(self.content))
        self.change.artifacts.append(Artifact(PDF_KIND, save_version(finished, self.path.with_suffix(".pdf"))))

    def _print(self, numbers: Mapping[str, str]) -> None:
        self.numbers = numbers
        self.content = write_page_numbers(self.content, numbers)
        save_whole(self.content, self.path, overwrite=True)


def _without_numbers(fault: LayoutError, file: str) -> Finding:
    message = f"{fault.message}, sehingga daftar isi belum bernomor halaman"
    return Finding(fault.code, Severity.PERINGATAN, message, fault.remedy, file=file)


def _without_pdf(fault: LayoutError, file: str) -> Finding:
    message = f"{fault.message}, sehingga PDF tidak dibuat"
    return Finding("PDF_NOT_MADE", Severity.GALAT, message, fault.remedy, file=file)


def _replaced_fonts(fonts: Sequence[str], file: str) -> Finding:
    return Finding(
        _FONT_REPLACED,
        Severity.INFO,
        f"Huruf {', '.join(fonts)} tidak terpasang di komputer ini; halaman dihitung dengan huruf pengganti",
        "Pasang huruf itu, atau pilih huruf lain di Pengaturan, agar nomor halaman sama dengan di Word.",
        file=file,
    )


def _without_texts(file: str) -> Finding:
    return Finding(
        "PDF_CHART_TEXT_MISSING",
        Severity.PERINGATAN,
        "Teks alternatif grafik tidak terbawa ke PDF",
        "Periksa objek yang ditambahkan pada template LKjIP; grafik laporan saja yang boleh berupa objek.",
        file=file,
    )

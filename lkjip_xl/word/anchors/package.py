"""The parts of a .docx that came from outside: opened within limits, parsed without following anything.

Layer: word. A returned document may be anything; nothing in it is trusted or validated, only read.
"""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Final

from lxml import etree

from lkjip_xl.errors import LkjipError

_LARGEST_BYTES: Final = 200_000_000
_MOST_PARTS: Final = 5_000
_STORY = re.compile(r"word/(document\d*|header\d*|footer\d*|footnotes|endnotes)\.xml")


class DocumentUnreadableError(LkjipError):
    """The file is missing, locked, no .docx, or far too large for one."""

    code = "DOKUMEN_TIDAK_TERBACA"

    def __init__(self, name: str) -> None:
        """Name the document."""
        super().__init__(
            "Berkas tidak dapat dibuka sebagai dokumen Word (.docx)",
            where=name,
            remedy="Tutup dokumen itu bila sedang terbuka, atau simpan kembali sebagai .docx dari Word, lalu ulangi.",
        )


class DocumentDamagedError(LkjipError):
    """A part of the document is not well-formed XML: the program that saved it broke it."""

    code = "DOKUMEN_RUSAK"

    def __init__(self, name: str, part: str) -> None:
        """Name the document and its part."""
        super().__init__(
            f"Isi dokumen rusak pada bagian {part} sehingga tidak dapat dibaca",
            where=name,
            remedy="Mintalah berkas itu disimpan kembali sebagai .docx dari Word, atau pakai salinan sebelumnya.",
        )


class Package:
    """An open package: which story parts it has, and any part parsed."""

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        """Remember the open package and the file name for errors."""
        self._package = package
        self._names = frozenset(package.namelist())
        self._name = name

    @property
    def names(self) -> frozenset[str]:
        """Names of all parts."""
        return self._names

    def stories(self) -> list[str]:
        """Return the names of the parts that hold text: body, headers, footers, notes; the body first."""
        return sorted((name for name in self._names if _STORY.fullmatch(name)), key=lambda name: (len(name), name))

    def parse(self, part: str) -> etree._Element | None:
        """Return the root of a part; None for a part that is not there.

        Raises:
            DocumentDamagedError: The part is not well-formed.
        """
        if part not in self._names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_pis=True, remove_comments=True)
        try:
            return etree.fromstring(self._package.read(part), parser)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, ValueError) as fault:
            raise DocumentDamagedError(self._name, part) from fault


@contextmanager
def open_package(source: Path | bytes, name: str = "") -> Iterator[Package]:
    """Open a document, from a file or from bytes that are not saved yet.

    Args:
        source: The file, or its bytes.
        name: What errors call it; a file's own name if empty.

    Raises:
        DocumentUnreadableError: It is no .docx, or too large.
    """
    shown = name or (source.name if isinstance(source, Path) else "")
    try:
        package = zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source)
    except (OSError, zipfile.BadZipFile) as fault:
        raise DocumentUnreadableError(shown) from fault
    with package:
        entries = package.infolist()
        is_word = any(entry.filename == "word/document.xml" for entry in entries)
        if not is_word or len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _LARGEST_BYTES:
            raise DocumentUnreadableError(shown)
        yield Package(package, shown)

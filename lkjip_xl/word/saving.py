"""Saving a document: whole or not at all, and with the same bytes for the same content.

Layer: word. A package carries the time at which each part was zipped; ours carries none.
"""

import os
import secrets
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import chain, count, islice, takewhile
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter

from lkjip_xl.errors import LkjipError

_NO_TIME = (1980, 1, 1, 0, 0, 0)
_MADE_ON_DOS = 0
"""One word for all machines on which a package may be made."""


class DocumentExistsError(LkjipError):
    """The target is there already, and may hold corrections of people."""

    code = "DOKUMEN_SUDAH_ADA"

    def __init__(self, target: Path) -> None:
        """Name the document."""
        super().__init__(
            "Dokumen itu sudah ada dan tidak ditimpa",
            where=target.name,
            remedy="Pindahkan atau ganti nama dokumen lama, lalu ulangi.",
        )


class DocumentUnwritableError(LkjipError):
    """The folder cannot be written, the disk is full, or the old document is open in another program."""

    code = "DOKUMEN_TIDAK_TERSIMPAN"

    def __init__(self, target: Path) -> None:
        """Name the document and its folder."""
        super().__init__(
            f"Dokumen tidak dapat disimpan di folder {target.parent.name}",
            where=target.name,
            remedy="Tutup dokumen itu bila sedang terbuka, periksa izin folder dan sisa ruang disk, lalu ulangi.",
        )


class _Members:
    """The members of a package, without the time at which they are made; stands for python-docx's `PhysPkgWriter`."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        """Keep the open file."""
        self._file = file

    def write(self, name: PackURI, content: bytes) -> None:
        """Add a member."""
        entry = zipfile.ZipInfo(name.membername, _NO_TIME)
        entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, _MADE_ON_DOS
        self._file.writestr(entry, content)


def package_bytes(document: Document) -> bytes:
    """Return a document as the bytes of its package, free of clock times."""
    package, content = document.part.package, BytesIO()
    parts = package.parts
    for part in parts:
        part.before_marshal()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        members = _Members(file)
        # What its `write` does, to members without a clock: zipping a second time would take as long as the first.
        writer: Any = PackageWriter
        writer._write_content_types_stream(members, parts)  # noqa: SLF001 - see above
        writer._write_pkg_rels(members, package.rels)  # noqa: SLF001 - see above
        writer._write_parts(members, parts)  # noqa: SLF001 - see above
    return content.getvalue()


def save_whole(content: bytes, target: Path, *, overwrite: bool = False) -> None:
    """Write a file beside its target and rename it, so that nobody ever meets half a document.

    Raises:
        DocumentExistsError: The target is there and `overwrite` is False.
        DocumentUnwritableError: The target cannot be written; nothing is left behind.
    """
    if target.exists() and not overwrite:
        raise DocumentExistsError(target)
    try:
        _write_beside_and_rename(content, target)
    except OSError as fault:
        raise DocumentUnwritableError(target) from fault


def save_version(content: bytes, target: Path) -> Path:
    """Save a document under the first free name (`Surat.docx`, `Surat_v02.docx` …) and return where it lies.

    What lies there may hold corrections of people, so nothing is overwritten; the same bytes are not saved twice.

    Raises:
        DocumentUnwritableError: The folder cannot be written.
    """
    taken = list(takewhile(Path.exists, _versions(target)))
    if taken and _holds(taken[-1], content):
        return taken[-1]
    free = next(islice(_versions(target), len(taken), None))
    save_whole(content, free)
    return free


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file has exactly these bytes; one that cannot be read is another one for us."""
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _versions(target: Path) -> Iterator[Path]:
    return chain([target], (target.with_stem(f"{target.stem}_v{number:02d}") for number in count(2)))


def _write_beside_and_rename(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    # Not by `tempfile`, whose files only their maker may read: the folder is shared by an office.
    beside = target.with_name(f"~{target.stem}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)

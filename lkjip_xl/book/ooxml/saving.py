"""Putting a new workbook in the place of the old one, whole or not at all.

Layer: book. Knows files; what the parts mean is the caller's matter. Python announces the rename as the audit event
`os.rename`: the crash tests kill the process there.
"""

import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from lkjip_xl.book.ooxml.locks import FolderReadOnlyError, WorkbookOpenError, refuse_if_not_writable
from lkjip_xl.book.ooxml.markup import parse
from lkjip_xl.book.ooxml.package import Package, digest
from lkjip_xl.errors import LkjipError


class WorkbookChangedError(LkjipError):
    """Somebody saved the file after it was read; what was computed from the old content must not replace it."""

    code = "WORKBOOK_CHANGED"

    def __init__(self, path: Path) -> None:
        """Name the file and its folder."""
        super().__init__(
            f"Berkas {path.name} berubah sejak dibaca, jadi tidak ada yang ditulis",
            where=str(path.parent),
            remedy="Ulangi langkah ini agar isi yang baru ikut dihitung.",
        )


class SignedWorkbookError(LkjipError):
    """The package carries a digital signature, which any change breaks."""

    code = "WORKBOOK_SIGNED"

    def __init__(self, path: Path) -> None:
        """Name the file and its folder."""
        super().__init__(
            f"Berkas {path.name} bertanda tangan digital dan setiap perubahan membatalkannya",
            where=str(path.parent),
            remedy="Hapus tanda tangan digitalnya di Excel (File > Info), lalu ulangi.",
        )


class WorkbookNotSavedError(LkjipError):
    """The disk takes no new file: it is full, or the network drive is gone."""

    code = "WORKBOOK_NOT_SAVED"

    def __init__(self, path: Path) -> None:
        """Name the file and its folder."""
        super().__init__(
            f"Berkas {path.name} tidak dapat disimpan; berkas lama tidak diubah",
            where=str(path.parent),
            remedy="Periksa ruang kosong pada disk dan sambungan ke folder itu, lalu ulangi.",
        )


class WriteNotVerifiedError(LkjipError):
    """The new file does not read back as it was meant. It was thrown away."""

    code = "WRITE_NOT_VERIFIED"

    def __init__(self, path: Path, fault: str) -> None:
        """Name the file and what differs."""
        super().__init__(
            f"Hasil tulisan ke berkas {path.name} tidak terbaca seperti yang dihitung; berkas lama tidak diubah",
            where=fault,
            remedy="Periksa ruang kosong pada disk, lalu ulangi; bila terulang, kirimkan berkas itu kepada pengelola.",
        )


def refuse_signed(package: Package, path: Path) -> None:
    """Refuse a package with a digital signature.

    Raises:
        SignedWorkbookError: It has one.
    """
    if any(part.startswith("_xmlsignatures/") for part in package.parts):
        raise SignedWorkbookError(path)


def replace_file(
    path: Path, before: Package, parts: Mapping[str, bytes], first_fault: Callable[[Package], str]
) -> Package:
    """Write the parts beside the file, read them back, and put the new file in the place of the old one.

    Args:
        path: The workbook.
        before: The package as it was read.
        parts: Content of every part of the new file.
        first_fault: Says what is not as it was meant in the new package; empty when all is well.

    Returns:
        The new package, as read back from disk.

    Raises:
        WorkbookOpenError: A program has the file open.
        WorkbookReadOnlyError, FolderReadOnlyError: It cannot be replaced.
        WorkbookChangedError: It was saved by somebody else since it was read.
        WorkbookNotSavedError: The disk takes no new file.
        WriteNotVerifiedError: The new file does not read back.
    """
    refuse_if_not_writable(path)
    with _temporary_file(path, _zipped(before, parts)) as temporary:
        after = Package.read(temporary, file=path.name)
        if fault := _unreadable_part(after, before) or first_fault(after):
            raise WriteNotVerifiedError(path, fault)
        shutil.copymode(path, temporary)
        if digest(path.read_bytes()) != before.digest:
            raise WorkbookChangedError(path)
        _swap(temporary, path)
    return after


def _zipped(before: Package, parts: Mapping[str, bytes]) -> bytes:
    """Return the new file. Dates and flags of the members are the old ones, so equal parts give equal bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for old in before.members:
            if old.filename in parts:
                archive.writestr(_member_like(old), parts[old.filename])
    return content.getvalue()


def _member_like(old: zipfile.ZipInfo) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(old.filename, old.date_time)
    member.compress_type = zipfile.ZIP_STORED if old.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
    member.external_attr, member.create_system = old.external_attr, old.create_system
    return member


@contextmanager
def _temporary_file(path: Path, content: bytes) -> Iterator[Path]:
    """Offer the content as a file beside the workbook, safely on disk; afterwards it is gone or has its new name."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    except PermissionError as error:
        raise FolderReadOnlyError(path) from error
    except OSError as error:
        raise WorkbookNotSavedError(path) from error
    try:
        _fill(handle, path, content)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _fill(handle: int, path: Path, content: bytes) -> None:
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise WorkbookNotSavedError(path) from error


def _unreadable_part(after: Package, before: Package) -> str:
    """Return the first part of ours that is not well-formed; one that another program left so is not our business."""
    for part, content in after.parts.items():
        if part.endswith((".xml", ".rels")) and content != before.parts.get(part):
            try:
                parse(content)
            except etree.XMLSyntaxError:
                return part
    return ""


def _swap(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except PermissionError as error:  # Windows, while a program has the file open
        raise WorkbookOpenError(path, "program lain") from error
    except OSError as error:
        raise WorkbookNotSavedError(path) from error

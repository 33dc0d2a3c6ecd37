"""A workbook file as a package of parts, read whole into memory, and why some files are refused.

Layer: book. Knows zip and relations between parts; knows no sheet, table or cell.
Source: ECMA-376 part 2 (Open Packaging Conventions).
"""

import hashlib
import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from lkjip_xl.book.ooxml.markup import STRICT_MAIN, Element, main, parse
from lkjip_xl.errors import LkjipError

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_MAGIC = b"PK"
_SAVE_AS = "Buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx) atau yang mendukung makro (.xlsm), lalu ulangi."


class WorkbookMissingError(LkjipError):
    """There is no file at that path."""

    code = "WORKBOOK_MISSING"

    def __init__(self, path: Path) -> None:
        """Name the file and the folder where it was looked for."""
        super().__init__(
            f"Berkas {path.name} tidak ditemukan",
            where=str(path.parent),
            remedy="Periksa nama dan foldernya, lalu ulangi.",
        )


class WorkbookUnreadableError(LkjipError):
    """The file is there, but the operating system does not let us read it."""

    code = "WORKBOOK_UNREADABLE"

    def __init__(self, path: Path) -> None:
        """Name the file and its folder."""
        super().__init__(
            f"Berkas {path.name} tidak dapat dibaca",
            where=str(path.parent),
            remedy="Periksa izin berkas itu dan tutup program yang memakainya, lalu ulangi.",
        )


class NotAWorkbookError(LkjipError):
    """The content is no Open XML workbook, whatever the file is called."""

    code = "NOT_A_WORKBOOK"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(f"Berkas {file} bukan buku kerja .xlsx atau .xlsm", remedy=f"Pilih berkas lain. {_SAVE_AS}")


class OldOrLockedWorkbookError(LkjipError):
    """An OLE container: the format before 2007, or a workbook encrypted with a password."""

    code = "WORKBOOK_OLD_OR_LOCKED"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"Berkas {file} berformat .xls lama atau dikunci dengan kata sandi",
            remedy="Buka di Excel, hapus kata sandi pembukanya, simpan sebagai .xlsx atau .xlsm, lalu ulangi.",
        )


class DamagedWorkbookError(LkjipError):
    """A member of the zip, or the XML of a part, cannot be read."""

    code = "WORKBOOK_DAMAGED"

    def __init__(self, file: str, part: str = "") -> None:
        """Name the file and, where it is known, the part."""
        super().__init__(
            f"Berkas {file} rusak",
            where=part,
            remedy="Buka salinan terakhir yang masih baik, lalu ulangi dengan salinan itu.",
        )


class StrictWorkbookError(LkjipError):
    """The workbook uses the strict namespaces, which this module does not write."""

    code = "WORKBOOK_STRICT"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(f"Berkas {file} disimpan dalam format Strict Open XML", remedy=_SAVE_AS)


@dataclass(frozen=True)
class Relation:
    """A link from one part to another. `kind` is the last word of its type, such as `worksheet` or `table`."""

    kind: str
    target: str


@dataclass(frozen=True)
class Package:
    """All parts of a workbook file, as they were on disk at one moment. Nothing here changes them.

    Attributes:
        file: File name, for messages.
        parts: Content per part name, such as `xl/workbook.xml`.
        members: The zip's entries, in order: their dates and flags are kept when the file is written again.
        digest: SHA-256 of the file.
    """

    file: str
    parts: Mapping[str, bytes]
    members: Sequence[zipfile.ZipInfo]
    digest: str

    @classmethod
    def read(cls, path: Path, *, file: str = "") -> "Package":
        """Read a file; `file` names it in messages where that is not its own name.

        Raises:
            WorkbookMissingError: No such file.
            WorkbookUnreadableError: The operating system refuses.
            OldOrLockedWorkbookError: An .xls file or an encrypted workbook.
            NotAWorkbookError: No zip, or a zip without a workbook in it.
            StrictWorkbookError: A strict Open XML workbook.
            DamagedWorkbookError: A zip that cannot be unpacked, or a broken main part.
        """
        package = cls.from_bytes(file or path.name, _content(path))
        package.main_part  # noqa: B018  refuses what is no workbook
        return package

    @classmethod
    def from_bytes(cls, file: str, content: bytes) -> "Package":
        """Unpack a file's content, checking every member's checksum."""
        if content.startswith(_OLE_MAGIC):
            raise OldOrLockedWorkbookError(file)
        if not content.startswith(_ZIP_MAGIC):
            raise NotAWorkbookError(file)
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                members = archive.infolist()
                parts = {member.filename: archive.read(member) for member in members}
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise DamagedWorkbookError(file) from error
        return cls(file, parts, members, digest(content))

    def tree(self, part: str) -> Element:
        """Return a fresh tree of a part.

        Raises:
            DamagedWorkbookError: The part is missing or not well-formed.
        """
        try:
            return parse(self.parts[part])
        except (KeyError, etree.XMLSyntaxError) as error:
            raise DamagedWorkbookError(self.file, part) from error

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relations of a part by their id; targets inside the package are part names."""
        source = relations_part(part)
        if source not in self.parts:
            return {}
        return {item.get("Id", ""): _relation(part, item) for item in self.tree(source)}

    @cached_property
    def main_part(self) -> str:
        """Name of the workbook part."""
        targets = [link.target for link in self.relations("").values() if link.kind == "officeDocument"]
        if len(targets) != 1 or not targets[0].endswith(".xml"):
            raise NotAWorkbookError(self.file)
        tag = self.tree(targets[0]).tag
        if tag == f"{{{STRICT_MAIN}}}workbook":
            raise StrictWorkbookError(self.file)
        if tag != main("workbook"):
            raise NotAWorkbookError(self.file)
        return targets[0]

    def of_content_type(self, ending: str) -> list[str]:
        """Return the parts whose declared content type ends so, such as `drawingml.chart+xml`."""
        types = self.tree("[Content_Types].xml")
        declared = [item for item in types if item.get("ContentType", "").endswith(ending)]
        return [name for item in declared if (name := item.get("PartName", "").lstrip("/")) in self.parts]


def digest(content: bytes) -> str:
    """Return what tells two states of a file apart."""
    return hashlib.sha256(content).hexdigest()


def relations_part(part: str) -> str:
    """Return the name of the part that holds a part's relations; the package's own for an empty name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise WorkbookMissingError(path) from error
    except OSError as error:
        raise WorkbookUnreadableError(path) from error


def _relation(part: str, item: Element) -> Relation:
    kind, target = item.get("Type", "").rpartition("/")[2], item.get("Target", "")
    if item.get("TargetMode") == "External":
        return Relation(kind, target)
    absolute = target if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
    return Relation(kind, posixpath.normpath(absolute).lstrip("/"))

"""vbaProject.bin made from texts, and read back.

Layer: book. The container is always built whole; nothing here changes one that exists.
Source: [MS-OVBA] 2.3.4.1: a writer sets version 0xFFFF and writes no performance cache, so that every program compiles
the text itself.
"""

import struct
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from pyopenvba import ExcelFile, PyOpenVBAError, VBAModuleKind
from pyopenvba.cfb import CFB
from pyopenvba.vba import parse_project_stream, parse_vba_project
from xlsxwriter import Workbook

from lkjip_xl.errors import LkjipError

PROJECT_PART = "xl/vbaProject.bin"
BOOK_CODE_NAME = "ThisWorkbook"
NO_CACHE = bytes.fromhex("cc61ffff000000")
"""The stream `_VBA_PROJECT` of a project without a cache."""

_CLASS_HEADER = "VERSION 1.0 CLASS"
# What a truncated or foreign container makes of pyOpenVBA's reading.
_UNREADABLE = (PyOpenVBAError, KeyError, IndexError, ValueError, struct.error)


class MacrosUnreadableError(LkjipError):
    """The container of the macros is damaged."""

    code = "MACROS_UNREADABLE"

    def __init__(self) -> None:
        """Say what repairs it."""
        super().__init__(
            "Makro buku induk rusak dan tidak dapat dibaca",
            remedy="Tutup buku induk itu, lalu jalankan 'lkjip perbaiki MASTER'.",
        )


@dataclass(frozen=True)
class VbaProject:
    """A project as it was read.

    Attributes:
        texts: Source by module name, document modules included.
        documents: Names that the stream PROJECT declares as documents: the workbook and its sheets.
        declared: Names that it declares at all.
    """

    texts: Mapping[str, str]
    documents: frozenset[str]
    declared: frozenset[str]


def make_vba_project(code_names: Sequence[str], modules: Mapping[str, str]) -> bytes:
    """Return a vbaProject.bin; the same arguments give the same bytes.

    Args:
        code_names: Code names of the sheets, in order; the workbook's own is `BOOK_CODE_NAME`.
        modules: Text by module name; one that begins as a class file becomes a class.
    """
    with tempfile.TemporaryDirectory() as folder:
        stub, made = Path(folder) / "stub.xlsm", Path(folder) / "made.xlsm"
        _write_stub(stub, code_names)
        with ExcelFile(stub) as file:
            project = file.add_vba_project()
            for name, text in modules.items():
                project.add_module(name, _with_crlf(text), kind=_kind(text))
            for module in project.modules:
                # A module that is not marked is copied with the compiled code of pyOpenVBA's template.
                module.dirty = bool(module.source)
            project.dir_structure_dirty = True
            file.save(made)
        with ZipFile(made) as package:
            return _without_cache(package.read(PROJECT_PART))


def read_vba_project(content: bytes) -> VbaProject:
    """Return what a vbaProject.bin holds.

    Raises:
        MacrosUnreadableError: It is no project, or damaged.
    """
    try:
        container = CFB.from_bytes(content)
        project = parse_vba_project(container)
        stream = parse_project_stream(container.get_stream("PROJECT"), code_page=project.code_page)
        texts = {module.name: module.source for module in project.modules}
    except _UNREADABLE as error:
        raise MacrosUnreadableError from error
    documents = frozenset(name for name, _ in stream.document_modules)
    others = (*stream.standard_modules, *stream.class_modules, *stream.base_classes)
    return VbaProject(texts, documents, documents | frozenset(others))


def _write_stub(path: Path, code_names: Sequence[str]) -> None:
    """Write an empty workbook with these code names: the project gets a document module for each."""
    with Workbook(path) as workbook:
        workbook.set_vba_name(BOOK_CODE_NAME)
        for code_name in code_names:
            workbook.add_worksheet().set_vba_name(code_name)


def _with_crlf(text: str) -> str:
    return "\r\n".join(text.splitlines()) + "\r\n"


def _kind(text: str) -> VBAModuleKind:
    return VBAModuleKind.other if text.startswith(_CLASS_HEADER) else VBAModuleKind.standard


def _without_cache(project: bytes) -> bytes:
    container = CFB.from_bytes(project)
    container.write_stream_in_storage("VBA", "_VBA_PROJECT", NO_CACHE)
    return bytes(container.to_bytes())

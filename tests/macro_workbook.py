"""A macro workbook looked at from outside: its project read without the library that wrote it.

Source: [MS-OVBA] 2.3.4.2 (dir stream), 2.4.1 (compression); [MS-CFB] through olefile.
"""

import io
import re
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path

import olefile

PROJECT = "xl/vbaProject.bin"
_CODE_PAGE, _NAME, _STREAM, _OFFSET, _END, _STANDARD = 0x03, 0x19, 0x1A, 0x31, 0x2B, 0x21
_VERSION, _VERSION_SIZE = 0x09, 6  # its size field says 4


@dataclass(frozen=True)
class Module:
    """A module as the dir stream and its own stream tell it."""

    name: str
    is_standard: bool
    offset: int
    text: str


@dataclass(frozen=True)
class Project:
    """A VBA project."""

    header: bytes
    streams: list[str]
    modules: dict[str, Module]
    declared: dict[str, list[str]]


def read_project(workbook: Path) -> Project:
    """Read the project of a workbook."""
    with zipfile.ZipFile(workbook) as package, olefile.OleFileIO(io.BytesIO(package.read(PROJECT))) as container:
        modules = _modules(container)
        text = container.openstream("PROJECT").read().decode("cp1252")
        declared = {kind: re.findall(rf"(?m)^{kind}=([^\r\n/]*)", text) for kind in ("Document", "Module", "Class")}
        streams = ["/".join(path) for path in container.listdir()]
        return Project(container.openstream("VBA/_VBA_PROJECT").read(), streams, modules, declared)


def part(workbook: Path, name: str) -> bytes:
    """Return a part of a workbook."""
    with zipfile.ZipFile(workbook) as package:
        return package.read(name)


def replace_part(workbook: Path, name: str, content: bytes | None) -> None:
    """Give a part another content, or leave it out, as another program might."""
    with zipfile.ZipFile(workbook) as package:
        parts = {each: package.read(each) for each in package.namelist()}
    with zipfile.ZipFile(workbook, "w", zipfile.ZIP_DEFLATED) as package:
        for each, old in parts.items():
            new = content if each == name else old
            if new is not None:
                package.writestr(each, new)


def code_names(workbook: Path) -> list[str]:
    """Return the code names that the workbook and its sheets carry."""
    with zipfile.ZipFile(workbook) as package:
        texts = [
            package.read(name).decode()
            for name in package.namelist()
            if re.match(r"xl/(workbook|work.*/s).*xml$", name)
        ]
    return [name for text in texts for name in re.findall(r'<(?:workbookPr|sheetPr)[^>]* codeName="([^"]*)"', text)]


def buttons(workbook: Path) -> dict[str, tuple[float, float]]:
    """Return width and height in points of every button, by the macro it starts, from top to bottom."""
    drawing = part(workbook, "xl/drawings/vmlDrawing1.vml").decode()
    shapes = re.findall(r"<v:shape .*?</v:shape>", drawing, re.DOTALL)
    return {_found(r"<x:FmlaMacro>\[0\]!([^<]*)", shape): _size(shape) for shape in shapes}


def _size(shape: str) -> tuple[float, float]:
    return float(_found(r"width:([\d.]+)pt", shape)), float(_found(r"height:([\d.]+)pt", shape))


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match, pattern
    return match[1]


def _modules(container: olefile.OleFileIO) -> dict[str, Module]:
    records, code_page = _records(_decompressed(container.openstream("VBA/dir").read())), "cp1252"
    modules: dict[str, Module] = {}
    name, stream, offset, is_standard = "", "", 0, False
    for kind, value in records:
        if kind == _CODE_PAGE:
            code_page = f"cp{struct.unpack('<H', value)[0]}"
        elif kind == _NAME:
            name, is_standard = value.decode(code_page), False
        elif kind == _STREAM:
            stream = value.decode(code_page)
        elif kind == _OFFSET:
            offset = struct.unpack("<I", value)[0]
        elif kind == _STANDARD:
            is_standard = True
        elif kind == _END:
            text = _decompressed(container.openstream(f"VBA/{stream}").read()[offset:]).decode(code_page)
            modules[name] = Module(name, is_standard, offset, text)
    return modules


def _records(data: bytes) -> list[tuple[int, bytes]]:
    found, at = [], 0
    while at + 6 <= len(data):
        kind, size = struct.unpack_from("<HI", data, at)
        size = _VERSION_SIZE if kind == _VERSION else size
        found.append((kind, data[at + 6 : at + 6 + size]))
        at += 6 + size
    return found


def _decompressed(data: bytes) -> bytes:
    result, at = bytearray(), 1
    while at < len(data):
        (header,) = struct.unpack_from("<H", data, at)
        end, start = at + (header & 0x0FFF) + 3, len(result)
        chunk, at = data[at + 2 : end], end
        if header & 0x8000:
            _unpack(chunk, result, start)
        else:
            result += chunk
    return bytes(result)


def _unpack(chunk: bytes, result: bytearray, start: int) -> None:
    at = 0
    while at < len(chunk):
        flags, at = chunk[at], at + 1
        for bit in range(8):
            if at >= len(chunk):
                return
            if not flags >> bit & 1:
                result.append(chunk[at])
                at += 1
                continue
            (token,) = struct.unpack_from("<H", chunk, at)
            bits = max(4, (len(result) - start - 1).bit_length())
            back, length = (token >> (16 - bits)) + 1, (token & (0xFFFF >> bits)) + 3
            for _ in range(length):
                result.append(result[-back])
            at += 2

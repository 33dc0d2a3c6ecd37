"""Looking into a workbook file, and tampering with it, as plain zip members."""

import zipfile
from pathlib import Path


def parts_of(path: Path) -> dict[str, bytes]:
    """Return every member's content."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_parts(path: Path, parts: dict[str, bytes]) -> Path:
    """Write members with a fixed date."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6)), content, zipfile.ZIP_DEFLATED)
    return path


def tamper(path: Path, part: str, old: str, new: str) -> None:
    """Replace the first occurrence of a text in a part; the text must be there."""
    parts = parts_of(path)
    content = parts[part].decode()
    assert old in content, f"{old!r} is not in {part}"
    write_parts(path, {**parts, part: content.replace(old, new, 1).encode()})

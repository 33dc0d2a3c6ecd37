"""A picture in a document: emblem, photo, drawing.

Layer: word. Says which file and how wide; where it stands is the template's business.
"""

from dataclasses import dataclass
from pathlib import Path

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from lkjip_xl.model import Finding, Severity


@dataclass(frozen=True)
class Picture:
    """A picture file, its width on paper in millimetres, and what it shows, for readers who cannot see it."""

    path: Path
    width_mm: float
    description: str = ""


def open_picture(path: Path, *, width_mm: float, description: str) -> tuple[Picture | None, tuple[Finding, ...]]:
    """Return the picture if the file is one that Word can show; else None and the finding that says why."""
    try:
        Image.from_file(str(path))
    except OSError:
        return None, (_unusable(path, "tidak ditemukan atau tidak dapat dibuka"),)
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError):
        return None, (_unusable(path, "bukan gambar PNG atau JPG yang utuh"),)
    return Picture(path, width_mm, description), ()


def _unusable(path: Path, why: str) -> Finding:
    return Finding(
        "GAMBAR_TIDAK_TERPAKAI",
        Severity.PERINGATAN,
        f"Gambar {path.name} {why}; dokumen dibuat tanpa gambar itu",
        "Letakkan berkas PNG atau JPG dengan nama itu di folder tahun, atau kosongkan namanya di Pengaturan.",
        file=path.name,
    )

"""A picture in a document: emblem, photo, drawing.

Layer: word. Says which file and how wide; where it stands is the template's business.
"""

from dataclasses import dataclass
from pathlib import Path

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from lkjip_xl.model import Finding, Severity

# A picture without height, or with a resolution of 0, cannot be given a size.
_NOT_A_PICTURE = (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, ZeroDivisionError)


@dataclass(frozen=True)
class Picture:
    """A picture file, its width on paper in millimetres, and what it shows, for readers who cannot see it."""

    path: Path
    width_mm: float
    description: str = ""


def open_picture(path: Path, *, within_mm: float, description: str) -> tuple[Picture | None, tuple[Finding, ...]]:
    """Return a picture as large as fits a square, or None and the finding that says why Word cannot show it.

    Args:
        path: A PNG or JPG file.
        within_mm: Side of the square on paper, in millimetres.
        description: What the picture shows.
    """
    try:
        image = Image.from_file(str(path))
        shape = image.width / image.height
    except OSError:
        return None, (_unusable(path, "tidak ditemukan atau tidak dapat dibuka"),)
    except _NOT_A_PICTURE:
        return None, (_unusable(path, "bukan gambar PNG atau JPG yang utuh"),)
    return Picture(path, within_mm * min(1.0, shape), description), ()


def _unusable(path: Path, why: str) -> Finding:
    return Finding(
        "GAMBAR_TIDAK_TERPAKAI",
        Severity.PERINGATAN,
        f"Gambar {path.name} {why}; dokumen dibuat tanpa gambar itu",
        "Letakkan berkas PNG atau JPG dengan nama itu di folder tahun, atau kosongkan namanya di Pengaturan.",
        file=path.name,
    )

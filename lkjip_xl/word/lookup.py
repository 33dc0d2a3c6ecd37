"""Which template a document is made from: the office's own copy, or the one that travels with the package.

Layer: word. The office may edit its copies in Word; a copy that cannot be opened costs a finding, not the document.
"""

from pathlib import Path

import lkjip_xl
from lkjip_xl.model import Finding, Severity
from lkjip_xl.word.template import TemplateUnreadableError, WordTemplate

OFFICE_FOLDER = "templat"

_PACKAGE = Path(lkjip_xl.__file__).parent
_SHIPPED = (_PACKAGE / "_shipped" / "templates", _PACKAGE.parent / "templates")
"""In an installed wheel; in a checkout."""


def shipped_templates() -> Path:
    """Return the folder of the templates that travel with the package."""
    return next(folder for folder in _SHIPPED if folder.is_dir())


def find_template(name: str, office_folder: Path | None) -> tuple[Path, tuple[Finding, ...]]:
    """Return the template to use, and what is wrong with the office's own copy.

    Args:
        name: File name, such as `surat_pengantar.docx`.
        office_folder: Folder of the report year, whose `templat/` may hold a copy; None for the shipped one.
    """
    shipped = shipped_templates() / name
    own = office_folder / OFFICE_FOLDER / name if office_folder else None
    if own is None or not own.exists():
        return shipped, ()
    try:
        WordTemplate(own)
    except TemplateUnreadableError as fault:
        return shipped, (_broken_copy(own, fault),)
    return own, ()


def _broken_copy(own: Path, fault: TemplateUnreadableError) -> Finding:
    return Finding(
        fault.code,
        Severity.PERINGATAN,
        f"Template {OFFICE_FOLDER}/{own.name} tidak dapat dibuka; dokumen dibuat dari template bawaan",
        "Tutup template itu di Word lalu ulangi, atau hapus salinannya dari folder templat.",
        file=f"{OFFICE_FOLDER}/{own.name}",
    )

"""Which template a document is made from: the office's own copy, or the one that travels with the package.

Layer: word. The office may edit its copies in Word; a copy that cannot be opened costs a finding, not the document. A
copy that nobody edited follows the package: its hash at the time of copying is kept beside it.
"""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import lkjip_xl
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Finding, Severity
from lkjip_xl.word.anchors.sealing import NotReadableBackError
from lkjip_xl.word.template import TemplateFaultError, TemplateUnreadableError, WordTemplate

Filled = TypeVar("Filled")

OFFICE_FOLDER = "templat"
TEMPLATE_TITLE = "Template "
"""With this the title of each of our templates begins, followed by its file name: copies keep it when renamed."""

_ORIGINS = Path(".lkjip", "templat.json")

_EDITABLE = frozenset({".docx", ".toml"})
"""Documents with markers, and words that a document takes from a list."""

_PACKAGE = Path(lkjip_xl.__file__).parent
_SHIPPED = (_PACKAGE / "_shipped" / "templates", _PACKAGE.parent / "templates")
"""In an installed wheel; in a checkout."""


def shipped_templates() -> Path:
    """Return the folder of the templates that travel with the package."""
    return next(folder for folder in _SHIPPED if folder.is_dir())


def copy_templates(office_folder: Path) -> None:
    """Give an office its own copies of all templates, and keep what they were copied from."""
    origins = {}
    for template in sorted(path for path in shipped_templates().iterdir() if path.suffix in _EDITABLE):
        shutil.copyfile(template, office_folder / OFFICE_FOLDER / template.name)
        origins[template.name] = _fingerprint(template)
    (office_folder / _ORIGINS).write_text(json.dumps(origins, indent=1), encoding="utf-8")


def find_template(name: str, office_folder: Path | None) -> tuple[Path, tuple[Finding, ...]]:
    """Return the template to use, and what is wrong with the office's own copy.

    Args:
        name: File name, such as `surat_pengantar.docx`.
        office_folder: Folder of the report year, whose `templat/` may hold a copy; None for the shipped one.
    """
    shipped = shipped_templates() / name
    own = office_folder / OFFICE_FOLDER / name if office_folder else None
    if office_folder is None or own is None or not own.exists() or is_untouched(own, office_folder):
        return shipped, ()
    try:
        WordTemplate(own)
    except TemplateUnreadableError as fault:
        return shipped, (_broken_copy(own, fault),)
    return own, ()


def fill_template(
    name: str, office_folder: Path | None, fill: Callable[[Path], Filled]
) -> tuple[Filled, tuple[Finding, ...]]:
    """Fill the office's own template, or the shipped one where that cannot be filled; return also why.

    Args:
        name: File name, as for `find_template`.
        office_folder: Folder of the report year; None for the shipped template.
        fill: Makes the document from a template; called once more with the shipped one where the own one has a fault.

    Raises:
        LkjipError: As `fill` raises of the shipped template.
    """
    template, findings = find_template(name, office_folder)
    shipped = shipped_templates() / name
    try:
        return fill(template), findings
    except (TemplateFaultError, NotReadableBackError) as fault:
        if template == shipped:
            raise
        return fill(shipped), (_faulty_copy(template, fault),)


def is_untouched(own: Path, office_folder: Path) -> bool:
    """Whether the office's copy still is what was copied: then it follows the package."""
    origins = office_folder / _ORIGINS
    return origins.exists() and json.loads(origins.read_text(encoding="utf-8")).get(own.name) == _fingerprint(own)


def _fingerprint(template: Path) -> str:
    return hashlib.sha256(template.read_bytes()).hexdigest()


def _broken_copy(own: Path, fault: TemplateUnreadableError) -> Finding:
    return Finding(
        fault.code,
        Severity.PERINGATAN,
        f"Template {OFFICE_FOLDER}/{own.name} tidak dapat dibuka; dokumen dibuat dari template bawaan",
        "Tutup template itu di Word lalu ulangi, atau hapus salinannya dari folder templat.",
        file=f"{OFFICE_FOLDER}/{own.name}",
    )


def _faulty_copy(own: Path, fault: LkjipError) -> Finding:
    place = fault.where.removeprefix(own.name).lstrip(": ")
    return Finding(
        fault.code,
        Severity.PERINGATAN,
        f"Template {OFFICE_FOLDER}/{own.name} tidak dapat dipakai: {fault.message}"
        f"{f' ({place})' if place else ''}; dokumen dibuat dari template bawaan",
        "Perbaiki template itu di Word menurut docs/TEMPLAT.md, atau hapus salinannya dari folder templat.",
        file=f"{OFFICE_FOLDER}/{own.name}",
    )

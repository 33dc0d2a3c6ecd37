"""Periksa template: the lint of a template, with the names that this template may use.

Layer: sop. Changes nothing.
Source: docs/TEMPLAT.md tells staff what a template may hold.
"""

from pathlib import Path

from lkjip_xl.model import Finding
from lkjip_xl.sop.checking.template_names import template_names
from lkjip_xl.word.anchors.package import open_package
from lkjip_xl.word.lint.linting import lint_template
from lkjip_xl.word.lookup import TEMPLATE_TITLE

_CORE = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def name_of_template(file: Path) -> str | None:
    """Return which of our templates a document is, by its file name or the title it was built with; None if none.

    Raises:
        DocumentUnreadableError: The file is no Word document.
        DocumentDamagedError: Its properties are broken.
    """
    if file.name in template_names():
        return file.name
    with open_package(file) as package:
        core = package.parse(_CORE)
    title = "" if core is None else core.findtext(_TITLE, "")
    name = title.removeprefix(TEMPLATE_TITLE)
    return name if title != name and name in template_names() else None


def check_template(file: Path, name: str) -> tuple[Finding, ...]:
    """Return what is wrong with a template, or worth knowing; `name` says which of ours it is."""
    return lint_template(file, template_names()[name])

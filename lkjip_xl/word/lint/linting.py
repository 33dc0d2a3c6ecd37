"""The lint of a template: every check, on every part, as findings that name the paragraph or the cell.

Layer: word. Knows no template by name: which names it may use and what it must print is told by the caller.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from lkjip_xl.model import Finding, Severity
from lkjip_xl.word.anchors.package import Package, open_package
from lkjip_xl.word.factory import render
from lkjip_xl.word.lint import faults
from lkjip_xl.word.lint.blocks import PartReading, read_blocks
from lkjip_xl.word.lint.contents import check_fields, check_looks, check_package, check_revisions
from lkjip_xl.word.lint.fences import check_fences
from lkjip_xl.word.lint.lines import Line, read_lines
from lkjip_xl.word.lint.places import check_places
from lkjip_xl.word.lint.shapes import Shape, TemplateNames, shape_of
from lkjip_xl.word.properties import DocumentProperties
from lkjip_xl.word.template import Fault, TemplateFaultError

_TRIAL = DocumentProperties("", "", datetime(2026, 1, 1, tzinfo=UTC))


def lint_template(path: Path, names: TemplateNames) -> tuple[Finding, ...]:
    """Return everything that is wrong with a template, or worth knowing, in reading order.

    Args:
        path: The .docx with markers.
        names: What may and must stand in it.

    Raises:
        DocumentUnreadableError: It is no Word document.
        DocumentDamagedError: A part of it is broken.
    """
    with open_package(path) as package:
        findings = [*check_package(package), *_check_text(package, names)]
    if not any(finding.severity is Severity.GALAT for finding in findings):
        findings += _try(path, names)
    return tuple(dict.fromkeys(replace(finding, file=path.name) for finding in findings))


def _check_text(package: Package, names: TemplateNames) -> Iterator[Finding]:
    known = shape_of(names.known).fields
    printed: set[str] = set()
    own_looks: list[Line] = []
    for part in package.stories():
        root = package.parse(part)
        if root is not None:
            lines = read_lines(root, part)
            reading = read_blocks(lines, known)
            printed |= reading.printed
            own_looks += lines
            yield from _check_part(lines, reading, names)
            yield from check_fields(root, lines)
            yield from check_revisions(root, lines)
    yield from (faults.place_missing(name) for name in names.required if name not in printed)
    yield from check_looks(own_looks)


def _check_part(lines: tuple[Line, ...], reading: PartReading, names: TemplateNames) -> Iterator[Finding]:
    yield from reading.findings
    yield from check_places(lines)
    yield from check_fences(reading, lines, names.narratives)


def _try(path: Path, names: TemplateNames) -> Iterator[Finding]:
    """Fill the template with nothing but the names, for what only the engine can tell."""
    try:
        render(path, _sample(shape_of(names.known).fields), properties=_TRIAL)
    except TemplateFaultError as fault:
        if fault.reason is not Fault.NOT_COMPUTABLE:  # of names without values little can be computed
            yield faults.trial_failed(fault.message, fault.where.removeprefix(path.name).lstrip(": "))


def _sample(fields: Mapping[str, Shape]) -> dict[str, object]:
    return {name: _sample_of(shape) for name, shape in fields.items()}


def _sample_of(shape: Shape) -> object:
    if shape.item is not None:
        return [_sample_of(shape.item)] * 2
    return _sample(shape.fields) if shape.fields else None

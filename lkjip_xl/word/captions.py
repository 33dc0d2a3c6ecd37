r"""Captions: tables and pictures numbered without gaps (`Tabel 3.1`, `Tabel 3.2`, `Tabel L.1`).

Layer: word. A caption is a paragraph of the template with a SEQ field; what stands before the field (`Tabel 3.`) is
its prefix, typed by whoever wrote the template. Nothing of the report is known here.
Source: ECMA-376 Part 1, 17.16.5.63 (SEQ). LibreOffice ignores the switch `\s` (restart at a heading) but obeys `\r`,
so the first caption of each prefix restarts its sequence explicitly; Word numbers alike when it refreshes fields.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from lkjip_xl.word.fields import find_field, plain_text

_RESTART = r"\r 1"


@dataclass(frozen=True)
class Caption:
    """A numbered caption: `label` is the name of its sequence (`Tabel`), `text` all that it shows."""

    label: str
    text: str
    paragraph: etree._Element


def number_captions(document: Document) -> tuple[Caption, ...]:
    """Write the number of every caption into its field and return the captions in reading order."""
    seen: Counter[str] = Counter()
    captions = []
    for paragraph in _captioned(document):
        field = find_field(paragraph, "SEQ")
        if field is None:
            continue
        words = [word for word in (field.instruction.text or "").replace(_RESTART, "").split() if word]
        seen[field.before] += 1
        restart = [_RESTART] if seen[field.before] == 1 else []
        field.instruction.text = f" {' '.join([*words, *restart])} "
        field.result.text = str(seen[field.before])
        captions.append(Caption(words[1], plain_text(paragraph), paragraph))
    return tuple(captions)


def _captioned(document: Document) -> Iterator[etree._Element]:
    """Yield the paragraphs that hold such a field."""
    for instruction in list(document.element.body.iter(qn("w:instrText"))):
        if (instruction.text or "").split()[:1] == ["SEQ"]:
            yield next(instruction.iterancestors(qn("w:p")))

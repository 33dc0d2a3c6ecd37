"""Fields of a Word document: instructions with a cached result, as Word itself writes them.

Layer: word. Knows the file format only; nothing of the report.
Source: ECMA-376 Part 1, 17.16 (complex fields).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree


@dataclass(frozen=True)
class Field:
    r"""A complex field inside one paragraph.

    Attributes:
        instruction: Element that holds the instruction, such as ` SEQ Tabel \* ARABIC `.
        result: Element that holds the cached result.
        before: Text of the paragraph in front of the field.
    """

    instruction: etree._Element
    result: etree._Element
    before: str


def field_runs(instruction: str, result: str) -> tuple[etree._Element, ...]:
    """Return the runs of a field with its cached result."""
    return (
        char_run("begin"),
        instruction_run(instruction),
        char_run("separate"),
        text_run(result),
        char_run("end"),
    )


def char_run(kind: str) -> etree._Element:
    """Return the run that begins, separates or ends a field."""
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return _run(mark)


def instruction_run(instruction: str) -> etree._Element:
    """Return the run that holds a field's instruction."""
    return _run(_text("w:instrText", f" {instruction} "))


def text_run(text: str) -> etree._Element:
    """Return a run of plain text."""
    return _run(_text("w:t", text))


def find_field(paragraph: etree._Element, name: str) -> Field | None:
    """Return the first field of that name (`SEQ`) in a paragraph."""
    before: list[str] = []
    for element in paragraph.iter(qn("w:t"), qn("w:instrText")):
        if element.tag == qn("w:t"):
            before.append(element.text or "")
        elif (element.text or "").split()[:1] == [name]:
            return Field(element, _first_text_after(element, paragraph), "".join(before))
    return None


def plain_text(paragraph: etree._Element) -> str:
    """Return what a paragraph shows, a line break or a tab as one space."""
    return " ".join("".join(_shown(paragraph)).split())


def _shown(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        yield (element.text or "") if element.tag == qn("w:t") else " "


def _first_text_after(instruction: etree._Element, paragraph: etree._Element) -> etree._Element:
    elements = list(paragraph.iter(qn("w:t"), qn("w:instrText")))
    return next(element for element in elements[elements.index(instruction) :] if element.tag == qn("w:t"))


def _run(content: etree._Element) -> etree._Element:
    run = OxmlElement("w:r")
    run.append(content)
    return run


def _text(tag: str, text: str) -> etree._Element:
    element = OxmlElement(tag)
    element.set(qn("xml:space"), "preserve")
    element.text = text
    return element

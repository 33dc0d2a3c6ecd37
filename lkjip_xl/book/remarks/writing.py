"""A form with remarks: the same file with comments on its cells, the sheet Catatan, and what it answers.

Layer: book. Everything else in the file stays as it was.
"""

from collections.abc import Sequence

from lxml import etree

from lkjip_xl.book.ooxml.markup import Element, main
from lkjip_xl.book.ooxml.package import Package
from lkjip_xl.book.ooxml.workbook import WorkbookIndex
from lkjip_xl.book.remarks.comments import put_comments
from lkjip_xl.book.remarks.listing import put_listing
from lkjip_xl.book.remarks.parts import Parts
from lkjip_xl.book.remarks.remark import Heading, Remark
from lkjip_xl.book.schema.form import ANSWERS_NAME, REMARKS_SHEET

_BEFORE_NAMES = ("externalReferences", "functionGroups", "sheets")
"""What the names of a workbook stand behind; the first one present is their neighbour."""


def with_remarks(file: str, content: bytes, heading: Heading, remarks: Sequence[Remark], *, answers: str = "") -> bytes:
    """Return a form with remarks in it; equal arguments give equal bytes.

    The copy names the file that it answers, so that the corrected form is known to replace it.

    Args:
        file: File name, for messages.
        content: The form as it came back, or a fresh one.
        heading: What stands above the list.
        remarks: What is to be mended, in the order of the list.
        answers: Fingerprint of the file that it answers, where that is not the content itself.

    Raises:
        LkjipError: The content is no workbook that can be edited.
    """
    package = Package.from_bytes(file, content)
    index, parts = WorkbookIndex(package), Parts(package)
    for sheet in index.sheets:
        if sheet.name != REMARKS_SHEET:
            put_comments(parts, sheet.part, _texts(remarks, sheet.name))
    put_listing(parts, index.sheets, heading, remarks)
    _name(parts.edit(package.main_part), ANSWERS_NAME, f'"{answers or package.digest}"')
    return parts.zipped()


def _texts(remarks: Sequence[Remark], sheet: str) -> dict[str, str]:
    """Return the comment of each cell of a sheet; several remarks on one cell share it."""
    texts: dict[str, str] = {}
    for remark in remarks:
        if remark.sheet == sheet and remark.cell:
            before = texts.get(remark.cell)
            texts[remark.cell] = f"{before}\n{remark.text}" if before else remark.text
    return texts


def _name(root: Element, name: str, value: str) -> None:
    """Define a name that holds a text, in the place of an earlier one."""
    names = root.find(main("definedNames"))
    if names is None:
        names = etree.Element(main("definedNames"))
        next(found for tag in _BEFORE_NAMES if (found := root.find(main(tag))) is not None).addnext(names)
    found = next((item for item in names if item.get("name") == name), None)
    entry = etree.SubElement(names, main("definedName"), name=name, hidden="1") if found is None else found
    entry.text = value

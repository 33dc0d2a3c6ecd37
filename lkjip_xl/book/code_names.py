"""Where a workbook's macros lie, and the code names by which they know its sheets.

Layer: book. Reads parts; knows nothing of what is inside the VBA project.
Source: ECMA-376 part 1, 18.2.28 (workbookPr), 18.3.1.82 (sheetPr).
"""

from typing import cast

from lxml import etree

from lkjip_xl.book.ooxml.markup import Element, main
from lkjip_xl.book.ooxml.package import DamagedWorkbookError, Package

MACRO_SUFFIX = ".xlsm"
"""Excel opens macros only in a file of that name, and such a file only with macros."""

_HEAD = 1024  # bytes: more than a root element with all its namespaces
_SHEETS = ("worksheet", "chartsheet", "dialogsheet")


def project_part(package: Package) -> str:
    """Return the part that holds the macros; empty where the workbook has none."""
    links = package.relations(package.main_part).values()
    parts = [link.target for link in links if link.kind == "vbaProject" and link.target in package.parts]
    return parts[0] if parts else ""


def book_code_name(package: Package) -> str:
    """Return the code name of the workbook; empty where it has none."""
    properties = package.tree(package.main_part).find(main("workbookPr"))
    return "" if properties is None else properties.get("codeName", "")


def sheet_code_names(package: Package) -> list[str]:
    """Return the code name of every sheet, in the order of the workbook's relations; empty where one has none."""
    links = package.relations(package.main_part).values()
    return [_sheet_code_name(package, link.target) for link in links if link.kind in _SHEETS]


def same_macros(one: Package, other: Package) -> bool:
    """Whether two workbooks carry the same project, byte for byte, for the same sheets."""
    return _container(one) == _container(other)


def _container(package: Package) -> tuple[bytes, str, list[str]]:
    content = package.parts.get(project_part(package), b"")
    return content, book_code_name(package), sorted(sheet_code_names(package))


def _sheet_code_name(package: Package, part: str) -> str:
    """Return a sheet's code name from the head of its part: thousands of rows behind it need not be read."""
    content = package.parts.get(part, b"")
    parser = etree.XMLPullParser(events=("start",), resolve_entities=False)
    try:
        for at in range(0, len(content), _HEAD):
            parser.feed(content[at : at + _HEAD])
            for _, found in parser.read_events():
                element = cast("Element", found)
                if element.getparent() is not None:  # the properties come first inside the root, if there are any
                    return str(element.get("codeName", "")) if element.tag == main("sheetPr") else ""
    except etree.XMLSyntaxError as error:
        raise DamagedWorkbookError(package.file, part) from error
    return ""

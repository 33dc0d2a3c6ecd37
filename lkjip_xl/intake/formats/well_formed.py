"""Whether a part is XML at all: the fast reader skips what it does not understand, and with it cells.

Layer: intake. Reads XML; knows no sheet and no form. Entities cannot harm: the gate lets no document type through.
Source: XML 1.0, 2.1. Spreadsheet programs refuse such a workbook or offer to repair it.
"""

from xml.parsers import expat

from lkjip_xl.book.ooxml.package import DamagedWorkbookError


def check_well_formed(part: bytes, file: str, where: str) -> None:
    """Refuse a part that is broken, or ends too early. Nothing of it is kept: a tree would take four times as long.

    Args:
        part: The XML.
        file: File name, for messages.
        where: The part or its sheet, for messages.

    Raises:
        DamagedWorkbookError: It is not well-formed.
    """
    try:
        expat.ParserCreate().Parse(part, True)  # noqa: FBT003  takes it by position only
    except (expat.ExpatError, ValueError, LookupError) as error:  # an encoding that Python does not know, too
        raise DamagedWorkbookError(file, where) from error

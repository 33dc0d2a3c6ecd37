"""The sheet Catatan: every remark with a link to its cell, on the tab that opens first.

Layer: book. Reading a form leaves this sheet out; the next remarks replace it.
Source: ECMA-376 part 1, 18.3 (worksheets), 18.8 (styles).
"""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from lkjip_xl.book.ooxml.markup import MAIN, RELATION_ID, SPACE, Element, drop_attributes, main, parse
from lkjip_xl.book.ooxml.package import Relation
from lkjip_xl.book.ooxml.workbook import SheetPart
from lkjip_xl.book.remarks.parts import Parts
from lkjip_xl.book.remarks.remark import Heading, Remark
from lkjip_xl.book.row_height import LINE_HEIGHT, count_lines
from lkjip_xl.book.schema.form import REMARKS_SHEET

_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_HEADS: Final = ("No", "Lembar", "Sel", "Tingkat", "Yang perlu diperbaiki", "Cara memperbaiki")
_WIDTHS: Final = (5, 15, 9, 12, 58, 58)
_LINK_COLUMN: Final = 2
_EMPTY_SHEET: Final = f'<worksheet xmlns="{MAIN}"/>'.encode()
_PADDING: Final = 4
_MOST_LISTED: Final = 500
"""Remarks that the sheet lists; the rest is counted there and stands on the cells as comments."""
_REST: Final = "Butir itu tertulis sebagai komentar pada selnya."
_LOOKS: Final = {
    "title": ('<font><b/><sz val="14"/><color rgb="FF1F3B57"/><name val="Calibri"/></font>', None, False),
    "plain": ('<font><sz val="11"/><name val="Calibri"/></font>', None, False),
    "text": ('<font><sz val="11"/><name val="Calibri"/></font>', None, True),
    "head": ('<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font>', "FF1F3B57", True),
    "link": ('<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font>', None, True),
}
"""Font, background and wrapping of what the sheet shows."""


def put_listing(parts: Parts, sheets: Sequence[SheetPart], heading: Heading, remarks: Sequence[Remark]) -> None:
    """Write the sheet, in the place of an earlier one or behind all others, and let the form open on it."""
    looks = _add_looks(parts)
    content = _sheet(heading, remarks, looks)
    earlier = next((sheet for sheet in sheets if sheet.name == REMARKS_SHEET), None)
    if earlier:
        parts.replace(earlier.part, content)
    else:
        _add_sheet(parts, content)
    _open_first(parts, [sheet for sheet in sheets if sheet.name != REMARKS_SHEET])


def _add_sheet(parts: Parts, content: bytes) -> None:
    part = parts.add("xl/worksheets", "sheet", ".xml", content)
    parts.declare(part, _SHEET_TYPE)
    main_part = parts.package.main_part
    listed = parts.edit(main_part).find(main("sheets"))
    if listed is None:
        return
    number = max((int(sheet.get("sheetId", "0")) for sheet in listed), default=0) + 1
    id_ = parts.relate(main_part, "worksheet", part)
    etree.SubElement(listed, main("sheet"), {"name": REMARKS_SHEET, "sheetId": str(number), RELATION_ID: id_})


def _open_first(parts: Parts, others: Sequence[SheetPart]) -> None:
    """Make the sheet the active one; two selected tabs would be a group in which typing fills both."""
    root = parts.edit(parts.package.main_part)
    names = [sheet.get("name") for sheet in root.iterfind(f"{main('sheets')}/{main('sheet')}")]
    for view in root.iterfind(f"{main('bookViews')}/{main('workbookView')}"):
        view.set("activeTab", str(names.index(REMARKS_SHEET)))
    for sheet in others:
        if b"tabSelected" in parts.package.parts[sheet.part]:
            for view in parts.edit(sheet.part).iterfind(f"{main('sheetViews')}/{main('sheetView')}"):
                drop_attributes(view, "tabSelected")


def _add_looks(parts: Parts) -> dict[str, int]:
    """Add our cell formats to the form's and return their numbers; the unit's own are not touched."""
    links: Sequence[Relation] = list(parts.relations(parts.package.main_part).values())
    root = parts.edit(next(link.target for link in links if link.kind == "styles"))
    formats = _group(root, "cellXfs")
    numbers = {}
    for name, (font, colour, wraps) in _LOOKS.items():
        fill = "0" if colour is None else _append(root, "fills", _fill(colour))
        entry = etree.SubElement(formats, main("xf"), numFmtId="0", fontId=_append(root, "fonts", font), fillId=fill)
        entry.set("borderId", "0")
        entry.set("xfId", "0")
        entry.set("applyFont", "1")
        entry.set("applyFill", "1")
        entry.set("applyAlignment", "1")
        etree.SubElement(entry, main("alignment"), vertical="top", wrapText="1" if wraps else "0")
        numbers[name] = len(formats) - 1
    formats.set("count", str(len(formats)))
    return numbers


def _fill(colour: str) -> str:
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor indexed="64"/></patternFill></fill>'
    )


def _append(root: Element, group: str, entry: str) -> str:
    """Append an entry to a group of the styles and return its number."""
    entries = _group(root, group)
    entries.append(parse(entry.replace(">", f' xmlns="{MAIN}">', 1).encode()))
    entries.set("count", str(len(entries)))
    return str(len(entries) - 1)


def _group(root: Element, name: str) -> Element:
    found = root.find(main(name))
    if found is None:
        raise LookupError(name)
    return found


def _sheet(heading: Heading, remarks: Sequence[Remark], looks: dict[str, int]) -> bytes:
    root = parse(_EMPTY_SHEET)
    properties = etree.SubElement(root, main("sheetPr"))
    etree.SubElement(properties, main("tabColor"), rgb="FFC00000")
    etree.SubElement(properties, main("pageSetUpPr"), fitToPage="1")
    views = etree.SubElement(root, main("sheetViews"))
    etree.SubElement(views, main("sheetView"), showGridLines="0", tabSelected="1", workbookViewId="0")
    columns = etree.SubElement(root, main("cols"))
    for number, width in enumerate(_WIDTHS, start=1):
        etree.SubElement(columns, main("col"), min=str(number), max=str(number), width=str(width), customWidth="1")
    data = etree.SubElement(root, main("sheetData"))
    _write(data, [heading.title], [looks["title"]], wraps=False)
    for sentence in heading.sentences:
        _write(data, [sentence], [looks["plain"]], wraps=False)
    _write(data, [], [], wraps=False)
    _write(data, _HEADS, [looks["head"]] * len(_HEADS))
    links = _write_remarks(data, remarks, looks)
    _finish(root, len(heading.sentences) + 1, links)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _write_remarks(data: Element, remarks: Sequence[Remark], looks: dict[str, int]) -> dict[str, str]:
    """Write a row per remark and return where each link leads, by the cell it stands in."""
    links = {}
    for number, remark in enumerate(remarks[:_MOST_LISTED], start=1):
        texts = (str(number), remark.sheet, remark.cell, remark.weight, f"{remark.what}.", remark.remedy)
        row = _write(data, texts, [looks["link" if n == _LINK_COLUMN else "text"] for n in range(len(texts))])
        if remark.sheet and remark.cell:
            quoted = remark.sheet.replace("'", "''")
            links[f"C{row}"] = f"'{quoted}'!{remark.cell}"
    if (rest := len(remarks) - _MOST_LISTED) > 0:
        _write(data, ("", "", "", "", f"Dan {rest} butir lain.", _REST), [looks["text"]] * len(_HEADS))
    return links


def _write(data: Element, texts: Sequence[str], looks: Sequence[int], *, wraps: bool = True) -> int:
    """Write a row behind the others, as high as its longest text, and return its number."""
    number = len(data) + 1
    row = etree.SubElement(data, main("row"), r=str(number))
    if wraps and texts:
        lines = max(count_lines(text, width) for text, width in zip(texts, _WIDTHS, strict=False))
        row.set("ht", str(lines * LINE_HEIGHT + _PADDING))
        row.set("customHeight", "1")
    for letter, text, look in zip("ABCDEF", texts, looks, strict=False):
        cell = etree.SubElement(row, main("c"), r=f"{letter}{number}", s=str(look), t="inlineStr")
        content = etree.SubElement(etree.SubElement(cell, main("is")), main("t"))
        content.set(SPACE, "preserve")
        content.text = text
    return number


def _finish(root: Element, above: int, links: dict[str, str]) -> None:
    """Add what stands behind the cells, in the order of the file format."""
    merged = etree.SubElement(root, main("mergeCells"), count=str(above))
    for row in range(1, above + 1):
        etree.SubElement(merged, main("mergeCell"), ref=f"A{row}:F{row}")
    if links:
        group = etree.SubElement(root, main("hyperlinks"))
        for cell, target in links.items():
            etree.SubElement(group, main("hyperlink"), ref=cell, location=target, display=target)
    margins = {"left": "0.5", "right": "0.5", "top": "0.6", "bottom": "0.6", "header": "0.3", "footer": "0.3"}
    etree.SubElement(root, main("pageMargins"), margins)
    etree.SubElement(root, main("pageSetup"), orientation="landscape", fitToHeight="0")

"""Counts of everything a user of the workbook would miss, taken from the text of its parts."""

import re
from collections.abc import Mapping

_SHEETS, _WORKBOOK, _DRAWINGS = r"xl/worksheets/sheet\d+\.xml", r"xl/workbook\.xml", r"xl/drawings/drawing\d+\.xml"
_ALL = r".*\.(xml|vml|rels)"

_FEATURES: Mapping[str, tuple[str, str]] = {
    "macro workbook": (r"\[Content_Types\]\.xml", "ms-excel.sheet.macroEnabled.main"),
    "link to the macros": (r"xl/_rels/workbook\.xml\.rels", 'relationships/vbaProject"'),
    "buttons": (r".*\.vml", "<x:FmlaMacro>"),
    "legacy drawings": (_SHEETS, "<legacyDrawing "),
    "form controls": (_SHEETS, "<control "),
    "twins of the form controls": (_DRAWINGS, "compatExt"),
    "form control properties": (r"xl/ctrlProps/.*", "<formControlPr"),
    "charts": (r"xl/charts/chart\d+\.xml", "<c:chartSpace"),
    "images": (_DRAWINGS, "<xdr:pic>"),
    "text boxes": (_DRAWINGS, 'txBox="1"'),
    "comments": (r"xl/comments\d+\.xml", "<comment ref"),
    "comments always shown": (r".*\.vml", "<x:Visible/?>"),
    "threaded comments": (_ALL, "<threadedComment "),
    "persons": (_ALL, "<person "),
    "custom XML": (r"customXml/item\d+\.xml", "<ikm "),
    "ribbon": (r"customUI/.*", "<button "),
    "custom properties": (r"docProps/custom\.xml", "<property "),
    "company": (r"docProps/app\.xml", "<Company>"),
    "external links": (r"xl/externalLinks/externalLink\d+\.xml", "<externalBook "),
    "formulas into other workbooks": (_SHEETS, r"\[1\]Sheet1"),
    "printer settings": (r"xl/printerSettings/.*", "^P"),
    "formats by rule": (_SHEETS, "<cfRule "),
    "formats by rule of 2010": (_SHEETS, "<x14:cfRule "),
    "validations": (_SHEETS, "<dataValidation "),
    "validations of 2010": (_SHEETS, "<x14:dataValidation "),
    "sparklines": (_SHEETS, "<x14:sparkline>"),
    "names": (_WORKBOOK, "<definedName "),
    "sheet protection": (_SHEETS, "<sheetProtection "),
    "protected ranges": (_SHEETS, "<protectedRange "),
    "workbook protection": (_WORKBOOK, "<workbookProtection"),
    "code names of sheets": (_SHEETS, "<sheetPr [^>]*codeName="),
    "code name of the workbook": (_WORKBOOK, 'codeName="ThisWorkbook"'),
    "hidden sheets": (_WORKBOOK, 'state="(?:veryH|h)idden"'),
    "columns": (_SHEETS, "<col "),
    "headers and footers": (_SHEETS, "<odd(?:Header|Footer)>"),
    "page breaks": (_SHEETS, "<brk "),
    "ignored errors": (_SHEETS, "<ignoredError "),
    "landscape pages": (_SHEETS, 'orientation="landscape"'),
    "tab colours": (_SHEETS, "<tabColor"),
    "frozen panes": (_SHEETS, "<pane "),
    "hyperlinks": (_SHEETS, "<hyperlink "),
    "merged cells": (_SHEETS, "<mergeCell "),
    "custom row heights": (_SHEETS, 'customHeight="1"'),
    "dynamic arrays": (_SHEETS, r'<c [^>]*cm="1"'),
    "array formulas": (_SHEETS, 't="array"'),
    "rich text": (r"xl/sharedStrings\.xml", "<r>"),
    "shared formulas beside the table": (_SHEETS, r'<c r="T\d+"[^>]*><f t="shared"'),
    "tables": (r"xl/tables/.*", "<table "),
    "calculated columns": (r"xl/tables/.*", "<calculatedColumnFormula>"),
    "totals functions": (r"xl/tables/.*", 'totalsRowFunction="sum"'),
    "formats of table columns": (r"xl/tables/.*", "dataDxfId"),
    "differential formats": (r"xl/styles\.xml", "<dxf>"),
    "revision ids": (_SHEETS, "xr:uid"),
    "extensions of the workbook": (_WORKBOOK, "chartTrackingRefBase"),
}


def census(parts: Mapping[str, bytes]) -> dict[str, int]:
    """Return how often each feature occurs."""
    return {feature: _count(parts, *where) for feature, where in _FEATURES.items()}


def _count(parts: Mapping[str, bytes], name: str, pattern: str) -> int:
    texts = [content.decode("utf-8", "replace") for part, content in parts.items() if re.fullmatch(name, part)]
    return sum(len(re.findall(pattern, text)) for text in texts)

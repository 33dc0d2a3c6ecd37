"""Formulas between two spellings: Excel's English one, and the one of LibreOffice's programming interface.

Layer: hosts. Pure. LibreOffice's own parser service would do it, but it cannot name tables (`tbl[[#This Row],[c]]`
becomes `#NAME?`), so the few signs that differ are exchanged here: separators, sheets, inline arrays.
Source: tried against LibreOffice 7.4; ECMA-376 part 1, 18.17 (Excel's grammar).
"""

import re
from collections.abc import Callable

_KEPT = (
    r'"(?:[^"]|"")*"'  # a text
    r"|\[(?:'.|[^\[\]'])*\]"  # a column of a table
    r"|#(?:REF!|NAME\?|VALUE!|NUM!|NULL!|DIV/0!|N/A)"  # an error
)
_SHEET = r"'(?:[^']|'')+'|[^\W\d][\w]*"
_EXCEL = re.compile(rf"(?P<kept>{_KEPT})|(?P<sheet>{_SHEET})!|(?P<sign>[,;{{}}])")
# A sheet that is not marked with $ is told from a function with a dot (STDEV.S) by the cell that follows.
_CALC = re.compile(
    rf"(?P<kept>{_KEPT})"
    rf"|\$(?P<sheet>{_SHEET})\."
    rf"|(?P<bare>{_SHEET})\.(?=\$?[A-Za-z]{{1,3}}\$?\d+(?![\w(.]))"
    r"|(?P<sign>[;|{}~!])"
)
_PLAIN_SHEET = re.compile(r"[^\W\d][\w]*")
_LOOKS_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]?\d*")
_TO_EXCEL = {";": ",", "~": ",", "!": " ", "|": "|"}
_TO_EXCEL_IN_ARRAY = {";": ",", "|": ";", "~": "~", "!": "!"}
_TO_CALC = {",": ";", ";": ";"}
_TO_CALC_IN_ARRAY = {",": ";", ";": "|"}


def to_excel(formula: str) -> str:
    """Return LibreOffice's spelling as Excel's.

    >>> to_excel("=SUM($Data.A1:B2;1.5)&$'Jum''at'.$C$3")
    "=SUM(Data!A1:B2,1.5)&'Jum''at'!$C$3"
    >>> to_excel("=2*tbl[[#This Row];[nilai; satu]]")
    '=2*tbl[[#This Row],[nilai; satu]]'
    """
    return _exchange(_CALC, formula, lambda sheet: f"{_quoted(sheet)}!", _TO_EXCEL, _TO_EXCEL_IN_ARRAY)


def to_calc(formula: str) -> str:
    """Return Excel's spelling as LibreOffice's.

    >>> to_calc('=IF(Data!A1>1,"a,b",{1,2;3,4})')
    '=IF($Data.A1>1;"a,b";{1;2|3;4})'
    """
    return _exchange(_EXCEL, formula, lambda sheet: f"${sheet}.", _TO_CALC, _TO_CALC_IN_ARRAY)


def _exchange(
    pattern: re.Pattern[str],
    formula: str,
    spell_sheet: Callable[[str], str],
    outside: dict[str, str],
    inside: dict[str, str],
) -> str:
    in_array = False

    def put(found: re.Match[str]) -> str:
        nonlocal in_array
        parts = found.groupdict()
        if parts["kept"]:
            return found[0]
        sheet = parts["sheet"] or parts.get("bare")
        if sheet:
            return spell_sheet(sheet)
        sign = found["sign"]
        if sign in "{}":
            in_array = sign == "{"
            return sign
        return (inside if in_array else outside)[sign]

    return pattern.sub(put, formula)


def _quoted(sheet: str) -> str:
    if sheet.startswith("'") or (_PLAIN_SHEET.fullmatch(sheet) and not _LOOKS_LIKE_A_CELL.fullmatch(sheet)):
        return sheet
    return f"'{sheet}'"

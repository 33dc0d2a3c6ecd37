"""Formula texts: the areas they name, and moving them to another cell as Excel's fill does.

Layer: book. Knows a formula as text; calculates nothing.
Source: ECMA-376 part 1, 18.17 (formulas).
"""

import re
from collections.abc import Callable

from lkjip_xl.book.ooxml.refs import Box, column_number

_QUOTED = re.compile(r'("(?:[^"]|"")*")')
_AREA = re.compile(
    r"(?P<sheet>(?:'(?:[^']|'')+'|[A-Za-z_\\][\w.\\]*)!)?"
    r"(?P<start>\$?(?P<left>[A-Z]{1,3})\$?(?P<top>\d+):\$?(?P<right>[A-Z]{1,3})\$?)(?P<bottom>\d+)(?![\w(])"
)


def rewrite_areas(formula: str, sheet: str, *, home: bool, follow: Callable[[Box], Box | None]) -> str:
    """Return a formula in which areas of one sheet have their new last row.

    Args:
        formula: Formula text, without the equals sign.
        sheet: Name of the sheet whose areas are meant.
        home: Whether the formula stands on that sheet, so that areas without a sheet name are meant too.
        follow: New area of an area; None where it is gone, and then the formula keeps it.
    """

    def rewritten(match: re.Match[str]) -> str:
        named = match["sheet"]
        from_other_book = match.string[: match.start()].endswith("]")
        if from_other_book or not (_sheet_name(named).casefold() == sheet.casefold() if named else home):
            return match[0]
        box = Box(column_number(match["left"]), int(match["top"]), column_number(match["right"]), int(match["bottom"]))
        followed = follow(box) or box
        return f"{named or ''}{match['start']}{followed.bottom}"

    pieces = _QUOTED.split(formula)
    return "".join(piece if piece.startswith('"') else _AREA.sub(rewritten, piece) for piece in pieces)


def moved(formula: str, origin: str, destination: str) -> str:
    """Return a formula as it reads after it was filled from one cell to another: relative references move along."""
    if origin == destination:
        return formula
    # Imported here: openpyxl takes a fifth of a second, and most edits move no formula.
    from openpyxl.formula.translate import Translator  # noqa: PLC0415

    return str(Translator(f"={formula}", origin=origin).translate_formula(destination))[1:]


def _sheet_name(prefix: str) -> str:
    return prefix[:-1].strip("'").replace("''", "'")

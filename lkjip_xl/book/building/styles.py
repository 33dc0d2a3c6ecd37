"""Looks of the workbook's cells: colours, fonts and number formats, combined by name.

Layer: book. Knows no sheet and no value.
Source: what staff expect of a workbook: input light yellow, written by a step grey, header dark with white bold;
never colour alone, so every state is a word as well.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from lkjip_xl.book.schema.kinds import Column, Kind, NamedCell, Owner

# Arial is on every office computer and has metric twins elsewhere, so that columns and printed pages come out alike.
FONT: Mapping[str, object] = {"font_name": "Arial", "font_size": 10}

DARK = "#1F3B57"
ACCENT = "#2E6DA4"
PALE = "#EAF0F6"
INPUT = "#FFF9DB"
STEP = "#EFEFEF"
LINE = "#BFC5CC"
MUTED = "#5B6670"
WHITE = "#FFFFFF"

FIRST_YEAR = 1900
"""An integer that may not be smaller is a year: it takes no thousands separator."""


NARROW = 9
"""Whole numbers in a column of at most that width (running numbers, scores, years) stand in its middle."""


class Tone(StrEnum):
    """What a state word means to its reader, and so its colour."""

    GOOD = "baik"
    BUSY = "berjalan"
    WARN = "perhatian"
    BAD = "salah"
    IDLE = "diam"


TONES: Mapping[Tone, Mapping[str, object]] = {
    Tone.GOOD: {"bg_color": "#D8EFDC", "font_color": "#1B5E2B"},
    Tone.BUSY: {"bg_color": "#D6E8F8", "font_color": "#174A75"},
    Tone.WARN: {"bg_color": "#FDE9C8", "font_color": "#7A4B00"},
    Tone.BAD: {"bg_color": "#F9D5D3", "font_color": "#8C1D18"},
    Tone.IDLE: {"bg_color": "#E6E8EA", "font_color": "#4A5056"},
}

_BOX: Mapping[str, object] = {"border": 1, "border_color": LINE}

LOOKS: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 16, "font_color": DARK},
    "intro": {"italic": True, "font_color": MUTED},
    "link": {"font_color": ACCENT, "underline": 1},
    "group": {"bold": True, "font_size": 11, "font_color": DARK, "bottom": 2, "bottom_color": ACCENT},
    "header": {
        **_BOX,
        "bold": True,
        "font_color": WHITE,
        "bg_color": DARK,
        "text_wrap": True,
        "valign": "vcenter",
        "align": "center",
    },
    "label": {"valign": "top"},
    "help": {"font_color": MUTED, "font_size": 9, "text_wrap": True, "valign": "top"},
    "plain": {},
    "wrap": {"text_wrap": True, "valign": "top"},
    "bold": {"bold": True},
    "right": {"align": "right"},
    "centre": {"align": "center"},
    "middle": {"valign": "vcenter"},
    "box": _BOX,
    "input": {**_BOX, "bg_color": INPUT, "locked": False, "valign": "top"},
    "step": {**_BOX, "bg_color": STEP, "locked": True, "valign": "top"},
    "fault": {**_BOX, **TONES[Tone.BAD], "bold": True},
    "text": {"num_format": "@"},
    # "_ " leaves the width of a space to the right, so that a figure does not touch the text beside it.
    "integer": {"num_format": "#,##0_ "},
    "year": {"num_format": "0"},
    "number": {"num_format": "#,##0.00#_ "},
    "shortest": {"num_format": "General"},
    "indent": {"indent": 2, "align": "left"},
    "left": {"align": "left"},
    "two": {"num_format": "#,##0.00_ "},
    "three": {"num_format": "0.000_ "},
    "date": {"num_format": "[$-421]d mmmm yyyy", "align": "left"},
    "command": {"font_name": "Courier New", "font_size": 9},
    "note": {"font_color": MUTED, "font_size": 9},
    "banner": {"bold": True, "font_size": 20, "font_color": WHITE, "bg_color": DARK, "valign": "vcenter"},
    "subbanner": {"font_size": 11, "font_color": "#DCE6F0", "bg_color": DARK, "valign": "top"},
    # White edges keep neighbouring cards apart without a column between them.
    "card": {"bg_color": PALE, "align": "center", "left": 5, "left_color": WHITE, "right": 5, "right_color": WHITE},
    "card_label": {"font_size": 9, "font_color": MUTED, "top": 2, "top_color": ACCENT, "valign": "vcenter"},
    "card_value": {"font_size": 18, "bold": True, "font_color": DARK, "valign": "vcenter"},
    "button": {**_BOX, "bg_color": PALE, "bold": True, "font_color": DARK, "align": "center"},
    "live": {"bold": True, "font_color": DARK, "bg_color": PALE},
    "vertical": {**_BOX, "rotation": 90, "font_size": 8, "text_wrap": True, "align": "center", "bg_color": PALE},
}

_KIND_LOOKS: Mapping[Kind, tuple[str, ...]] = {
    Kind.TEXT: ("wrap", "text"),
    # Excel shows #### for more than 255 characters in a cell of format Text.
    Kind.LONG_TEXT: ("wrap",),
    Kind.INTEGER: ("integer",),
    Kind.NUMBER: ("number",),
    Kind.MONEY: ("integer",),
    Kind.DATE: ("date",),
    Kind.CHOICE: ("text",),
}


class Styles:
    """Cell formats of one workbook, made once per combination of looks.

    Args:
        workbook: The workbook that the formats belong to.
    """

    def __init__(self, workbook: Workbook) -> None:
        """Start without formats."""
        self._workbook = workbook
        self._made: dict[tuple[str, ...], Format] = {}

    def of(self, *looks: str) -> Format:
        """Return the format that combines these looks; a later look overrules an earlier one."""
        if looks not in self._made:
            self._made[looks] = self._workbook.add_format(_merged(looks))
        return self._made[looks]

    def tone(self, tone: Tone) -> Format:
        """Return the format with which a conditional format colours a word."""
        key = ("tone", tone.value)
        if key not in self._made:
            self._made[key] = self._workbook.add_format({**TONES[tone], "bold": True})
        return self._made[key]


def cell_looks(cell: Column | NamedCell) -> tuple[str, ...]:
    """Return the looks of a data cell: whose it is, what it holds, and on which side it stands."""
    owner = "input" if cell.owner is Owner.OFFICE else "step"
    is_year = cell.kind is Kind.INTEGER and (cell.minimum or 0) >= FIRST_YEAR
    return (owner, *(("year",) if is_year else _KIND_LOOKS[cell.kind]), *_side(cell))


def _side(cell: Column | NamedCell) -> tuple[str, ...]:
    if isinstance(cell, NamedCell):
        return ("left",)
    return ("centre",) if cell.kind is Kind.INTEGER and cell.width <= NARROW else ()


def _merged(looks: tuple[str, ...]) -> dict[str, Any]:
    merged: dict[str, Any] = {**FONT}
    for look in looks:
        merged |= LOOKS[look]
    return merged

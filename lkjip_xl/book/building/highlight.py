"""Conditional formats of a table: state words, missing cells, figures that need attention.

Layer: book. Colours only repeat what a word in the cell, or an empty cell, already says.
The ranges end at the table's last row, so that they grow with it.
"""

from collections.abc import Mapping

from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.building.layout import TablePlan
from lkjip_xl.book.building.styles import Styles, Tone
from lkjip_xl.book.schema.kinds import Column, Kind, Owner

WORDS: Mapping[str, Mapping[str, Tone]] = {
    "status_langkah": {
        "Belum": Tone.IDLE,
        "Berjalan": Tone.BUSY,
        "Selesai": Tone.GOOD,
        "Dikembalikan": Tone.WARN,
        "Gugur": Tone.BAD,
    },
    "status_permintaan": {
        "Belum dikirim": Tone.IDLE,
        "Dikirim": Tone.BUSY,
        "Terlambat": Tone.WARN,
        "Diterima": Tone.BUSY,
        "Ditolak": Tone.BAD,
        "Dikembalikan": Tone.WARN,
        "Konflik": Tone.BAD,
        "Lengkap": Tone.GOOD,
        "Disetujui": Tone.GOOD,
        "Dikecualikan": Tone.IDLE,
    },
    "tingkat_temuan": {"galat": Tone.BAD, "peringatan": Tone.WARN, "info": Tone.BUSY},
    "status_nomor": {"dipesan": Tone.BUSY, "dipakai": Tone.GOOD, "batal": Tone.BAD},
}
"""Tone of each state word, by the list it is picked from."""

RESULTS: Mapping[str, Mapping[str, Tone]] = {
    "tblKesesuaian": {"✔": Tone.GOOD, "✘": Tone.BAD, "peringatan": Tone.WARN},
    "tblDiagnosa": {"PASS": Tone.GOOD, "WARN": Tone.WARN, "FAIL": Tone.BAD},
}
"""Tone of each word in the column `hasil`, by table."""

FULL_PERCENT = 100


def highlight(worksheet: Worksheet, plan: TablePlan, styles: Styles) -> None:
    """Add the conditional formats that a table's declaration asks for."""
    for column in plan.table.columns:
        words = WORDS.get(column.choices) or (RESULTS.get(plan.table.name, {}) if column.key == "hasil" else {})
        for word, tone in words.items():
            colour_column(worksheet, plan, column.key, f'{plan.cell(column.key)}="{word}"', styles, tone)
        if column.required and column.owner is Owner.OFFICE:
            colour_column(worksheet, plan, column.key, missing(plan, column), styles, Tone.BAD)
    keys = plan.table.by_key
    if "langsung" in keys:
        _show_difference(worksheet, plan, styles)
    if "capaian" in keys:
        below = f"AND(ISNUMBER({plan.cell('capaian')}),{plan.cell('capaian')}<{FULL_PERCENT})"
        colour_column(worksheet, plan, "capaian", below, styles, Tone.WARN)


def missing(plan: TablePlan, column: Column) -> str:
    """Return the formula that is true where a row has been started but this required cell is empty."""
    first, last = plan.table.columns[0].key, plan.table.columns[-1].key
    return f"AND(COUNTA({plan.cell(first)}:{plan.cell(last)})>0,LEN({plan.cell(column.key)})=0)"


def off_scale(plan: TablePlan, column: Column) -> str:
    """Return the formula that is true where a number cell holds a text, or a number outside its bounds."""
    cell = plan.cell(column.key)
    outside = [f"INT({cell})<>{cell}"] if column.kind is Kind.INTEGER else []
    outside += [f"{cell}<{column.minimum}"] if column.minimum is not None else []
    outside += [f"{cell}>{column.maximum}"] if column.maximum is not None else []
    wrong = f"OR({','.join(outside)})" if outside else "FALSE"
    return f"IF(ISNUMBER({cell}),{wrong},LEN({cell})>0)"


def colour_column(worksheet: Worksheet, plan: TablePlan, key: str, formula: str, styles: Styles, tone: Tone) -> None:
    """Colour the cells of a column for which a formula, written for its first row, is true."""
    column = plan.column(key)
    options = {"type": "formula", "criteria": f"={formula}", "format": styles.tone(tone)}
    worksheet.conditional_format(plan.first_row, column, plan.last_row, column, options)


def _show_difference(worksheet: Worksheet, plan: TablePlan, styles: Styles) -> None:
    """Mark a cell function that gives another figure, or an error, than the one a step stored."""
    stored = "ikm" if "ikm" in plan.table.by_key else "capaian"
    here, there = plan.cell("langsung"), plan.cell(stored)
    # An error is asked for first: every other question about it is an error too, which would colour nothing.
    figures = f"IF(AND(ISNUMBER({here}),ISNUMBER({there})),ROUND({here}-{there},2)<>0,TRUE)"
    differs = f"IF(ISERROR({here}),TRUE,IF(LEN({here})=0,FALSE,{figures}))"
    colour_column(worksheet, plan, "langsung", differs, styles, Tone.BAD)

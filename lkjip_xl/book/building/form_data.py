"""The data sheets of a form: title, live line, table, marks on what is missing or wrong.

Layer: book.
"""

from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.building.cells import write_formula
from lkjip_xl.book.building.highlight import colour_column, off_scale
from lkjip_xl.book.building.layout import INTRO_ROW, LINK_ROW, TITLE_ROW, Rows, Spot, TablePlan
from lkjip_xl.book.building.sheet import TITLE_HEIGHT
from lkjip_xl.book.building.styles import Styles, Tone
from lkjip_xl.book.building.table import draw_table, table_range
from lkjip_xl.book.schema.kinds import Kind, Sheet

LIVE_ROW, NAMES_ROW, HEADER = 3, 4, Spot(5, 0)
NAMES_HEIGHT = 118
_LIVE_HEIGHT = 20
_NUMBERS = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.MONEY})


def plan_data(sheet: Sheet, rows: Rows, blank_rows: int) -> TablePlan:
    """Return the place of a data sheet's table, with that many empty rows under the rows it holds."""
    return TablePlan(sheet.tables[0], rows, HEADER, len(rows) + blank_rows)


def draw_data(
    worksheet: Worksheet,
    sheet: Sheet,
    plan: TablePlan,
    of: str,
    live: tuple[str, str],
    lists: Mapping[str, Sequence[str]],
    styles: Styles,
) -> None:
    """Draw a data sheet.

    Args:
        worksheet: The empty sheet.
        sheet: Its declaration.
        plan: Where its table lies.
        of: Unit and year, behind the title.
        live: Formula of the live line (without its equals sign) and what it shows now.
        lists: The lists behind choices.
        styles: Cell formats of this workbook.
    """
    worksheet.set_row(TITLE_ROW, TITLE_HEIGHT)
    worksheet.write_string(TITLE_ROW, 0, f"{sheet.title} – {of}", styles.of("title"))
    worksheet.write_string(INTRO_ROW, 0, plan.table.note, styles.of("intro"))
    worksheet.write_url(LINK_ROW, 0, "internal:'Petunjuk'!A1", styles.of("link"), string="« Petunjuk")
    _draw_live(worksheet, plan, live, styles)
    draw_table(worksheet, plan, lists, styles, autofilter=False)
    _mark(worksheet, plan, styles)
    worksheet.freeze_panes(plan.first_row, 1)
    worksheet.ignore_errors({"number_stored_as_text": xl_range(*table_range(plan))})
    worksheet.repeat_rows(plan.header.row)


def name_unsur(worksheet: Worksheet, plan: TablePlan, unsur: Mapping[str, str], styles: Styles) -> None:
    """Write the name of each unsur upright above its code."""
    worksheet.set_row(NAMES_ROW, NAMES_HEIGHT)
    for code, name in unsur.items():
        worksheet.write_string(NAMES_ROW, plan.column(code), name, styles.of("vertical"))
    worksheet.repeat_rows(NAMES_ROW, plan.header.row)


def _draw_live(worksheet: Worksheet, plan: TablePlan, live: tuple[str, str], styles: Styles) -> None:
    formula, shown = live
    worksheet.set_row(LIVE_ROW, _LIVE_HEIGHT)
    for column in range(plan.header.column + 1, plan.last_column + 1):
        worksheet.write_blank(LIVE_ROW, column, None, styles.of("live", "middle"))
    write_formula(worksheet, LIVE_ROW, 0, f"={formula}", styles.of("live", "middle"), shown)


def _mark(worksheet: Worksheet, plan: TablePlan, styles: Styles) -> None:
    for column in plan.table.columns:
        if column.kind in _NUMBERS:
            colour_column(worksheet, plan, column.key, off_scale(plan, column), styles, Tone.BAD)
    if "sesuai" in plan.table.by_key:
        more = f"N({plan.cell('sesuai')})>N({plan.cell('jumlah')})"
        colour_column(worksheet, plan, "sesuai", more, styles, Tone.BAD)

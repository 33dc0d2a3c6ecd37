"""Print set-up: paper, orientation, margins, header and footer, repeated rows.

Layer: book. Source: the office prints on F4 and files the pages with a left margin for the punch.
"""

from collections.abc import Mapping
from math import ceil

from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.building.layout import SheetPlan, TablePlan, column_width

# Excel has no paper code for F4. Folio (8.5 × 13 inch = 215.9 × 330.2 mm, code 14) is F4 to within a millimetre, and
# printers place 210 × 330 mm on it with narrower margins.
FOLIO, A4 = 14, 9
PAPERS: Mapping[str, int] = {"F4 215 x 330 mm": FOLIO, "F4 210 x 330 mm": FOLIO, "A4 210 x 297 mm": A4}

_MARGINS_INCH = {"left": 0.7, "right": 0.4, "top": 0.8, "bottom": 0.7}
_PAGE_PIXELS = 1080  # printable width of F4 landscape at 96 pixels an inch, less 5 % for other programs' fonts
_SMALLEST_FACTOR = 2.2  # wider than this many page widths, print below 45 % of its size cannot be read
_CHARACTER_PIXELS, _CELL_PADDING_PIXELS = 7, 5


def set_up_page(worksheet: Worksheet, *, landscape: bool, paper: int, office: str) -> None:
    """Set what every sheet shares; `office` stands at the left of the page's header."""
    worksheet.set_paper(paper)
    if landscape:
        worksheet.set_landscape()
    worksheet.set_margins(**_MARGINS_INCH)
    worksheet.set_header(f"&L&9{_literal(office)}&R&9&A")
    worksheet.set_footer("&L&9Dicetak &D&R&9Halaman &P dari &N")
    worksheet.fit_to_pages(1, 0)
    worksheet.hide_gridlines(2)


def print_tables(worksheet: Worksheet, plan: SheetPlan) -> None:
    """Repeat the heading row and fit the width: one page, or more where one would be too small to read.

    Tables that stand side by side each start a page of their own.
    """
    worksheet.repeat_rows(plan.header_row)
    widths = [_pixels(table) for table in plan.tables]
    if len(plan.tables) == 1:
        pages = ceil(widths[0] / (_PAGE_PIXELS * _SMALLEST_FACTOR))
        worksheet.fit_to_pages(pages, 0)
        if pages > 1:
            worksheet.repeat_columns(0)
    else:
        # set_print_scale ends fitting to a page, under which page breaks would not count.
        worksheet.set_print_scale(min(100, int(100 * _PAGE_PIXELS / max(widths))))
        worksheet.set_v_pagebreaks([table.header.column for table in plan.tables[1:]])
        worksheet.print_area(0, 0, max(table.last_row for table in plan.tables), plan.last_column)


def _pixels(plan: TablePlan) -> float:
    return sum(_CHARACTER_PIXELS * column_width(column) + _CELL_PADDING_PIXELS for column in plan.table.columns)


def _literal(text: str) -> str:
    """Return a text in which & does not start a code of the page header."""
    return text.replace("&", "&&")

"""thin."""
from lkjip_xl.book.building.layout import Spot
from lkjip_xl.book.building.sheet import draw_named_cell
def draw_beranda(workbook, worksheet, schema, rows, values, styles):
    for n, cell in enumerate(schema.sheets[0].names):
        draw_named_cell(workbook, worksheet, cell, Spot(n + 2, 1), values.get(cell.name), schema.lists, styles)

"""Beranda: the state of the report at a glance, and the way to everything else.

Layer: book. What a step writes here are named cells; what it says about the office are formulas on Pengaturan.
"""

from collections.abc import Mapping

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.building.groups import GROUPS
from lkjip_xl.book.building.highlight import WORDS
from lkjip_xl.book.building.home_buttons import draw_buttons
from lkjip_xl.book.building.home_page import FIRST, LAST, HomePage, Span
from lkjip_xl.book.building.layout import Rows
from lkjip_xl.book.building.sheet import PROTECTION
from lkjip_xl.book.building.styles import Styles, Tone
from lkjip_xl.book.schema.kinds import Kind, NamedCell
from lkjip_xl.book.schema.kinds import Workbook as Schema
from lkjip_xl.model import Value

STEPS = range(1, 9)
CARDS = (
    "ikm_kecamatan",
    "mutu_kecamatan",
    "responden_kecamatan",
    "formulir_diterima",
    "pemmas_kecamatan",
    "administrasi_kecamatan",
    "rata_capaian",
    "serapan_kecamatan",
)
NEWS = ("yang_kurang", "pesan_terakhir", "temuan_galat", "temuan_peringatan", "draf_terakhir", "pengantar_terakhir")

_CARDS_IN_ROW, _CARD_COLUMNS = 4, 3
_CARD_LOOKS: Mapping[Kind, str] = {Kind.INTEGER: "integer", Kind.NUMBER: "two"}
_COUNT_OR_PERCENT = "pemmas_kecamatan"  # which of the two is a setting of the office
_TALL, _BANNER_HEIGHT, _LABEL_HEIGHT, _FIGURE_HEIGHT = 30, 34, 18, 32


def draw_beranda(
    workbook: Workbook,
    worksheet: Worksheet,
    schema: Schema,
    rows: Mapping[str, Rows],
    values: Mapping[str, Value],
    styles: Styles,
    *,
    with_macros: bool,
) -> None:
    """Draw the home page.

    Args:
        workbook: The workbook, for defined names.
        worksheet: The empty sheet.
        schema: Declares the key figures.
        rows: Rows of all tables; the steps are named by tblPelaku.
        values: Values of the named cells.
        styles: Cell formats of this workbook.
        with_macros: Whether the workbook carries macros, and so buttons.
    """
    page = HomePage(workbook, worksheet, styles)
    cells = {name: cell for name, (_, cell) in schema.names.items()}
    page.set_grid()
    _draw_banner(page, values)
    row = _draw_cards(page, 3, cells, values)
    if with_macros:  # what people come for stands where it is seen first; commands alone stand at the foot
        row = draw_buttons(page, row, with_macros=True)
    row = _draw_news(page, row, cells, values)
    row = _draw_steps(page, row, cells, rows["tblPelaku"], values)
    if not with_macros:
        row = draw_buttons(page, row, with_macros=False)
    _draw_links(page, row)
    worksheet.fit_to_pages(1, 1)
    worksheet.hide_row_col_headers()
    worksheet.protect("", dict(PROTECTION))


def _draw_banner(page: HomePage, values: Mapping[str, Value]) -> None:
    page.worksheet.set_row(0, _BANNER_HEIGHT)
    page.worksheet.set_row(1, _LABEL_HEIGHT + 6)
    title = '"Laporan Kinerja Instansi Pemerintah (LKjIP) Tahun "&tahun'
    shown = f"Laporan Kinerja Instansi Pemerintah (LKjIP) Tahun {values['tahun']}"
    page.formula(Span(0, 0, LAST + 1), title, shown, "banner", "indent")
    office = '"Kecamatan "&kecamatan&" · "&pemerintah'
    shown = f"Kecamatan {values['kecamatan'] or ''} · {values['pemerintah'] or ''}"
    page.formula(Span(1, 0, LAST + 1), office, shown, "subbanner", "indent")


def _draw_cards(page: HomePage, row: int, cells: Mapping[str, NamedCell], values: Mapping[str, Value]) -> int:
    for n, name in enumerate(CARDS):
        top = row + 3 * (n // _CARDS_IN_ROW)
        first = FIRST + _CARD_COLUMNS * (n % _CARDS_IN_ROW)
        label, figure = Span(top, first, first + 2), Span(top + 1, first, first + 2)
        page.worksheet.set_row(label.row, _LABEL_HEIGHT)
        page.worksheet.set_row(figure.row, _FIGURE_HEIGHT)
        page.worksheet.set_row(figure.row + 1, 8)
        page.value(label, cells[name].label, "card", "card_label")
        look = "shortest" if name == _COUNT_OR_PERCENT else _CARD_LOOKS.get(cells[name].kind, "text")
        page.named(figure, cells[name], values.get(name), "card", "card_value", look)
    return row + 3 * (len(CARDS) // _CARDS_IN_ROW)


def _draw_news(page: HomePage, row: int, cells: Mapping[str, NamedCell], values: Mapping[str, Value]) -> int:
    page.heading(row, "Keadaan")
    for row_of_name, name in enumerate(NEWS, start=row + 1):
        is_long = cells[name].kind is Kind.LONG_TEXT
        page.worksheet.set_row(row_of_name, 2 * _TALL if is_long else _LABEL_HEIGHT)
        page.value(Span(row_of_name, FIRST, FIRST + 2), cells[name].label, "wrap", "bold")
        looks = ("step", "integer", "left") if cells[name].kind is Kind.INTEGER else ("step", "wrap")
        page.named(Span(row_of_name, FIRST + 3, LAST), cells[name], values.get(name), *looks)
        if name.startswith("temuan"):
            _colour(page, Span(row_of_name, FIRST + 3, LAST), ">", 0, Tone.BAD if name == "temuan_galat" else Tone.WARN)
    return row + len(NEWS) + 2


def _draw_steps(
    page: HomePage, row: int, cells: Mapping[str, NamedCell], pelaku: Rows, values: Mapping[str, Value]
) -> int:
    page.heading(row, "Delapan Langkah SOP")
    steps = {step.get("langkah"): step for step in pelaku}
    for n in STEPS:
        at = row + n
        step = steps.get(n, {})
        page.worksheet.set_row(at, _TALL)
        page.value(Span(at, FIRST, FIRST), n, "box", "centre", "middle", "bold")
        for column, head, first, last in (("uraian", "Uraian", 1, 6), ("pelaku", "Pelaku", 7, 9)):
            formula = f'IFERROR(INDEX(tblPelaku[{head}],MATCH({n},tblPelaku[Langkah],0))&"","")'
            page.formula(Span(at, FIRST + first, FIRST + last), formula, step.get(column), "box", "wrap", "middle")
        state = Span(at, LAST - 1, LAST)
        name = f"status_langkah_{n}"
        page.named(state, cells[name], values.get(name), "box", "centre", "middle", "bold")
        for word, tone in WORDS["status_langkah"].items():
            _colour(page, state, "==", f'"{word}"', tone)
    return row + len(STEPS) + 2


def _draw_links(page: HomePage, row: int) -> None:
    page.heading(row, "Semua Lembar")
    columns = len(GROUPS) - 1
    for n, (group, sheets) in enumerate(GROUPS.items()):
        first = FIRST + _CARD_COLUMNS * min(n, columns - 1)
        # The last two groups are short: they share a column.
        above = len(list(GROUPS.values())[columns - 1]) + 2 if n == columns else 0
        at = row + 1 + above
        page.worksheet.write_string(at, first, group, page.styles.of("bold"))
        for line, sheet in enumerate(sheets, start=at + 1):
            page.link(Span(line, first, first), sheet)


def _colour(page: HomePage, span: Span, criteria: str, value: object, tone: Tone) -> None:
    options = {"type": "cell", "criteria": criteria, "value": value, "format": page.styles.tone(tone)}
    page.worksheet.conditional_format(span.row, span.first, span.row, span.last, options)

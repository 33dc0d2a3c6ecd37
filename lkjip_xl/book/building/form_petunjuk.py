"""The sheet Petunjuk of a form: who it is for, what to fill in where, and who has filled it in.

Layer: book. The sentences are data in `presets/petunjuk_formulir.toml`.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xlsxwriter import Workbook

from lkjip_xl.book.building.heights import FittingWorksheet
from lkjip_xl.book.building.layout import Spot
from lkjip_xl.book.building.sheet import TITLE_HEIGHT, draw_named_cell
from lkjip_xl.book.building.styles import Styles
from lkjip_xl.book.schema.kinds import Sheet
from lkjip_xl.model import Value

_WIDTHS = (5, 36, 70, 30)
_TOPIC, _SENTENCE = 1, 2
_FIRST_ROW = 4
_LEGEND = (
    ("Kuning", "input", "Diisi oleh unit"),
    ("Abu-abu", "step", "Dihitung atau diisi otomatis; tidak perlu diubah"),
    ("Merah", "fault", "Belum diisi atau salah; perbaiki sebelum dikirim"),
)


class Sentence(NamedTuple):
    """One instruction with its topic."""

    topik: str
    kalimat: str


def draw_form_petunjuk(
    workbook: Workbook,
    worksheet: FittingWorksheet,
    sheet: Sheet,
    title: Sequence[str],
    sentences: Sequence[Sentence],
    values: Mapping[str, Value],
    styles: Styles,
) -> None:
    """Draw the instructions of a form.

    Args:
        workbook: The workbook, for defined names.
        worksheet: The empty sheet.
        sheet: Its declaration, with the cells about the person who fills it in.
        title: Title and the lines under it.
        sentences: The instructions, in order.
        values: Values of the named cells.
        styles: Cell formats of this workbook.
    """
    for column, width in enumerate(_WIDTHS):
        worksheet.set_column(column, column, width)
    worksheet.set_row(0, TITLE_HEIGHT)
    for row, line in enumerate(title):
        worksheet.write_string(row, 0, line, styles.of("intro" if row else "title"))
    row = _draw_sentences(workbook, worksheet, _FIRST_ROW, sentences, styles)
    row = _draw_people(workbook, worksheet, row, sheet, values, styles)
    _draw_legend(worksheet, row, styles)


def _draw_heading(worksheet: FittingWorksheet, row: int, text: str, styles: Styles) -> int:
    for column in range(len(_WIDTHS)):
        worksheet.write_string(row, column, "" if column else text, styles.of("group"))
    return row + 1


def _draw_sentences(
    workbook: Workbook, worksheet: FittingWorksheet, row: int, sentences: Sequence[Sentence], styles: Styles
) -> int:
    row = _draw_heading(worksheet, row, "Cara Mengisi", styles)
    for n, (topik, kalimat) in enumerate(sentences, start=1):
        worksheet.write_number(row, 0, n, styles.of("wrap", "centre"))
        if topik in workbook.sheetnames:
            worksheet.write_url(
                row, _TOPIC, f"internal:'{topik}'!A1", styles.of("wrap", "link"), string=f"Lembar {topik}"
            )
        else:
            worksheet.write_string(row, _TOPIC, topik, styles.of("wrap", "bold"))
        worksheet.write_string(row, _SENTENCE, kalimat, styles.of("wrap"))
        worksheet.fit_row(row, [(kalimat, _WIDTHS[_SENTENCE])])
        row += 1
    return row + 1


def _draw_people(
    workbook: Workbook,
    worksheet: FittingWorksheet,
    row: int,
    sheet: Sheet,
    values: Mapping[str, Value],
    styles: Styles,
) -> int:
    row = _draw_heading(worksheet, row, sheet.names[0].group, styles)
    for cell in sheet.names:
        spot = Spot(row, _SENTENCE)
        draw_named_cell(workbook, worksheet, cell, spot, values.get(cell.name), {}, styles)
        row += 1
    return row + 1


def _draw_legend(worksheet: FittingWorksheet, row: int, styles: Styles) -> None:
    row = _draw_heading(worksheet, row, "Arti Warna", styles)
    for word, look, meaning in _LEGEND:
        worksheet.write_string(row, _TOPIC, word, styles.of(look))
        worksheet.write_string(row, _SENTENCE, meaning, styles.of("wrap"))
        row += 1

"""Petunjuk: what the colours mean, the eight steps, how to type, and what each sheet is for.

Layer: book. Steps come from tblPelaku, sheets from the schema, sentences from `presets/petunjuk.toml`.
"""

from collections.abc import Iterable, Mapping

from lkjip_xl.book.building.groups import GROUPS
from lkjip_xl.book.building.heights import FittingWorksheet
from lkjip_xl.book.building.layout import FIRST_FREE_ROW, Rows
from lkjip_xl.book.building.sheet import PROTECTION, draw_heading
from lkjip_xl.book.building.styles import Styles
from lkjip_xl.book.presets import load_sentences
from lkjip_xl.book.schema.kinds import Workbook as Schema

TOPIC_WIDTH, SENTENCE_WIDTH = 30, 96

_COLOURS = (
    ("Kuning", "input", "Diisi oleh kantor atau unit. Tidak ada langkah yang menimpanya."),
    ("Abu-abu", "step", "Ditulis oleh langkah; jangan diubah. Lembar yang seluruhnya abu-abu dikunci."),
    ("Biru tua", "header", "Judul kolom tabel; jangan diganti."),
    ("Merah", "fault", "Belum diisi, salah, atau ditolak. Artinya selalu juga tertulis sebagai kata."),
)


def draw_petunjuk(worksheet: FittingWorksheet, schema: Schema, rows: Mapping[str, Rows], styles: Styles) -> None:
    """Draw the instructions of the master."""
    sheet = next(sheet for sheet in schema.sheets if sheet.name == worksheet.get_name())
    worksheet.set_column(0, 0, TOPIC_WIDTH)
    worksheet.set_column(1, 1, SENTENCE_WIDTH)
    draw_heading(worksheet, sheet, styles)
    row = _draw_colours(worksheet, FIRST_FREE_ROW, styles)
    row = _draw_lines(worksheet, row, "Delapan Langkah SOP", _steps(rows["tblPelaku"]), styles)
    sentences = [(entry["topik"], entry["kalimat"]) for entry in load_sentences("petunjuk")]
    row = _draw_lines(worksheet, row, "Cara Mengisi", sentences, styles)
    _draw_sheets(worksheet, row, schema, styles)
    worksheet.protect("", dict(PROTECTION))


def _steps(pelaku: Rows) -> Iterable[tuple[str, str]]:
    for step in pelaku:
        words = f"{step.get('uraian')}. Pelaku: {step.get('pelaku')}. Keluaran: {step.get('keluaran')}."
        yield f"Langkah {step.get('langkah')}", words


def _draw_heading(worksheet: FittingWorksheet, row: int, text: str, styles: Styles) -> None:
    worksheet.write_string(row, 0, text, styles.of("group"))
    worksheet.write_string(row, 1, "", styles.of("group"))


def _draw_lines(
    worksheet: FittingWorksheet, row: int, heading: str, lines: Iterable[tuple[str, str]], styles: Styles
) -> int:
    _draw_heading(worksheet, row, heading, styles)
    for topic, sentence in lines:
        row += 1
        worksheet.write_string(row, 0, topic, styles.of("wrap", "bold"))
        worksheet.write_string(row, 1, sentence, styles.of("wrap"))
        worksheet.fit_row(row, [(sentence, SENTENCE_WIDTH)])
    return row + 2


def _draw_colours(worksheet: FittingWorksheet, row: int, styles: Styles) -> int:
    _draw_heading(worksheet, row, "Arti Warna", styles)
    for word, look, meaning in _COLOURS:
        row += 1
        worksheet.write_string(row, 0, word, styles.of(look))
        worksheet.write_string(row, 1, meaning, styles.of("wrap"))
    return row + 2


def _draw_sheets(worksheet: FittingWorksheet, row: int, schema: Schema, styles: Styles) -> None:
    _draw_heading(worksheet, row, "Guna Setiap Lembar", styles)
    intros = {sheet.name: sheet.intro for sheet in schema.sheets}
    for sheet in (sheet for sheets in GROUPS.values() for sheet in sheets):
        row += 1
        worksheet.write_url(row, 0, f"internal:'{sheet}'!A1", styles.of("wrap", "link"), string=sheet)
        worksheet.write_string(row, 1, intros[sheet], styles.of("wrap"))
        worksheet.fit_row(row, [(intros[sheet], SENTENCE_WIDTH)])

"""The part of Beranda that runs the steps: a button where macros are, and the command that does the same.

Layer: book. While a program blocks the macros, a cell says so and how to allow them: nothing else could, because a
blocked macro cannot speak.
"""

from lkjip_xl.book.building.home_page import FIRST, LAST, HomePage, Span
from lkjip_xl.book.building.macros import draw_button
from lkjip_xl.book.building.styles import Tone
from lkjip_xl.book.schema.buttons import BUTTONS

_ROW, _MAIN_ROW, _NOTE, _NOTICE = 30, 45, 18, 50  # heights in points

_WITHOUT_MACROS = (
    "Tanpa makro: tutup buku induk ini, lalu ketik perintahnya. MASTER diganti dengan nama berkas buku induk ini."
)
_WITH_MACROS = (
    "Klik tombolnya, atau tutup buku induk ini dan ketik perintah di sampingnya. "
    "MASTER diganti dengan nama berkas buku induk ini."
)
# Excel takes no text of more than 255 characters in a formula: one text per sentence.
_BLOCKED = (
    "MAKRO BELUM DIIZINKAN, jadi tombol belum bekerja. ",
    (
        "Excel: tutup buku induk, klik kanan berkasnya, Properties, centang Unblock, OK; buka lagi, lalu pilih Enable "
        "Content. Bila tetap terblokir: File, Options, Trust Center, Trusted Locations, tambahkan folder buku induk. "
    ),
    (
        "LibreOffice: tutup semua jendelanya, jalankan perintah 'lkjip pasang libreoffice --folder FOLDER', lalu buka "
        "lagi. "
    ),
    "Selama itu: tutup buku induk dan ketik perintah di samping tombol.",
)
# NOW() makes the cell calculate at every opening: a result stored while macros ran must not stand when they do not.
_ARE_BLOCKED = "ISERROR(MAKRO_AKTIF()+0*NOW())"


def draw_buttons(page: HomePage, row: int, *, with_macros: bool) -> int:
    """Draw the steps that can be run, in SOP order; return the first row beneath."""
    page.heading(row, "Menjalankan Langkah")
    note = Span(row + 1, FIRST, LAST)
    if with_macros:
        _draw_notice(page, note)
    else:
        page.value(note, _WITHOUT_MACROS, "note", "wrap")
        page.worksheet.set_row(note.row, _NOTE)
    for at, button in enumerate(BUTTONS, start=row + 2):
        height = _MAIN_ROW if with_macros and button.is_main else _ROW
        label = Span(at, FIRST, FIRST + 2)
        page.worksheet.set_row(at, height)
        page.value(label, button.label, "button", "middle")
        page.value(Span(at, FIRST + 3, FIRST + 6), button.command, "box", "command", "middle")
        page.value(Span(at, FIRST + 7, LAST), button.does, "box", "wrap", "middle")
        if with_macros:
            draw_button(page.worksheet, label, height, button)
    return row + len(BUTTONS) + 3


def _draw_notice(page: HomePage, span: Span) -> None:
    """Write what the macros themselves cannot say while they are blocked."""
    blocked = "&".join(f'"{sentence}"' for sentence in _BLOCKED)
    # Stored as blocked: a program that does not calculate on opening has not run a macro either.
    page.formula(span, f'IF({_ARE_BLOCKED},{blocked},"{_WITH_MACROS}")', "".join(_BLOCKED), "note", "wrap")
    page.worksheet.set_row(span.row, _NOTICE)
    colour = {
        "type": "text",
        "criteria": "begins with",
        "value": _BLOCKED[0].split(",", maxsplit=1)[0],
        "format": page.styles.tone(Tone.WARN),
    }
    page.worksheet.conditional_format(span.row, span.first, span.row, span.last, colour)

"""The buttons of Beranda and the commands that do the same, in SOP order.

Layer: book. One row per step that can be run; whoever adds a step adds its row.
Source: DESIGN section 6.
"""

import re
from dataclasses import dataclass

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True)
class Button:
    """One button.

    Attributes:
        label: What stands on it; never an `&`, which LibreOffice 7.4 saves unescaped and so breaks the file.
        macro: The macro it starts, once the workbook carries macros.
        command: The command that does the same on the closed file; MASTER stands for the file's name.
        does: One Indonesian sentence: what it does.
        is_main: The one that people come for: it is drawn larger.
    """

    label: str
    macro: str
    command: str
    does: str
    is_main: bool = False

    @property
    def function(self) -> str:
        """Name of the Python function behind the macro: `generate_draft` for `GenerateDraft`."""
        return _WORD_START.sub("_", self.macro).lower()


BUTTONS: tuple[Button, ...] = (
    Button("Disposisi", "Disposisi", "lkjip disposisi MASTER", "Langkah 1: membuat lembar disposisi."),
    Button(
        "Buat Format dan Surat",
        "BuatFormat",
        "lkjip formulir MASTER",
        "Langkah 2: membuat formulir, kuesioner, format sistematika, dan surat permintaan.",
    ),
    Button(
        "Pengingat",
        "Pengingat",
        "lkjip pengingat MASTER",
        "Langkah 3: membuat pengingat untuk unit yang datanya belum masuk.",
    ),
    Button(
        "Konsolidasi",
        "Konsolidasi",
        "lkjip konsolidasi MASTER",
        "Langkah 3 dan 4: menghimpun formulir dari folder masuk.",
    ),
    Button("Hitung Ulang", "HitungUlang", "lkjip hitung MASTER", "Langkah 4: menghitung semua angka."),
    Button(
        "Generate Draft",
        "GenerateDraft",
        "lkjip draf MASTER",
        "Langkah 4: menyusun draf LKjIP dan konsep surat pengantar.",
        is_main=True,
    ),
    Button(
        "Periksa",
        "Periksa",
        "lkjip periksa MASTER",
        "Memeriksa kesesuaian laporan dengan PermenPANRB 53/2014, dokumen terakhir, dan template kantor.",
    ),
    Button(
        "Dokumen Final",
        "DokumenFinal",
        "lkjip draf MASTER --final",
        "Langkah 6 dan 7: membuat LKjIP untuk ditandatangani, bila semua butir terpenuhi dan Camat sudah menyetujui.",
    ),
    Button(
        "Surat Pengantar",
        "SuratPengantar",
        "lkjip surat-pengantar MASTER",
        "Langkah 8: menetapkan nomor dan membuat surat pengantar.",
    ),
    Button(
        "Diagnosa",
        "Diagnosa",
        "lkjip diagnosa MASTER",
        "Memeriksa komputer dan buku induk: mengapa sebuah tombol tidak berjalan.",
    ),
)

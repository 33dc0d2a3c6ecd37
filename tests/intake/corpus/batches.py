"""Damage to the folder: each function takes a folder that holds a sound form of W1, and spoils what lies there."""

import shutil
from datetime import date
from pathlib import Path

from intake.corpus.container import text_table
from intake.office import W1, Form, respondent

FORM = "Form_W1.xlsx"
MANY = 150
"""Signs of a very long file name, in a file system that counts bytes."""


def same_file_under_two_names(folder: Path) -> None:
    """The same file was sent twice."""
    shutil.copy(folder / FORM, folder / "Form_W1 (1).xlsx")


def two_files_of_one_day(folder: Path) -> None:
    """Two different forms of one unit, and nothing tells which is right."""
    Form(W1).with_rows("tblAngket", [respondent(1, U1=1)]).write(folder / "Form_W1 baru.xlsx")


def newer_file(folder: Path) -> None:
    """A form filled in later."""
    names = {"tanggal_isi": date(2026, 1, 8)}
    Form(W1, names=names).with_rows("tblAngket", [respondent(1, U1=1)]).write(folder / "Form_W1 baru.xlsx")


def same_data_saved_again(folder: Path) -> None:
    """The same tables in another file."""
    Form(W1, names={"pengisi": "Staf (CONTOH)"}).write(folder / "Form_W1 lagi.xlsx")


def form_and_export_of_one_unit(folder: Path) -> None:
    """The answers of a unit come as a form, and others as an export."""
    (folder / "ekspor.csv").write_bytes(text_table(b""))


def own_lock_file(folder: Path) -> None:
    """Excel has the form open."""
    (folder / f"~${FORM}").write_bytes(b"\x04Staf" + bytes(160))


def libreoffice_lock_file(folder: Path) -> None:
    """LibreOffice has the form open."""
    (folder / f".~lock.{FORM}#").write_text(",staf,pc,01.01.2026 08:00,file:///;")


def unfinished_download(folder: Path) -> None:
    """The browser has not finished."""
    shutil.copy(folder / FORM, folder / f"{FORM}.crdownload")


def subfolder(folder: Path) -> None:
    """Forms in a folder of their own."""
    (folder / "susulan").mkdir()
    shutil.move(folder / FORM, folder / "susulan" / FORM)


def directory_named_like_a_form(folder: Path) -> None:
    """An unpacked workbook."""
    (folder / "Form_W1 salinan.xlsx" / "xl").mkdir(parents=True)
    (folder / "Form_W1 salinan.xlsx" / "xl" / "workbook.xml").write_text("<workbook/>")


def endless_link(folder: Path) -> None:
    """A link that leads to itself."""
    (folder / "Form_W1 tautan.xlsx").symlink_to(folder / "Form_W1 tautan.xlsx")


def link_to_its_own_folder(folder: Path) -> None:
    """A folder inside that is the folder itself."""
    (folder / "masuk").symlink_to(folder, target_is_directory=True)


def link_to_nowhere(folder: Path) -> None:
    """A link to a file on a disk that was taken out."""
    (folder / "Form_W1 tautan.xlsx").symlink_to("/tidak/ada/Form_W1.xlsx")


def very_long_name(folder: Path) -> None:
    """A name as mail programs make it."""
    (folder / FORM).rename(folder / f"{'Formulir ' * (MANY // 9)}.xlsx")


def odd_name(folder: Path) -> None:
    """A name with an emoji, quotes and braces."""
    (folder / FORM).rename(folder / "Form 🌼 'W1' \"baru\" {0} & <1>.xlsx")


def name_like_a_formula(folder: Path) -> None:
    """A name that a cell could take for a formula."""
    (folder / FORM).rename(folder / "=W1+1.xlsx")


def in_capitals(folder: Path) -> None:
    """A name in capitals."""
    (folder / FORM).rename(folder / "FORM_W1.XLSX")


def without_suffix(folder: Path) -> None:
    """A form whose suffix was lost."""
    (folder / FORM).rename(folder / "Form_W1")


def a_photograph_beside(folder: Path) -> None:
    """Evidence lies among the forms."""
    (folder / "foto.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")


def a_note_beside(folder: Path) -> None:
    """A note lies among the forms."""
    (folder / "catatan.txt").write_text("W3 menyusul")

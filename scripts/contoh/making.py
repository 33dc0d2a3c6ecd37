"""Writes the whole example office into a folder.

Layer: scripts.
"""

import shutil
from pathlib import Path

from lkjip_xl.book.build import build_master
from scripts.contoh.data import FOLDER
from scripts.contoh.emblem import write_emblem
from scripts.contoh.expectations import INBOX, NOTE_FILE, as_toml, expected_findings
from scripts.contoh.forms import returned_forms, write_form
from scripts.contoh.office import ID_BUKU, TAHUN, input_tables, settings, unsur_names
from scripts.contoh.portal import write_answers, write_results

MASTER_FILE = f"Master_LKjIP_{TAHUN}_CONTOH.xlsx"
README_FILE = "BACA_DULU.txt"
FINDINGS_FILE = "temuan_diharapkan.toml"


def make_office(folder: Path) -> None:
    """Write master, returned forms, survey exports, emblem and expected findings.

    Args:
        folder: Where the office goes; files of the same name are replaced.
    """
    inbox = folder / INBOX
    inbox.mkdir(parents=True, exist_ok=True)
    chosen = settings()
    build_master(folder / MASTER_FILE, tahun=TAHUN, id_buku=ID_BUKU, tables=input_tables(), names=chosen)
    write_emblem(folder / str(chosen["logo"]))
    shutil.copyfile(FOLDER / README_FILE, folder / README_FILE)
    shutil.copyfile(FOLDER / NOTE_FILE, inbox / NOTE_FILE)
    for form in returned_forms():
        write_form(inbox, form)
    write_answers(inbox, unsur_names())
    write_results(inbox, unsur_names())
    (folder / FINDINGS_FILE).write_text(as_toml(expected_findings(folder)), encoding="utf-8", newline="\n")

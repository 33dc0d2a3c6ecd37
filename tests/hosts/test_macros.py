"""The macro functions: one per button, and each does its step when LibreOffice calls it."""

from inspect import isfunction, unwrap
from pathlib import Path

import pytest

from calc import Calc
from lkjip_xl.book.schema.buttons import BUTTONS
from lkjip_xl.hosts import macros
from office_files import open_book


def test_every_button_has_its_function_and_every_function_its_button() -> None:
    functions = [name for name, each in vars(macros).items() if isfunction(each) and unwrap(each) is not each]

    assert functions == [button.function for button in BUTTONS]


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.macro)
def test_a_function_says_which_button_it_serves(button: object) -> None:
    documented = getattr(macros, button.function).__doc__  # type: ignore[attr-defined]

    assert documented.startswith(f'Button "{button.label}"')  # type: ignore[attr-defined]


@pytest.mark.libreoffice
def test_every_button_does_its_step_in_libreoffice(new_master: Path, calc: Calc) -> None:
    """One click after the other, each in a Python process of its own, as on the office's PC."""
    calc.open(new_master)
    told = {button.function: calc.click(button.function) for button in BUTTONS}
    calc.order("close")

    book = open_book(new_master)
    steps = [row["langkah"] for row in book.rows("tblJejak") if row["kejadian"] == "selesai"]
    done = [
        "disposisi",
        "formulir",
        "pengingat",
        "konsolidasi",
        "hitung",
        "draf",
        "periksa",
        "final",
        "surat-pengantar",
    ]
    assert steps[-len(done) :] == done
    assert told["hitung_ulang"].startswith("Angka selesai dihitung: IKM 85,60 (B)")
    assert told["generate_draft"].startswith("Draf Draf_LKjIP_2025_v01.docx dan surat pengantar nomor ")
    assert told["konsolidasi"] == "7 dari 7 formulir unit sudah masuk, 1900 baris digabung."
    assert told["periksa"].startswith("Pemeriksaan selesai: 2 dari 53 butir kesesuaian belum terpenuhi")
    assert told["dokumen_final"].startswith("Dokumen Final belum dapat dibuat: ")
    assert told["diagnosa"].endswith("Lihat sheet Diagnosa.")
    made = {path.name for path in (new_master.parent / "dokumen").iterdir()}
    assert made == {"Draf_LKjIP_2025_v01.docx", "Surat_Pengantar_LKjIP_2025.docx"}

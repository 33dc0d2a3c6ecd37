"""The closed-file door on a macro workbook: the steps write their parts, macros and buttons stay byte for byte."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lkjip_xl.book.container import check_container
from lkjip_xl.sop import hitung, mulai, step_2_formulir, step_3_konsolidasi, step_4_draf
from macro_workbook import PROJECT, buttons, code_names, part
from office_files import EXAMPLE, at, open_book

DRAWING = "xl/drawings/vmlDrawing1.vml"
FIGURES = ("ikm_kecamatan", "mutu_kecamatan", "rata_capaian", "serapan_kecamatan", "formulir_diterima", "temuan_galat")


def run_the_chain(folder: Path, *, with_macros: bool) -> Path:
    source = open_book(EXAMPLE / "Master_LKjIP_2025_CONTOH.xlsx")
    mulai.run(2025, folder, now=at(5), source=source, id_buku="CONTOH-2025", with_macros=with_macros)
    master = folder / "2025" / mulai.master_name(2025, with_macros=with_macros)
    step_2_formulir.run(open_book(master), now=at(6))
    for returned in (EXAMPLE / "masuk").iterdir():
        shutil.copyfile(returned, master.parent / "masuk" / returned.name)
    step_3_konsolidasi.run(open_book(master), now=at(16))
    hitung.run(open_book(master), now=at(17))
    step_4_draf.run(open_book(master), now=at(18))
    return master


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A macro master after the steps up to the draft."""
    return run_the_chain(tmp_path_factory.mktemp("macros"), with_macros=True)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A master without macros after the same steps."""
    return run_the_chain(tmp_path_factory.mktemp("plain"), with_macros=False)


def test_the_macros_stay_byte_for_byte(worked: Path, macro_master: Path) -> None:
    assert part(worked, PROJECT) == part(macro_master, PROJECT)
    assert part(worked, DRAWING) == part(macro_master, DRAWING)


def test_buttons_and_code_names_stay(worked: Path, macro_master: Path) -> None:
    assert buttons(worked) == buttons(macro_master)
    assert code_names(worked) == code_names(macro_master)


def test_the_container_is_whole_and_the_file_valid(worked: Path, ooxml_validator: Callable[[Path], list[str]]) -> None:
    assert check_container(worked) == []
    assert ooxml_validator(worked) == []


def test_macros_change_no_figure(worked: Path, plain: Path) -> None:
    with_macros, without = open_book(worked), open_book(plain)

    assert [with_macros.value(name) for name in FIGURES] == [without.value(name) for name in FIGURES]
    assert with_macros.value("ikm_kecamatan") is not None
    assert with_macros.rows("tblAngket") == without.rows("tblAngket")


def test_the_draft_and_the_letter_are_made(worked: Path) -> None:
    made = sorted(path.name for path in (worked.parent / "dokumen").iterdir())

    assert "Draf_LKjIP_2025_v01.docx" in made
    assert len(made) > 1

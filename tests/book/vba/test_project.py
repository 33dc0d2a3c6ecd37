"""vbaProject.bin, read by a reader that shares no line with the one that wrote it."""

import re
from itertools import chain
from pathlib import Path

import pytest

from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.book.vba.texts import macro_texts
from lkjip_xl.book.vba_project import NO_CACHE, make_vba_project, read_vba_project
from lkjip_xl.errors import LkjipError
from macro_workbook import code_names, read_project

CLASS = 'VERSION 1.0 CLASS\nBEGIN\n  MultiUse = -1\nEND\nAttribute VB_Name = "Kelas"\nPublic Nilai As Long\n'
MODULES = {"modUji": 'Attribute VB_Name = "modUji"\nPublic Sub Uji()\nEnd Sub\n', "Kelas": CLASS}


def test_no_compiled_code_of_any_program_is_inside(macro_master: Path) -> None:
    project = read_project(macro_master)

    assert project.header == NO_CACHE
    assert {module.offset for module in project.modules.values()} == {0}
    assert not [stream for stream in project.streams if "SRP" in stream]


def test_every_text_reads_back_as_it_was_given(macro_master: Path) -> None:
    modules = read_project(macro_master).modules

    for name, text in macro_texts().items():
        given = text.partition("Attribute VB_Name")[2].splitlines()
        assert modules[name].text.partition("Attribute VB_Name")[2].splitlines()[-len(given) + 1 :] == given[1:], name


def test_lines_end_as_vba_wants_them(macro_master: Path) -> None:
    for module in read_project(macro_master).modules.values():
        assert not re.search(r"(?<!\r)\n", module.text), module.name


def test_the_code_names_of_the_workbook_are_the_documents_of_the_project(macro_master: Path) -> None:
    expected = ["ThisWorkbook", *(sheet.code_name for sheet in MASTER.sheets), "shXlwings"]

    assert sorted(code_names(macro_master)) == sorted(expected)
    assert sorted(read_project(macro_master).declared["Document"]) == sorted(expected)


def test_the_list_of_modules_names_what_is_there_by_its_kind(macro_master: Path) -> None:
    project = read_project(macro_master)
    standard = [name for name, module in project.modules.items() if module.is_standard]

    assert sorted(project.declared["Module"]) == sorted(standard)
    assert project.declared["Class"] == ["Dictionary"]
    assert sorted(chain.from_iterable(project.declared.values())) == sorted(project.modules)


def test_the_same_texts_give_the_same_bytes() -> None:
    assert make_vba_project(["shSatu"], MODULES) == make_vba_project(["shSatu"], MODULES)


def test_a_project_that_was_made_reads_back() -> None:
    project = read_vba_project(make_vba_project(["shSatu", "shDua"], MODULES))

    assert project.documents == {"ThisWorkbook", "shSatu", "shDua"}
    assert project.declared == {*project.documents, *MODULES} == set(project.texts)
    assert "Public Nilai As Long" in project.texts["Kelas"]


@pytest.mark.parametrize("cut", [0, 100, 3000])
def test_a_damaged_project_is_one_clear_sentence(cut: int) -> None:
    content = make_vba_project(["shSatu"], MODULES)[:cut]

    with pytest.raises(LkjipError) as refused:
        read_vba_project(content)

    assert str(refused.value) == (
        "[MACROS_UNREADABLE] Makro buku induk rusak dan tidak dapat dibaca. "
        "Tutup buku induk itu, lalu jalankan 'lkjip perbaiki MASTER'."
    )

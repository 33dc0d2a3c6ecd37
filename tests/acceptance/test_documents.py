"""The report and the cover letter as a Camat receives them: valid, whole, Indonesian, with every figure in place."""

import json
import re
import sqlite3
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from english import FUNCTION_WORDS
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.report.lkjip import build_report, write_report
from lkjip_xl.sop.hitung import compute_figures
from lkjip_xl.word.lookup import find_template
from lkjip_xl.word.page import PageSetup
from report.golden.same_docx import assert_same_docx

KINDS = ("draf", "surat_pengantar")
LETTERS = ("disposisi", "surat_permintaan", "nota_dinas", "sistematika", "tanda_terima")
LEFTOVERS = re.compile(r"\{\{|\}\}|\{%|\[\[|#REF|#N/A|\b(?:None|nan|NaN|Error|Traceback|True|False)\b")


def printed(pdf: Path) -> str:
    """Return the text of a PDF as one line: words that wrap stand together again."""
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True)
    return done.stdout


def written(path: Path) -> str:
    """Return all text of a document."""
    return "\n".join("".join(node.itertext("{*}t")) for node in Document(str(path)).element.body.iter("{*}p"))


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", KINDS)
def test_the_pdf_has_all_its_fonts_inside(pdf: dict[str, Path], kind: str) -> None:
    fonts = subprocess.run(["pdffonts", pdf[kind]], capture_output=True, text=True, check=True).stdout.splitlines()[2:]

    assert fonts
    assert [line for line in fonts if line.split()[-5] != "yes"] == []


@pytest.mark.libreoffice
def test_every_figure_of_the_report_is_in_the_text_of_its_pdf(
    demo: dict[str, list[Path]], pdf: dict[str, Path]
) -> None:
    [draft] = demo["draf"]
    with sqlite3.connect(draft.parents[1] / ".lkjip" / "journal.sqlite3") as journal:
        [figures] = journal.execute("SELECT figures FROM draft").fetchone()
    text = re.sub(r"\s+", "", printed(pdf["draf"]))

    missing = [
        figure["printed"]
        for figure in json.loads(figures).values()
        if re.sub(r"\s+", "", figure["printed"]) not in text
    ]
    numbers = [each for each in missing if any(letter.isdigit() for letter in each)]
    assert numbers == []


@pytest.mark.libreoffice
def test_the_cover_letter_prints_its_number_and_both_copies(pdf: dict[str, Path]) -> None:
    text = printed(pdf["surat_pengantar"])

    assert text.count("000.8.6.3/49/436.10/2026") == 2
    assert "SURAT PENGANTAR" in text
    assert len(PdfReader(pdf["surat_pengantar"]).pages) == 2


@pytest.mark.parametrize("kind", [*KINDS, *LETTERS])
def test_every_document_is_valid_for_the_open_xml_sdk(
    demo: dict[str, list[Path]], ooxml_validator: Callable[[Path], list[str]], kind: str
) -> None:
    assert [fault for path in demo[kind] for fault in ooxml_validator(path)] == []


def test_the_report_is_the_one_that_was_looked_at(demo: dict[str, list[Path]], tmp_path: Path) -> None:
    [master] = demo["master"]
    figures = compute_figures(FileBook(master, MASTER))
    model = build_report(figures.office, figures.evaluation, today=date(2026, 1, 19), version=1, provisional=())
    template, _ = find_template("lkjip.docx", None)

    write_report(model, template, tmp_path / "contoh.docx", PageSetup())

    assert_same_docx(tmp_path / "contoh.docx", "contoh.docx")


@pytest.mark.parametrize("kind", ["master", "formulir"])
def test_every_workbook_is_valid_for_the_open_xml_sdk(
    demo: dict[str, list[Path]], ooxml_validator: Callable[[Path], list[str]], kind: str
) -> None:
    assert [fault for path in demo[kind] for fault in ooxml_validator(path)] == []


@pytest.mark.parametrize("kind", [*KINDS, *LETTERS])
def test_nothing_of_the_machinery_shows(demo: dict[str, list[Path]], kind: str) -> None:
    for path in demo[kind]:
        assert LEFTOVERS.findall(written(path)) == []


@pytest.mark.parametrize("kind", [*KINDS, *LETTERS])
def test_no_english_function_word_stands_in_a_document(demo: dict[str, list[Path]], kind: str) -> None:
    for path in demo[kind]:
        words = set(re.findall(r"[A-Za-z]+", written(path).casefold()))
        assert words & FUNCTION_WORDS == set()


@pytest.mark.parametrize("kind", KINDS)
def test_no_table_is_empty(demo: dict[str, list[Path]], kind: str) -> None:
    for path in demo[kind]:
        for table in Document(str(path)).tables:
            body = table.rows[1:] or table.rows
            assert any(cell.text.strip() for row in body for cell in row.cells), table.rows[0].cells[0].text


def test_the_report_holds_at_least_three_charts(demo: dict[str, list[Path]]) -> None:
    [draft] = demo["draf"]

    parts = [str(part.partname) for part in Document(str(draft)).part.package.iter_parts()]
    assert len([name for name in parts if name.startswith("/word/charts/chart")]) >= 3

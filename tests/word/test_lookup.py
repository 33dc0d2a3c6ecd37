"""Tests of `lkjip_xl.word.lookup`."""

from pathlib import Path

import pytest

from lkjip_xl.model import Finding, Severity
from lkjip_xl.word.lookup import copy_templates, find_template, shipped_templates
from word.documents import write_template


@pytest.mark.parametrize("year_folder", [None, Path("tidak-ada")])
def test_without_an_own_copy_the_shipped_template_is_used(year_folder: Path | None) -> None:
    assert find_template("disposisi.docx", year_folder) == (shipped_templates() / "disposisi.docx", ())


def test_the_copy_of_the_office_comes_first(tmp_path: Path) -> None:
    own = write_template(tmp_path / "templat" / "disposisi.docx", "milik kantor")

    assert find_template("disposisi.docx", tmp_path) == (own, ())


def test_a_broken_copy_costs_a_finding_and_not_the_letter(tmp_path: Path) -> None:
    (tmp_path / "templat").mkdir()
    (tmp_path / "templat" / "disposisi.docx").write_text("rusak")

    template, findings = find_template("disposisi.docx", tmp_path)

    assert template == shipped_templates() / "disposisi.docx"
    assert findings == (
        Finding(
            "TEMPLATE_TIDAK_TERBACA",
            Severity.PERINGATAN,
            "Template templat/disposisi.docx tidak dapat dibuka; dokumen dibuat dari template bawaan",
            "Tutup template itu di Word lalu ulangi, atau hapus salinannya dari folder templat.",
            file="templat/disposisi.docx",
        ),
    )


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A year's folder with its own copies of all templates."""
    for name in ("templat", ".lkjip"):
        (tmp_path / name).mkdir()
    copy_templates(tmp_path)
    return tmp_path


def test_a_copy_that_nobody_edited_follows_the_package(office: Path) -> None:
    assert (office / "templat" / "disposisi.docx").is_file()
    assert find_template("disposisi.docx", office) == (shipped_templates() / "disposisi.docx", ())


def test_a_copy_that_somebody_edited_is_used(office: Path) -> None:
    own = write_template(office / "templat" / "disposisi.docx", "disunting kantor")

    assert find_template("disposisi.docx", office) == (own, ())

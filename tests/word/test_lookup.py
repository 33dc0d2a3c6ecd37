"""Tests of `lkjip_xl.word.lookup`."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from lkjip_xl.model import Finding, Severity
from lkjip_xl.word.factory import render
from lkjip_xl.word.lookup import copy_templates, fill_template, find_template, shipped_templates
from lkjip_xl.word.properties import DocumentProperties
from lkjip_xl.word.template import Fault, TemplateFaultError
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


@pytest.mark.parametrize(
    ("marker", "why"),
    [
        ("{{ ''.__class__.__mro__ }}", "Penanda pada template meminta hal yang tidak diizinkan"),
        ("{% for x in y %} tanpa akhir", "Penanda pada template tidak lengkap atau salah tulis"),
    ],
)
def test_an_own_template_with_a_fault_gives_way_to_the_shipped_one(office: Path, marker: str, why: str) -> None:
    own = write_template(office / "templat" / "disposisi.docx", marker)
    tried = list[Path]()

    def fill(template: Path) -> str:
        tried.append(template)
        render(template, {}, properties=DocumentProperties("", "", datetime(2026, 1, 1, tzinfo=UTC)))
        return template.parent.name

    filled, [finding] = fill_template("disposisi.docx", office, fill)

    assert (filled, tried) == ("templates", [own, shipped_templates() / "disposisi.docx"])
    assert (finding.code, finding.severity, finding.file) == (
        "TEMPLATE_SALAH",
        Severity.PERINGATAN,
        "templat/disposisi.docx",
    )
    assert finding.message == (
        f"Template templat/disposisi.docx tidak dapat dipakai: {why} (“{marker}”); dokumen dibuat dari template bawaan"
    )


def test_a_fault_of_the_shipped_template_is_not_hidden(tmp_path: Path) -> None:
    def fill(template: Path) -> str:
        raise TemplateFaultError(template.name, Fault.UNFINISHED)

    with pytest.raises(TemplateFaultError):
        fill_template("disposisi.docx", tmp_path, fill)

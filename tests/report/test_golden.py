"""Whole reports as they were looked at, page by page, before they were kept: every part is still the same.

`LKJIP_UPDATE_GOLDEN=1 pytest tests/report/test_golden.py` keeps them anew; look at them before they are committed. The
report of the example office is in `tests/acceptance/test_documents.py`, where that office is.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lkjip_xl.model import Office
from lkjip_xl.report.lkjip import write_report
from lkjip_xl.word.lookup import find_template
from lkjip_xl.word.page import PageSetup
from report.golden.offices import crowded_office, strained_office
from report.golden.same_docx import UPDATE, assert_same_docx
from report.reports import model_of
from word.anchors.word_like import rewrite

REASON = "3 permintaan data belum disetujui atau dikecualikan"


def draft(office: Office, path: Path, *provisional: str) -> Path:
    """Write the report of an office."""
    template, _ = find_template("lkjip.docx", None)
    write_report(model_of(office, provisional=provisional), template, path, PageSetup())
    return path


@pytest.fixture(scope="module")
def strained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of an office to which much went wrong."""
    return draft(strained_office(), tmp_path_factory.mktemp("sulit") / "sulit.docx", REASON)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of an office of 40 units."""
    return draft(crowded_office(), tmp_path_factory.mktemp("besar") / "besar.docx")


@pytest.fixture(params=["strained", "crowded"])
def report(request: pytest.FixtureRequest) -> Path:
    """Each of the two."""
    path: Path = request.getfixturevalue(request.param)
    return path


def test_a_report_is_the_one_that_was_looked_at(report: Path) -> None:
    assert_same_docx(report, report.name)


def test_a_report_of_a_strained_office_is_valid(report: Path, ooxml_validator: Callable[[Path], list[str]]) -> None:
    assert ooxml_validator(report) == []


@pytest.mark.parametrize(
    ("old", "new"), [("PENDAHULUAN", "PEMBUKA"), ('w:val="Heading2"', 'w:val="Heading3"')], ids=["word", "style"]
)
def test_a_change_of_one_word_or_one_style_is_told_with_its_part(
    old: str, new: str, strained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(UPDATE, raising=False)
    path = rewrite(Path(shutil.copy(strained, tmp_path / "sulit.docx")), lambda xml: xml.replace(old, new, 1))

    with pytest.raises(AssertionError, match=r"sulit\.docx: word/document\.xml differs"):
        assert_same_docx(path, "sulit.docx")


def test_what_differs_with_every_run_does_not_count(
    strained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(UPDATE, raising=False)
    path = Path(shutil.copy(strained, tmp_path / "sulit.docx"))
    rewrite(path, lambda xml: xml.replace("<w:p>", '<w:p w:rsidR="00A1B2C3">', 5))
    rewrite(path, lambda xml: xml.replace("2026-01-20T", "2030-12-31T"), "docProps/core.xml")

    assert_same_docx(path, "sulit.docx")

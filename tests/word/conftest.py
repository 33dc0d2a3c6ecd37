"""What the tests of documents share."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from lkjip_xl.word.properties import DocumentProperties
from word.documents import MakeTemplate, write_template


@pytest.fixture
def make_template(tmp_path: Path) -> MakeTemplate:
    """Return the function that writes a template from the texts of its paragraphs."""
    return partial(write_template, tmp_path / "templat" / "surat.docx")


@pytest.fixture
def properties() -> DocumentProperties:
    """Return the properties of a letter of the fifth of January 2026."""
    return DocumentProperties("Surat Uji", "Kecamatan Contoh", datetime(2026, 1, 5, 8, 30, tzinfo=UTC))

"""A part that is no XML is refused, where the fast reader would skip what it does not understand."""

from pathlib import Path

import pytest
from lxml import etree

from intake.corpus.parts import SHEETS, with_text
from intake.office import UNITS, UNSUR, W1, write_form
from lkjip_xl.book.ooxml.package import DamagedWorkbookError
from lkjip_xl.intake.formats.well_formed import check_well_formed
from lkjip_xl.intake.parsed import Expected
from lkjip_xl.intake.parsing import parse_file


@pytest.mark.parametrize("part", [b"<a/>", b"<?xml version='1.0'?>\n<a><b c='1'>x</b><!-- y --></a>"])
def test_a_whole_part_passes(part: bytes) -> None:
    check_well_formed(part, "F.xlsx", "SKM")

    assert etree.fromstring(part).tag == "a"


@pytest.mark.parametrize(
    "part",
    [
        b"",
        b"<a>",
        b"<a></b>",
        b"<a b=1/>",
        b"<a/><a/>",
        b"<a>&b;</a>",
        b"<a>\x01</a>",
        b"<?xml version='1.0' encoding='x-none'?><a/>",
    ],
)
def test_a_broken_part_does_not(part: bytes) -> None:
    with pytest.raises(DamagedWorkbookError) as refusal:
        check_well_formed(part, "F.xlsx", "SKM")

    assert str(refusal.value) == (
        "[WORKBOOK_DAMAGED] Berkas F.xlsx rusak (SKM). "
        "Buka salinan terakhir yang masih baik, lalu ulangi dengan salinan itu."
    )


@pytest.mark.parametrize(
    ("part", "whole", "broken"),
    [
        (SHEETS["SKM"], '<c r="H7"', '<g r="H7"'),
        (SHEETS["SKM"], '<row r="8"', '<row r8"'),
        ("xl/sharedStrings.xml", "<si><t>Ya</t>", "<si><u>Ya</t>"),
    ],
)
def test_a_workbook_in_which_a_cell_would_be_skipped_is_refused(
    tmp_path: Path, part: str, whole: str, broken: str
) -> None:
    path = write_form(tmp_path, W1)
    path.write_bytes(with_text(path.read_bytes(), part, lambda text: text.replace(whole, broken, 1)))

    found = parse_file(path, Expected(2025, UNITS, UNSUR))

    assert [(finding.message, finding.remedy) for finding in found.findings] == [
        (
            "Berkas Form_W1.xlsx rusak",
            "Buka salinan terakhir yang masih baik, lalu ulangi dengan salinan itu.",
        )
    ]

"""Cells of collected rows that people changed by hand."""

from pathlib import Path

from lkjip_xl.sop import step_3_konsolidasi
from office_files import Typist, at, open_book


def test_a_collected_score_that_was_changed_by_hand_is_told_when_the_file_takes_its_place(
    collected: Path, type_into: Typist
) -> None:
    row = next(row for row in open_book(collected).rows("tblAngket") if row["unit"] == "W1")
    type_into(collected, "SKM_Angket", row.cell("U1"), 1 if row["U1"] != 1 else 2)

    result = step_3_konsolidasi.run(open_book(collected), now=at(17))

    [told] = [finding for finding in result.findings if finding.code.startswith("COLLECTED_CELL")]
    assert (told.sheet, told.cell, told.severity.value) == ("SKM_Angket", row.cell("U1"), "peringatan")
    assert f"memuat “{row['U1']}”" in told.message

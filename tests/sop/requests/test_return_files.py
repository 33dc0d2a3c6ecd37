"""Forms that go back: the copy that is made, the state of the requests, and the corrected form that comes again."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lkjip_xl.sop import step_2_formulir, step_3_konsolidasi
from lkjip_xl.sop.result import StepResult
from office_files import EXAMPLE, Typist, at, open_book

FORM = "Formulir_2025_W3_Pakistaji.xlsx"
COPY = "Formulir_2025_W3_Pakistaji_catatan.xlsx"


@pytest.fixture
def inbox(started: Path, type_into: Typist) -> Path:
    """The inbox of an office to which one unit has sent a form with a score of 5."""
    step_2_formulir.run(open_book(started), now=at(6))
    form = Path(shutil.copyfile(EXAMPLE / "masuk" / FORM, started.parent / "masuk" / FORM))
    type_into(form, "SKM", "H9", 5)
    return form.parent


def consolidate(inbox: Path) -> StepResult:
    [master] = inbox.parent.glob("Master*.xlsm")
    return step_3_konsolidasi.run(open_book(master), now=at(9))


def returned(inbox: Path) -> list[Path]:
    return sorted((inbox.parent / "keluar/dikembalikan").glob("*"))


def requests(inbox: Path, unit: str) -> dict[object, tuple[object, object]]:
    [master] = inbox.parent.glob("Master*.xlsm")
    rows = open_book(master).rows("tblPermintaan")
    return {row["jenis"]: (row["status"], row["dikembalikan"]) for row in rows if row["unit"] == unit}


def at_name(form: Path, name: str) -> tuple[str, str]:
    """Sheet and address of a named cell."""
    sheet, _, cell = load_workbook(form).defined_names[name].attr_text.rpartition("!")
    return sheet.strip("'"), cell.replace("$", "")


def outcomes(result: StepResult) -> dict[str, str]:
    files = result.details["files"]
    assert isinstance(files, list)
    return {file["file"]: file["outcome"] for file in files}


def test_a_refused_form_goes_back_and_its_corrected_copy_takes_its_place(inbox: Path, type_into: Typist) -> None:
    first = consolidate(inbox)
    copies, asked = returned(inbox), requests(inbox, "W3")
    again = consolidate(inbox)
    shutil.copyfile(copies[0], inbox / "sudah diperbaiki.xlsx")
    type_into(inbox / "sudah diperbaiki.xlsx", "SKM", "H9", 4)
    last = consolidate(inbox)

    assert outcomes(first) == {FORM: "dikembalikan"}
    assert [path.name for path in copies] == [COPY]
    assert [artifact.kind for artifact in first.artifacts] == ["dikembalikan", "lembar_ekspedisi"]
    assert asked == dict.fromkeys(("SKM", "Pemmas", "Administrasi", "Kinerja"), ("Dikembalikan", COPY))
    assert load_workbook(copies[0])["SKM"]["H9"].comment.text.startswith("Nilai U1 = 5 di luar skala 1-4.")
    assert again.artifacts == ()
    assert returned(inbox) == copies
    assert outcomes(last) == {FORM: "diganti", "sudah diperbaiki.xlsx": "diterima"}
    assert not last.has_galat
    assert {status for status, _ in requests(inbox, "W3").values()} == {"Diterima"}


def test_a_copy_that_somebody_typed_into_stays_and_new_remarks_get_a_new_version(
    inbox: Path, type_into: Typist
) -> None:
    consolidate(inbox)
    [copy] = returned(inbox)
    type_into(copy, "SKM", "C9", "diketik Lurah")
    typed = copy.read_bytes()

    consolidate(inbox)
    same = returned(inbox)
    type_into(inbox / FORM, "SKM", "H10", 7)
    consolidate(inbox)

    assert same == [copy]
    assert copy.read_bytes() == typed
    assert [path.name for path in returned(inbox)] == [COPY, COPY.replace(".xlsx", "_v02.xlsx")]


def test_a_damaged_form_of_a_known_unit_is_answered_by_a_fresh_one(inbox: Path) -> None:
    (inbox / FORM).unlink()
    name = "Formulir_2025_W2_Kelurahan_Jrebeng_Kidul.xlsx"
    (inbox / name).write_bytes(b"PK\x03\x04 rusak")

    result = consolidate(inbox)

    assert outcomes(result) == {name: "ditolak"}
    [fresh] = returned(inbox)
    assert fresh.name == "Formulir_2025_W2_Kelurahan_Jrebeng_Kidul_catatan.xlsx"
    assert set(requests(inbox, "W2").values()) == {("Ditolak", fresh.name)}
    assert load_workbook(fresh)["Catatan"]["A2"].value.startswith("Berkas yang dikirim tidak dapat dipakai.")


def test_a_form_that_lacks_a_table_is_merged_and_asked_to_complete_it(inbox: Path) -> None:
    form = inbox / FORM
    shutil.copyfile(EXAMPLE / "masuk" / FORM, form)
    book = load_workbook(form)
    for row in book["Kinerja"].iter_rows(min_row=7):
        for cell in row:
            cell.value = None
    book.save(form)

    result = consolidate(inbox)

    assert outcomes(result) == {FORM: "diterima"}
    assert requests(inbox, "W3")["Kinerja"] == ("Dikembalikan", COPY)
    assert requests(inbox, "W3")["SKM"] == ("Diterima", None)


def test_every_faulty_cell_of_a_returned_form_has_its_comment_and_its_line(inbox: Path, type_into: Typist) -> None:
    for row in range(9, 21):
        type_into(inbox / FORM, "SKM", f"H{row}", 5)

    consolidate(inbox)
    [copy] = returned(inbox)
    book = load_workbook(copy)

    cells = [f"H{row}" for row in range(9, 21)]
    assert [cell for cell in cells if book["SKM"][cell].comment is None] == []
    assert [row[2] for row in book["Catatan"].iter_rows(min_row=6, max_row=17, values_only=True)] == cells


def test_a_partly_corrected_form_is_the_one_that_goes_back_again(inbox: Path, type_into: Typist) -> None:
    type_into(inbox / FORM, "SKM", "H10", 7)
    consolidate(inbox)
    shutil.copyfile(returned(inbox)[0], inbox / "A perbaikan.xlsx")
    type_into(inbox / "A perbaikan.xlsx", "SKM", "H9", 4)

    result = consolidate(inbox)

    assert outcomes(result)["A perbaikan.xlsx"] == "dikembalikan"
    again = load_workbook(inbox.parent / "keluar/dikembalikan/A perbaikan_catatan.xlsx")
    listed = [str(row[2]) for row in again["Catatan"].iter_rows(min_row=6, values_only=True)]
    assert [cell for cell in listed if cell.startswith("H")] == ["H10"]
    assert requests(inbox, "W3")["SKM"] == ("Dikembalikan", "A perbaikan_catatan.xlsx")


def test_a_refused_newer_form_goes_back_although_an_older_good_one_counts(inbox: Path, type_into: Typist) -> None:
    shutil.copyfile(EXAMPLE / "masuk" / FORM, inbox / FORM)
    consolidate(inbox)
    copied = shutil.copyfile(inbox / FORM, inbox / "revisi.xlsx")
    sheet, cell = at_name(inbox / FORM, "tanggal_isi")
    type_into(copied, sheet, cell, date(2026, 1, 8))
    type_into(copied, "SKM", "H9", 5)

    result = consolidate(inbox)

    assert outcomes(result) == {FORM: "diterima", "revisi.xlsx": "dikembalikan"}
    assert "CORRECTION_AWAITED" in {finding.code for finding in result.findings}
    assert set(requests(inbox, "W3").values()) == {("Dikembalikan", "revisi_catatan.xlsx")}

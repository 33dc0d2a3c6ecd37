"""Whose form it is, also where its defined names, its identity sheet, or its master are not the expected ones."""

from pathlib import Path

import pytest

from intake.office import TAHUN, UNITS, UNSUR, W1, rework, write_form
from lkjip_xl.intake.parsed import Expected
from lkjip_xl.intake.parsing import parse_file
from lkjip_xl.model import Finding, Severity

EXPECTED = Expected(TAHUN, UNITS, UNSUR)


def test_a_form_that_lost_its_names_is_known_by_the_texts_beside_its_cells(tmp_path: Path) -> None:
    form = write_form(tmp_path, W1)
    before = parse_file(form, EXPECTED)
    book = rework(form)
    book.defined_names.clear()
    book.save(form)

    after = parse_file(form, EXPECTED)

    assert (after.unit, after.filled_on, after.populasi) == (before.unit, before.filled_on, before.populasi)
    assert after.tables == before.tables


def test_tables_without_an_identity_are_refused_by_name(tmp_path: Path) -> None:
    form = write_form(tmp_path, W1)
    book = rework(form)
    book.defined_names.clear()
    del book["_lkjip"]
    book.save(form)

    assert parse_file(form, EXPECTED).findings == (
        Finding(
            "FORM_IDENTITY_LOST",
            Severity.GALAT,
            "Berkas ini berisi tabel formulir, tetapi identitasnya tidak ada: id_formulir, kode_unit_formulir",
            "Salin isinya ke formulir asli unit itu, lalu kirim ulang; jangan menyalin lembarnya ke buku kerja baru.",
            form.name,
        ),
    )


@pytest.mark.parametrize(("id_buku", "is_refused"), [("BUKU-UJI", False), ("", False), ("BUKU-LAIN", True)])
def test_a_form_of_another_master_is_refused(tmp_path: Path, id_buku: str, *, is_refused: bool) -> None:
    form = write_form(tmp_path, W1)

    found = parse_file(form, Expected(TAHUN, UNITS, UNSUR, id_buku=id_buku)).findings

    messages = [finding.message for finding in found if finding.code == "FORM_OTHER_BOOK"]
    assert messages == (["Formulir ini dibuat dari buku induk lain (BUKU-UJI)"] if is_refused else [])


def test_a_form_with_the_code_of_one_unit_and_the_name_of_another_is_refused(tmp_path: Path) -> None:
    form = write_form(tmp_path, W1)
    book = rework(form)
    book["_lkjip"]["B4"] = "W2"
    book.save(form)

    assert parse_file(form, EXPECTED).findings == (
        Finding(
            "FORM_IDENTITY_MIXED",
            Severity.GALAT,
            "Formulir ini berkode unit W2, tetapi bernama Kelurahan Wonoasih",
            "Salin isinya ke formulir asli unit yang benar, lalu kirim ulang.",
            form.name,
            "_lkjip",
            "B5",
        ),
    )


@pytest.mark.parametrize("nama", ["KELURAHAN WONOASIH", "Kelurahan Wonoasih Lama", None])
def test_a_unit_that_was_renamed_since_its_form_was_made_is_still_known(tmp_path: Path, nama: str | None) -> None:
    form = write_form(tmp_path, W1)
    book = rework(form)
    book["_lkjip"]["B5"] = nama
    book.save(form)

    found = parse_file(form, EXPECTED)

    assert (found.unit, found.findings) == ("W1", ())

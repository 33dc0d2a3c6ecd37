"""What the journal of Konsolidasi keeps of files that were replaced, and of copies that went back."""

import hashlib
from pathlib import Path
from typing import Any

from lkjip_xl.intake.joining.merging import fingerprint
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.sop import step_3_konsolidasi
from lkjip_xl.sop.folder import YearFolder
from office_files import Typist, at, open_book

FORM = "Formulir_2025_W2_Jrebeng_Kidul.xlsx"


def mark(file: Path) -> str:
    return fingerprint(hashlib.sha256(file.read_bytes()).hexdigest())


def consolidated(master: Path) -> dict[str, Any]:
    """Consolidate and return what the journal keeps of it."""
    step_3_konsolidasi.run(open_book(master), now=at(16))
    return dict(Journal(YearFolder.of(master).journal, "CONTOH-2025").tail(1)[0].payload)


def test_files_that_came_again_unchanged_are_no_exchange(collected: Path) -> None:
    kept = consolidated(collected)

    assert "diganti" not in kept
    assert "dikembalikan" not in kept


def test_a_newer_version_under_the_same_name_is_kept_with_both_fingerprints(collected: Path, type_into: Typist) -> None:
    form = collected.parent / "masuk" / FORM
    before = mark(form)
    type_into(form, "SKM", "H9", 1)

    kept = consolidated(collected)

    assert kept["diganti"] == [{"berkas": FORM, "sidik": before, "oleh": FORM, "sidik_baru": mark(form)}]


def test_a_newer_version_under_another_name_is_kept_with_both_names(collected: Path, type_into: Typist) -> None:
    form = collected.parent / "masuk" / FORM
    before = mark(form)
    type_into(form, "SKM", "H9", 1)
    newer = form.rename(form.with_name("Perbaikan W2.xlsx"))

    kept = consolidated(collected)

    assert kept["diganti"] == [{"berkas": FORM, "sidik": before, "oleh": newer.name, "sidik_baru": mark(newer)}]


def test_of_two_files_in_the_folder_the_one_that_gave_way_is_kept(collected: Path) -> None:
    export = collected.parent / "masuk" / "Portal_Emas_2025_jawaban.csv"
    longer = export.with_name("Unduhan baru.csv")
    lines = export.read_text(encoding="utf-8-sig").splitlines()
    longer.write_text("\n".join([*lines, lines[1].replace("07/07", "08/11")]))

    kept = consolidated(collected)

    assert kept["diganti"] == [
        {"berkas": export.name, "sidik": mark(export), "oleh": longer.name, "sidik_baru": mark(longer)}
    ]


def test_a_copy_that_goes_back_is_kept_with_the_file_that_it_answers(collected: Path, type_into: Typist) -> None:
    form = collected.parent / "masuk" / FORM
    type_into(form, "SKM", "H9", 5)

    kept = consolidated(collected)

    copy = form.stem + "_catatan.xlsx"
    assert kept["dikembalikan"] == [{"unit": "W2", "berkas": FORM, "sidik": mark(form), "salinan": copy}]

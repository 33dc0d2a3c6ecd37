"""A built workbook arrives whole or not at all."""

from pathlib import Path

import pytest

from lkjip_xl.book.building.saving import save_whole
from lkjip_xl.book.ooxml.locks import WorkbookOpenError
from lkjip_xl.book.ooxml.saving import WorkbookNotSavedError


def test_an_existing_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "Master.xlsx"
    path.write_bytes(b"old")
    save_whole(path, b"new")

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_takes_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorkbookNotSavedError) as caught:
        save_whole(tmp_path / "tidak_ada" / "Master.xlsx", b"new")

    assert str(caught.value) == (
        "[WORKBOOK_NOT_SAVED] Berkas Master.xlsx tidak dapat disimpan; berkas lama tidak diubah "
        f"({tmp_path / 'tidak_ada'}). Periksa ruang kosong pada disk dan sambungan ke folder itu, lalu ulangi."
    )


def test_what_stands_in_the_way_stays_and_no_scrap_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "Master.xlsx"
    (folder / "isi").mkdir(parents=True)
    with pytest.raises(WorkbookNotSavedError):
        save_whole(folder, b"new")

    assert (folder / "isi").is_dir()
    assert list(tmp_path.iterdir()) == [folder]


def test_a_file_held_open_by_a_program_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "Master.xlsx"
    path.write_bytes(b"old")

    def refuse(_self: Path, _target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(WorkbookOpenError):
        save_whole(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]

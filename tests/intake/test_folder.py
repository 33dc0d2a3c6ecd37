"""The folder of returned files."""

from pathlib import Path

import pytest

from lkjip_xl.intake.folder import (
    FolderEmptyError,
    FolderMissingError,
    FolderUnreadableError,
    returned_files,
    unread_subfolders,
)
from lkjip_xl.model import Finding, Severity


def test_files_are_listed_by_name_without_traces_and_subfolders(tmp_path: Path) -> None:
    for name in ("b.xlsx", "a.csv", "~$b.xlsx", ".~lock.b.xlsx#", ".hidden", "Thumbs.db", "catatan.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "lama.xlsx").mkdir()

    assert [path.name for path in returned_files(tmp_path)] == ["a.csv", "b.xlsx", "catatan.txt"]


def test_a_link_that_leads_nowhere_is_a_file_that_somebody_must_look_at(tmp_path: Path) -> None:
    (tmp_path / "ada.xlsx").write_text("x")
    (tmp_path / "putus.xlsx").symlink_to(tmp_path / "tidak_ada.xlsx")
    (tmp_path / "berputar.xlsx").symlink_to(tmp_path / "berputar.xlsx")
    (tmp_path / "utuh.xlsx").symlink_to(tmp_path / "ada.xlsx")

    assert [path.name for path in returned_files(tmp_path)] == ["ada.xlsx", "berputar.xlsx", "putus.xlsx", "utuh.xlsx"]


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FolderMissingError) as refusal:
        returned_files(tmp_path / "masuk")

    assert str(refusal.value) == (
        f"[FOLDER_MISSING] Folder masuk tidak ditemukan ({tmp_path}). "
        "Periksa nama foldernya, atau buat folder itu dan taruh formulir yang kembali di dalamnya."
    )


def test_an_empty_folder_is_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "masuk"
    folder.mkdir()
    (folder / "~$b.xlsx").touch()

    with pytest.raises(FolderEmptyError) as refusal:
        returned_files(folder)

    assert str(refusal.value) == (
        f"[FOLDER_EMPTY] Folder masuk tidak berisi berkas apa pun ({tmp_path}). "
        "Taruh formulir yang kembali dari unit di folder itu, lalu ulangi."
    )


def test_a_folder_that_cannot_be_opened_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> list[Path]:
        raise PermissionError

    folder = tmp_path / "masuk"
    folder.mkdir()
    monkeypatch.setattr(Path, "iterdir", refuse)

    with pytest.raises(FolderUnreadableError) as refusal:
        returned_files(folder)

    assert str(refusal.value) == (
        f"[FOLDER_UNREADABLE] Folder masuk tidak dapat dibuka ({tmp_path}). "
        "Periksa izin folder itu dan sambungan jaringan, lalu ulangi."
    )


def test_every_subfolder_that_holds_files_is_named(tmp_path: Path) -> None:
    for name in ("Kelurahan/W1.xlsx", "Kelurahan/dalam/W2.xlsx", "bukti/~$foto.docx", ".tersembunyi/a.xlsx", "W3.xlsx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    assert unread_subfolders(tmp_path) == [
        Finding(
            "SUBFOLDER_IGNORED",
            Severity.PERINGATAN,
            "Subfolder Kelurahan berisi 2 berkas dan tidak dibaca",
            "Pindahkan formulir di dalamnya langsung ke folder masuk; tidak perlu tindakan bila isinya hanya bukti "
            "dukung.",
            "Kelurahan",
        )
    ]


def test_an_empty_folder_tells_of_the_subfolders_that_hold_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "masuk"
    (folder / "Kelurahan").mkdir(parents=True)
    (folder / "Kelurahan" / "W1.xlsx").touch()

    with pytest.raises(FolderEmptyError) as refusal:
        returned_files(folder)

    assert str(refusal.value) == (
        "[FOLDER_EMPTY] Folder masuk tidak berisi berkas apa pun; subfolder Kelurahan berisi berkas tetapi "
        f"tidak dibaca ({tmp_path}). Taruh formulir yang kembali dari unit di folder itu, lalu ulangi."
    )

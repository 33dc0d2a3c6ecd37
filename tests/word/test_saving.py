"""Tests of `lkjip_xl.word.saving`."""

from pathlib import Path

import pytest

from lkjip_xl.word.saving import DocumentUnwritableError, save_version, save_whole


def test_the_folder_is_made_and_nothing_lies_beside_the_document(tmp_path: Path) -> None:
    save_whole(b"isi", tmp_path / "dokumen" / "Surat.docx")

    assert [path.name for path in (tmp_path / "dokumen").iterdir()] == ["Surat.docx"]
    assert (tmp_path / "dokumen" / "Surat.docx").read_bytes() == b"isi"


def test_colleagues_may_read_the_document(tmp_path: Path) -> None:
    (tmp_path / "biasa").touch()

    save_whole(b"isi", tmp_path / "Surat.docx")

    assert (tmp_path / "Surat.docx").stat().st_mode == (tmp_path / "biasa").stat().st_mode


def test_a_failure_before_the_rename_leaves_the_old_document_and_no_leftover(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "Surat.docx"
    target.write_bytes(b"lama")

    def full_disk(_handle: int) -> None:
        raise OSError(28, "disk")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(DocumentUnwritableError):
        save_whole(b"baru", target, overwrite=True)

    assert target.read_bytes() == b"lama"
    assert [path.name for path in tmp_path.iterdir()] == ["Surat.docx"]


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "dokumen").write_text("sebuah berkas, bukan folder")

    with pytest.raises(DocumentUnwritableError) as refused:
        save_whole(b"isi", tmp_path / "dokumen" / "Surat.docx")

    assert str(refused.value) == (
        "[DOKUMEN_TIDAK_TERSIMPAN] Dokumen tidak dapat disimpan di folder dokumen (Surat.docx). Tutup dokumen itu bila "
        "sedang terbuka, periksa izin folder dan sisa ruang disk, lalu ulangi."
    )


def test_a_new_version_never_replaces_what_people_may_have_corrected(tmp_path: Path) -> None:
    target = tmp_path / "Surat.docx"

    saved = [save_version(content, target).name for content in (b"satu", b"satu", b"dua", b"dua", b"satu")]

    assert saved == ["Surat.docx", "Surat.docx", "Surat_v02.docx", "Surat_v02.docx", "Surat_v03.docx"]
    assert [target.with_name(name).read_bytes() for name in dict.fromkeys(saved)] == [b"satu", b"dua", b"satu"]


def test_a_version_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "Surat.docx").mkdir()

    assert save_version(b"isi", tmp_path / "Surat.docx").name == "Surat_v02.docx"

"""A draft that went through LibreOffice: cells typed into, paragraphs moved and deleted, comments: told, no more."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from lkjip_xl.ledger.journal import Journal
from lkjip_xl.sop import step_4_draf
from lkjip_xl.sop.checking import periksa
from lkjip_xl.sop.draft_record import identify, recall_draft
from lkjip_xl.sop.folder import YearFolder
from lkjip_xl.word.anchors.ledger import Ledger
from office_files import at, open_book
from writer import Writer

pytestmark = pytest.mark.libreoffice

Edit = Mapping[str, object]


@pytest.fixture(scope="module")
def draft(collected_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The draft of an office, in its folder."""
    folder = tmp_path_factory.mktemp("keliling")
    shutil.copytree(collected_once, folder, dirs_exist_ok=True)
    made = step_4_draf.run(open_book(folder / "2025" / "Master_LKjIP_2025.xlsm"), now=at(19))
    return next(each.path for each in made.artifacts if each.kind == "draf")


@pytest.fixture(scope="module")
def ledger(draft: Path) -> Ledger:
    """What was printed into it."""
    identity = identify(draft)
    return recall_draft(Journal(YearFolder(draft.parents[1]).journal, identity.id_buku), identity, draft.name)[1]


def edit(ledger: Ledger, do: str, tag: str, *, fence: str = "", **further: object) -> Edit:
    """Return an edit at the first place of a figure or passage."""
    bookmark = next(anchor.bookmark for anchor in ledger.anchors if anchor.tag == tag)
    return {"do": do, "bookmark": bookmark + fence, **further}


def told(document: Path) -> list[tuple[str, str]]:
    """Return code and message of the edits that are found.

    Left out: placeholders of the example office, and what the requirements of 53/2014 say of the edited document.
    """
    found = [each for each in periksa.run(document).findings if each.code != "PLACEHOLDER_LEFT"]
    return [(each.code, each.message) for each in found if not each.code.startswith("KESESUAIAN_")]


@pytest.fixture(params=[False, True], ids=["tidak terekam", "terekam"])
def tracked(request: pytest.FixtureRequest) -> bool:
    """Whether Record Changes is on."""
    return bool(request.param)


def test_text_typed_into_a_cell_is_told(draft: Path, ledger: Ledger, writer: Writer, *, tracked: bool) -> None:
    edits = [edit(ledger, "in_cell", "anggaran.7_01_01.pagu", text=" (sementara)")]

    saved = writer.edit(draft, draft.with_name(f"sel_{tracked}.docx"), edits, tracked=tracked)

    assert told(saved) == [("FIXED_TEXT_EDITED", "Teks tetap disunting: ditambah “(sementara)”")]


def test_a_moved_paragraph_is_told_where_it_came_and_where_it_left(
    draft: Path, ledger: Ledger, writer: Writer, *, tracked: bool
) -> None:
    edits = [edit(ledger, "move_down", "bab1.isu", fence="_ao", paragraph=1)]

    saved = writer.edit(draft, draft.with_name(f"pindah_{tracked}.docx"), edits, tracked=tracked)

    moved = "“Isu kedua ialah data kelompok masyarakat yang belum terpadu…”"
    assert told(saved) == [
        ("TEXT_EDITED", f"Narasi bab1.isu disunting: ditambah {moved}"),
        ("TEXT_EDITED", f"Narasi bab1.isu disunting: dihapus {moved}"),
    ]


def test_a_deleted_paragraph_is_told(draft: Path, ledger: Ledger, writer: Writer, *, tracked: bool) -> None:
    edits = [edit(ledger, "delete_paragraphs", "bab4.langkah", fence="_ao", count=1)]

    saved = writer.edit(draft, draft.with_name(f"hapus_{tracked}.docx"), edits, tracked=tracked)

    gone = "“(CONTOH) Langkah pertama ialah melaksanakan rencana tindak l…”"
    assert told(saved) == [("TEXT_EDITED", f"Narasi bab4.langkah disunting: dihapus {gone}")]


def test_a_passage_that_was_deleted_as_a_whole_is_told_paragraph_by_paragraph(
    draft: Path, ledger: Ledger, writer: Writer, *, tracked: bool
) -> None:
    [lines] = [anchor.wide.splitlines() for anchor in ledger.anchors if anchor.tag == "bab1.isu"]
    edits = [edit(ledger, "delete_paragraphs", "bab1.isu", fence="_ao", count=len(lines))]

    saved = writer.edit(draft, draft.with_name(f"kosong_{tracked}.docx"), edits, tracked=tracked)

    found = told(saved)
    assert len(lines) > 1
    assert [code for code, _ in found] == ["TEXT_EDITED"] * len(lines)
    assert all(message.startswith("Narasi bab1.isu disunting: dihapus “") for _, message in found)


def test_a_comment_changes_nothing(draft: Path, ledger: Ledger, writer: Writer, *, tracked: bool) -> None:
    edits = [edit(ledger, "comment", "capaian.rata", text="Periksa angka 99 ini.")]

    saved = writer.edit(draft, draft.with_name(f"komentar_{tracked}.docx"), edits, tracked=tracked)

    assert told(saved) == []

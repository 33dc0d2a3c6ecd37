"""Periksa on drafts: fresh, edited in LibreOffice with and without tracking, and older than their master."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from lkjip_xl.ledger.journal import Journal
from lkjip_xl.model import Finding, Severity
from lkjip_xl.sop import step_4_draf
from lkjip_xl.sop.checking import periksa
from lkjip_xl.sop.checking.periksa import UnknownKindError
from lkjip_xl.sop.checking.periksa_dokumen import MasterNotFoundError, OtherMasterError
from lkjip_xl.sop.draft_record import DraftUnknownError, NotOurDocumentError, identify, recall_draft
from lkjip_xl.sop.folder import YearFolder
from lkjip_xl.word.anchors.ledger import Ledger
from lkjip_xl.word.anchors.package import DocumentDamagedError, DocumentUnreadableError
from office_files import at, open_book
from word.anchors.word_like import rewrite
from writer import Writer

NAME = "Draf_LKjIP_2025_v01.docx"


@pytest.fixture(scope="module")
def drafted_once(collected_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with a draft."""
    folder = tmp_path_factory.mktemp("drafted")
    shutil.copytree(collected_once, folder, dirs_exist_ok=True)
    step_4_draf.run(open_book(folder / "2025" / "Master_LKjIP_2025.xlsm"), now=at(19))
    return folder


@pytest.fixture
def drafted(drafted_once: Path, tmp_path: Path) -> Path:
    """The draft of an office of its own."""
    shutil.copytree(drafted_once, tmp_path / "LKjIP")
    return tmp_path / "LKjIP" / "2025" / "dokumen" / NAME


def ledger_of(draft: Path) -> Ledger:
    """Return what was printed into a draft."""
    folder = YearFolder(draft.parents[1])
    identity = identify(draft)
    return recall_draft(Journal(folder.journal, identity.id_buku), identity, draft.name)[1]


def edits_found(document: Path) -> list[Finding]:
    """Return what is found, without the placeholders of the example office."""
    return [each for each in periksa.run(document).findings if each.code != "PLACEHOLDER_LEFT"]


def told(document: Path) -> list[tuple[str, str]]:
    """Return code and message of what is found."""
    return sorted((each.code, each.message) for each in edits_found(document))


def test_a_fresh_draft_has_no_edits_and_agrees_with_its_master(drafted: Path) -> None:
    result = periksa.run(drafted)

    assert result.details == {"ok": True}
    assert {each.code for each in result.findings} == {"PLACEHOLDER_LEFT"}
    assert {each.file for each in result.findings} == {NAME}


def test_placeholders_are_told_with_their_place(drafted: Path) -> None:
    found = periksa.run(drafted).findings

    first = next(each for each in found if each.cell.startswith("BAB I PENDAHULUAN"))
    assert first.message.startswith("Kata CONTOH masih tertulis: “(CONTOH) Kecamatan Wonoasih merupakan")
    assert first.cell == "BAB I PENDAHULUAN > A. Gambaran Umum Organisasi, alinea 1"
    assert first.remedy == "Ganti data dan narasi contoh dengan milik kantor, lalu buat draf baru."


def test_a_draft_saved_by_libreoffice_without_an_edit_has_no_edits(drafted: Path, writer: Writer) -> None:
    saved = writer.edit(drafted, drafted.with_name("disimpan.docx"), [], tracked=False)
    again = writer.edit(saved, drafted.with_name("lagi.docx"), [], tracked=False)

    assert edits_found(saved) == []
    assert edits_found(again) == []


def figure(ledger: Ledger, tag: str, occurrence: int = 0) -> str:
    """Return the bookmark of a figure."""
    return [anchor.bookmark for anchor in ledger.anchors if anchor.tag == tag][occurrence]


def passage(ledger: Ledger, tag: str) -> str:
    """Return the fence in front of a passage."""
    return next(anchor.bookmark for anchor in ledger.anchors if anchor.tag == tag) + "_ao"


@pytest.fixture(params=[False, True], ids=["tidak terekam", "terekam"])
def edited(request: pytest.FixtureRequest, drafted: Path, writer: Writer) -> Path:
    """A draft after several edits in LibreOffice, with and without Record Changes."""
    ledger = ledger_of(drafted)
    edits: Sequence[Mapping[str, object]] = [
        {"do": "over", "bookmark": figure(ledger, "capaian.rata"), "text": "101,00"},
        {"do": "inside", "bookmark": figure(ledger, "indikator.jumlah"), "after": 1, "text": "7"},
        {"do": "delete", "bookmark": figure(ledger, "ikm.w2.2025")},
        {"do": "append", "bookmark": passage(ledger, "bab1.isu"), "paragraph": 1, "text": " Ada 17 aduan."},
        {"do": "add_paragraph", "bookmark": passage(ledger, "bab4.langkah"), "paragraph": 1, "text": "Alinea baru."},
    ]  # fmt: skip
    return writer.edit(drafted, drafted.with_name("suntingan.docx"), edits, tracked=bool(request.param))


def test_exactly_the_edits_made_in_libreoffice_are_found(edited: Path) -> None:
    assert told(edited) == [
        ("FIGURE_DELETED", "Angka ikm.w2.2025 (86,63) dihapus dari dokumen"),
        ("FIGURE_EDITED", "Angka capaian.rata tercetak 99,16, tetapi pada dokumen terbaca 101,00"),
        ("FIGURE_EDITED", "Angka indikator.jumlah tercetak 3, tetapi pada dokumen terbaca 73"),
        (
            "NUMBER_TYPED",
            "Angka 17 diketik langsung pada “…dan penanganan pengaduan. Ada 17 aduan.”, bukan angka dari buku induk",
        ),
        (
            "TEXT_EDITED",
            "Narasi bab1.isu disunting: “…penanganan pengaduan.” menjadi “…penanganan pengaduan. Ada 17 aduan.”",
        ),
        ("TEXT_EDITED", "Narasi bab4.langkah disunting: ditambah “Alinea baru.”"),
    ]


def test_a_figure_that_the_master_changed_since_is_stale(drafted: Path) -> None:
    book = open_book(drafted.parents[1] / "Master_LKjIP_2025.xlsm")
    book.write([], {"luas_wilayah": 12})

    found = {each.code: each for each in edits_found(drafted)}

    assert set(found) == {"FIGURE_STALE"}
    assert found["FIGURE_STALE"].message == (
        "Angka wilayah.luas_wilayah pada dokumen 10,981, sedangkan buku induk (Pengaturan!luas_wilayah) sekarang 12"
    )
    assert periksa.run(drafted).details == {"ok": False}


def test_a_figure_copied_in_word_is_doubled(drafted: Path) -> None:
    def copy(xml: str) -> str:
        start = xml.index("<w:sdt>")
        end = xml.index("</w:sdt>") + len("</w:sdt>")
        blank = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
        copied = xml[start:end].replace('<w:id w:val="', '<w:id w:val="-', 1)
        return xml[:end] + xml[end:].replace("<w:r>", f"{blank}{copied}<w:r>", 1)

    rewrite(drafted, copy)

    assert told(drafted) == [
        ("FIGURE_DOUBLED", "Angka indikator.jumlah disalin sehingga muncul sekali lagi dan terbaca 3"),
    ]


@pytest.mark.parametrize("amount", ["Rp9.999.999.999", "rp9.999.999.999", "Rp.9.999.999.999", "Rp 9.999.999.999"])
def test_an_amount_typed_by_hand_in_a_fixed_sentence_is_told(amount: str, drafted: Path) -> None:
    rewrite(drafted, lambda xml: xml.replace("Semoga laporan", f"Biayanya {amount} rupiah. Semoga laporan", 1))

    typed = [each.message for each in edits_found(drafted) if each.code == "NUMBER_TYPED"]

    assert len(typed) == 1
    assert typed[0].startswith("Angka 9.999.999.999 diketik langsung pada “")


CONTRADICTIONS: Mapping[str, tuple[str, str]] = {
    "KESESUAIAN_9_02": ("Semoga laporan", "Menurut PermenPANRB Nomor 53 Tahun 2010, semoga laporan"),
    "KESESUAIAN_8_08": ("menunjukkan kinerja yang membaik", "menunjukkan kinerja yang menurun"),
    "KESESUAIAN_2_05": ("Sistematika Penyajian", "Susunan"),
}


@pytest.mark.parametrize(("code", "change"), CONTRADICTIONS.items(), ids=CONTRADICTIONS)
def test_what_an_edited_draft_lacks_or_contradicts_is_a_warning(
    code: str, change: tuple[str, str], drafted: Path
) -> None:
    rewrite(drafted, lambda xml: xml.replace(*change))

    result = periksa.run(drafted)

    found = {each.code: each for each in result.findings}
    assert found[code].severity is Severity.PERINGATAN
    assert found[code].file == NAME
    assert result.details == {"ok": code == "KESESUAIAN_9_02"}  # a citation is the office's choice


def test_a_document_that_another_program_broke_is_an_error_of_its_own(drafted: Path) -> None:
    rewrite(drafted, lambda xml: xml.replace("</w:p>", "", 1))

    with pytest.raises(DocumentDamagedError) as caught:
        periksa.run(drafted)
    assert str(caught.value) == (
        f"[DOKUMEN_RUSAK] Isi dokumen rusak pada bagian word/document.xml sehingga tidak dapat dibaca ({NAME}). "
        "Mintalah berkas itu disimpan kembali sebagai .docx dari Word, atau pakai salinan sebelumnya."
    )


def test_a_file_that_is_no_document_is_refused(drafted: Path) -> None:
    drafted.write_bytes(b"bukan zip")

    with pytest.raises(DocumentUnreadableError) as caught:
        periksa.run(drafted)
    assert str(caught.value) == (
        f"[DOKUMEN_TIDAK_TERBACA] Berkas tidak dapat dibuka sebagai dokumen Word (.docx) ({NAME}). Tutup dokumen itu "
        "bila sedang terbuka, atau simpan kembali sebagai .docx dari Word, lalu ulangi."
    )


def test_a_document_without_our_marks_cannot_be_compared(drafted: Path) -> None:
    letter = drafted.with_name("Surat_Pengantar_LKjIP_2025.docx")

    with pytest.raises(NotOurDocumentError) as caught:
        periksa.run(letter)
    assert str(caught.value) == (
        "[DOKUMEN_BUKAN_DARI_LKJIP] Dokumen ini tidak memuat tanda dari lkjip, sehingga angkanya tidak dapat "
        "dibandingkan (Surat_Pengantar_LKjIP_2025.docx). Periksa draf yang dibuat dengan Generate Draft, atau "
        "suntingan dari draf itu."
    )


def test_a_draft_far_from_its_master_needs_its_name(drafted: Path, tmp_path: Path) -> None:
    far = tmp_path / "flashdisk" / "a" / "b" / "c" / NAME
    far.parent.mkdir(parents=True)
    shutil.copyfile(drafted, far)

    with pytest.raises(MasterNotFoundError) as caught:
        periksa.run(far)
    assert str(caught.value) == (
        "[BUKU_INDUK_TIDAK_DITEMUKAN] Buku induk CONTOH-2025 asal dokumen ini tidak ada di folder dokumen maupun "
        f"folder di atasnya ({NAME}). Letakkan dokumen di folder dokumen tahun laporan, atau sebut buku induknya "
        "dengan --master."
    )
    with_master = periksa.run(far, master=drafted.parents[1] / "Master_LKjIP_2025.xlsm")
    assert with_master.details == {"ok": True}


def test_the_master_of_another_office_is_refused(drafted: Path) -> None:
    other = drafted.with_name("Master_Lain.xlsm")
    shutil.copyfile(drafted.parents[1] / "Master_LKjIP_2025.xlsm", other)
    open_book(other).write([], {"id_buku": "LAIN-2025"})

    with pytest.raises(OtherMasterError) as caught:
        periksa.run(drafted, master=other)
    assert str(caught.value) == (
        f"[BUKU_INDUK_LAIN] Dokumen ini tidak berasal dari buku induk Master_Lain.xlsm ({NAME}). Sebut buku induk yang "
        "membuat draf itu dengan --master."
    )


def test_a_draft_that_the_journal_forgot_is_told_as_such(drafted: Path) -> None:
    YearFolder(drafted.parents[1]).journal.unlink()

    with pytest.raises(DraftUnknownError) as caught:
        periksa.run(drafted)
    assert str(caught.value) == (
        f"[DRAF_TIDAK_TERCATAT] Jurnal buku induk tidak mencatat draf versi 1 yang menjadi asal dokumen ini ({NAME}). "
        "Periksalah di folder kantor yang membuat draf itu, atau buat draf baru dan pindahkan suntingannya."
    )


def test_a_kind_of_file_without_a_check_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownKindError) as caught:
        periksa.run(tmp_path / "catatan.txt")
    assert str(caught.value).startswith("[JENIS_BERKAS_TIDAK_DIKENAL] Berkas jenis ini tidak dapat diperiksa")

"""Dokumen Final: refused with every reason, given when nothing is missing and these figures were approved."""

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
import xlwings as xw
from docx import Document

from lkjip_xl.book.live import LiveBook
from lkjip_xl.book.port import TableEdit
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.model import Finding, Severity
from lkjip_xl.report.lkjip import build_report
from lkjip_xl.sop import final, step_4_draf
from lkjip_xl.sop.checking import periksa_master
from lkjip_xl.sop.checking.approval import check_approval
from lkjip_xl.sop.folder import YearFolder
from lkjip_xl.sop.hitung import compute_figures
from office_files import at, open_book
from sop.finished import approve, fingerprint, finish_data
from sop.test_doors import assert_same, documents, two_copies
from sop.test_step_4_draf import texts

NAME = "LKjIP_2025_final_v01.docx"


@pytest.fixture(scope="module")
def drafted_once(collected_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with everything, and a draft."""
    folder = tmp_path_factory.mktemp("finished")
    shutil.copytree(collected_once, folder, dirs_exist_ok=True)
    master = folder / "2025" / "Master_LKjIP_2025.xlsm"
    finish_data(master)
    step_4_draf.run(open_book(master), now=at(19))
    return folder


@pytest.fixture
def drafted(drafted_once: Path, tmp_path: Path) -> Path:
    """The master of an office with everything, and a draft."""
    shutil.copytree(drafted_once, tmp_path / "LKjIP")
    return tmp_path / "LKjIP" / "2025" / "Master_LKjIP_2025.xlsm"


def galat(findings: tuple[Finding, ...]) -> dict[str, str]:
    """Return message by code of what refuses."""
    return {each.code: each.message for each in findings if each.severity is Severity.GALAT}


def written(master: Path) -> dict[str, object]:
    """Return everything of a master that a refusal must leave alone."""
    book, ours = open_book(master), {"tblKesesuaian", "tblTemuan", "tblJejak"}
    return {name: [dict(row) for row in book.rows(name)] for name in MASTER.tables if name not in ours}


def test_an_example_office_is_refused_with_every_reason_and_nothing_else_is_written(collected: Path) -> None:
    before, files = written(collected), sorted(path.name for path in (collected.parent / "dokumen").iterdir())

    result = final.run(open_book(collected), now=at(19))

    assert result.has_galat
    assert result.artifacts == ()
    assert {"APPROVAL_MISSING", "KESESUAIAN_7_02", "KESESUAIAN_7_03"} == galat(result.findings).keys()
    reasons = sum(each.severity is Severity.GALAT for each in result.findings)
    assert result.message == (
        f"Dokumen Final belum dapat dibuat: {reasons} hal belum terpenuhi; lihat sheet Kesesuaian."
    )
    assert written(collected) == before
    assert sorted(path.name for path in (collected.parent / "dokumen").iterdir()) == files
    assert list(YearFolder.of(collected).hidden.glob("final_*")) == []
    told = {row["butir"]: row["hasil"] for row in open_book(collected).rows("tblKesesuaian")}
    assert (told["7.02"], told["1.02"]) == ("✘", "✔")


def test_without_an_approval_the_refusal_says_what_to_record(drafted: Path) -> None:
    result = final.run(open_book(drafted), now=at(20))

    [finding] = [each for each in result.findings if each.severity is Severity.GALAT]
    row = next(row for row in open_book(drafted).rows("tblPersetujuan") if row["langkah"] == 6)
    assert (finding.code, finding.sheet, finding.cell) == ("APPROVAL_MISSING", "Persetujuan", row.cell("status"))
    assert finding.message == "LKjIP belum disetujui Camat: langkah 6 berstatus Belum"
    assert finding.remedy == (
        "Mintakan persetujuan atas draf terakhir, lalu isi baris langkah 6 pada Persetujuan: Status Selesai, "
        f"Diputuskan oleh, dan Sidik Angka {fingerprint(drafted)}."
    )


def approval(master: Path) -> dict[str, str]:
    """Return what is said of the approval today."""
    book = open_book(master)
    figures = compute_figures(book)
    model = build_report(figures.office, figures.evaluation, today=at(20).date(), version=1, provisional=())
    drafts = Journal(YearFolder.of(master).journal, str(book.value("id_buku"))).drafts
    return {each.code: each.message for each in check_approval(book, drafts, model)}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"by": None}, "langkah 6 tidak menyebut siapa yang memutuskan"),
        ({"status": "Berjalan"}, "langkah 6 berstatus Berjalan"),
        ({"status": "Gugur"}, "langkah 6 berstatus Gugur"),
    ],
)
def test_half_an_approval_is_none(changes: Mapping[str, str], why: str, drafted: Path) -> None:
    approve(drafted, **changes)

    assert approval(drafted) == {"APPROVAL_MISSING": f"LKjIP belum disetujui Camat: {why}"}


def test_an_approval_of_other_figures_has_lapsed_and_names_what_changed(drafted: Path) -> None:
    approve(drafted)
    assert approval(drafted) == {}

    open_book(drafted).write([], {"luas_wilayah": 12})

    assert approval(drafted) == {
        "APPROVAL_LAPSED": "Persetujuan Nama Camat gugur karena angka laporan berubah sesudahnya: "
        "wilayah.luas_wilayah (Pengaturan!luas_wilayah) dari 10,981 menjadi 12"
    }


def test_an_approval_of_figures_that_no_draft_had_has_lapsed(drafted: Path) -> None:
    approve(drafted, "0123456789abcdef")

    assert approval(drafted) == {
        "APPROVAL_LAPSED": "Persetujuan Nama Camat gugur karena angka atau naskah laporan berubah sesudahnya"
    }


def test_an_approval_of_other_texts_has_lapsed_and_names_blocks_and_cells(drafted: Path) -> None:
    approve(drafted)
    book = open_book(drafted)
    texts = [{"kode": row["kode"], "isi": row["isi"]} for row in book.rows("tblNarasi")]
    causes = [{"kode": row["kode"], "penyebab": row["penyebab"]} for row in book.rows("tblIndikator")]
    texts[-1]["isi"], causes[0]["penyebab"] = "Simpulan lain.", "Sebab lain."
    cells = (book.rows("tblNarasi")[-1].cell("isi"), book.rows("tblIndikator")[0].cell("penyebab"))

    book.write([TableEdit("tblNarasi", texts), TableEdit("tblIndikator", causes)], {"camat_nama": "Orang Lain"})

    assert approval(drafted) == {
        "APPROVAL_LAPSED": "Persetujuan Nama Camat gugur karena naskah laporan berubah sesudahnya: "
        f"bab3.a.ik1.sebab.tabel (Indikator!{cells[1]}); {texts[-1]['kode']} (Narasi!{cells[0]}); "
        "camat_nama (Pengaturan!camat_nama)"
    }


def test_day_version_and_the_word_sementara_are_not_approved(drafted: Path) -> None:
    approve(drafted)
    book = open_book(drafted)
    figures = compute_figures(book)
    later = date(2026, 3, 1)
    model = build_report(figures.office, figures.evaluation, today=later, version=9, provisional=("masih menunggu",))

    assert check_approval(book, Journal(YearFolder.of(drafted).journal, str(book.value("id_buku"))).drafts, model) == ()


def test_an_approval_that_passed_over_the_correction_is_told(drafted: Path) -> None:
    approve(drafted)
    book = open_book(drafted)
    rows = [{"langkah": each["langkah"], "status": each["status"]} for each in book.rows("tblPersetujuan")]
    next(row for row in rows if row["langkah"] == 5)["status"] = "Belum"
    book.write([TableEdit("tblPersetujuan", rows)], {})

    assert approval(drafted) == {
        "CORRECTION_NOT_DONE": "Langkah 5 (koreksi draf) berstatus Belum, sedangkan LKjIP sudah disetujui"
    }


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
def test_an_approved_report_without_a_fault_becomes_final_in_a_series_of_its_own(drafted: Path) -> None:
    approve(drafted)

    first = final.run(open_book(drafted), now=at(20))
    second = final.run(open_book(drafted), now=at(21))

    assert first.message == f"Dokumen Final {NAME} selesai; siap ditandatangani."
    assert [(each.kind, each.path.name) for each in first.artifacts] == [("final", NAME)]
    assert second.artifacts[0].path.name == "LKjIP_2025_final_v02.docx"
    words = " ".join(texts(first.artifacts[0].path))
    assert "SEMENTARA" not in words
    assert "DRAF" not in words.upper().split()
    rows = {row["berkas"]: (row["jenis"], row["versi"]) for row in open_book(drafted).rows("tblArsip")}
    assert rows[f"dokumen/{NAME}"] == ("final", 1)
    assert {row["hasil"] for row in open_book(drafted).rows("tblKesesuaian")} == {"✔", "tidak berlaku"}


def test_a_final_that_names_a_suspected_duplicate_tells_its_rows(drafted: Path) -> None:
    result = final.run(open_book(drafted), now=at(20))

    told = [each for each in result.findings if each.code == "DUPLICATE_UNSETTLED"]
    groups = {each.code for each in compute_figures(open_book(drafted)).findings}
    assert bool(told) is ("DUPLICATE_GROUP" in groups)
    assert all(each.severity is Severity.PERINGATAN and each.message.count("Pemmas!") > 1 for each in told)


@pytest.mark.parametrize("with_pdf", [False, True])
def test_without_page_numbers_there_is_no_final_and_no_half_of_one(drafted: Path, *, with_pdf: bool) -> None:
    approve(drafted)
    before, files = written(drafted), sorted(path.name for path in (drafted.parent / "dokumen").iterdir())

    result = final.run(open_book(drafted), now=at(20), with_pdf=with_pdf)

    assert result.artifacts == ()
    assert galat(result.findings)["LAYOUT_ENGINE_MISSING"] == (
        "LibreOffice tidak ditemukan di komputer ini, sehingga daftar isi belum bernomor halaman"
    )
    assert written(drafted) == before
    assert sorted(path.name for path in (drafted.parent / "dokumen").iterdir()) == files


@pytest.mark.libreoffice
@pytest.mark.usefixtures("libreoffice")
def test_the_pdf_of_a_final_lies_beside_it_with_its_own_row_in_arsip(drafted: Path) -> None:
    approve(drafted)

    result = final.run(open_book(drafted), now=at(20), with_pdf=True)

    assert [(each.kind, each.path.name) for each in result.artifacts] == [
        ("final", NAME),
        ("pdf", "LKjIP_2025_final_v01.pdf"),
    ]
    assert all(each.path.is_file() for each in result.artifacts)
    rows = {row["berkas"]: (row["jenis"], row["versi"]) for row in open_book(drafted).rows("tblArsip")}
    assert rows["dokumen/LKjIP_2025_final_v01.pdf"] == ("pdf", 1)


def test_a_template_that_cannot_be_filled_costs_a_finding_of_the_draft_and_refuses_the_final(drafted: Path) -> None:
    approve(drafted)
    template = drafted.parent / "templat" / "lkjip.docx"
    document = Document(str(template))
    document.paragraphs[0].insert_paragraph_before("{{ ''.__class__.__mro__ }}")
    document.save(str(template))

    draft = step_4_draf.run(open_book(drafted), now=at(20))
    result = final.run(open_book(drafted), now=at(20))

    [told] = [each for each in draft.findings if each.code == "TEMPLATE_SALAH"]
    assert draft.artifacts[0].path.is_file()
    assert (told.severity, told.file) == (Severity.PERINGATAN, "templat/lkjip.docx")
    assert told.message == (
        "Template templat/lkjip.docx tidak dapat dipakai: Penanda pada template meminta hal yang tidak diizinkan "
        "(“{{ ''.__class__.__mro__ }}{% if logo %}”); dokumen dibuat dari template bawaan"
    )
    assert galat(result.findings) == {"TEMPLATE_SALAH": told.message}


def test_a_template_that_lost_a_chapter_refuses_the_final_and_leaves_the_draft_possible(drafted: Path) -> None:
    approve(drafted)
    cut_chapter(drafted.parent / "templat" / "lkjip.docx", "BAB IV")

    result = final.run(open_book(drafted), now=at(20))

    assert galat(result.findings)["KESESUAIAN_5_01"] == "Bab IV tidak ada (Bab IV)"
    draft = step_4_draf.run(open_book(drafted), now=at(20))
    assert draft.artifacts[0].path.is_file()
    assert "KESESUAIAN_BELUM_LENGKAP" in {each.code for each in draft.findings}


def cut_chapter(template: Path, start: str) -> None:
    """Delete a chapter from a template, as staff do in Word: from its heading to the next one."""
    document = Document(str(template))
    headings = [each for each in document.paragraphs if each.style and each.style.style_id == "Heading1"]
    at = next(at for at, each in enumerate(headings) if each.text.startswith(start))
    body = document.element.body
    first, last = (body.index(headings[each]._p) for each in (at, at + 1))
    for element in list(body)[first:last]:
        body.remove(element)
    document.save(str(template))


def test_periksa_of_a_finished_office_is_ok_and_fills_the_sheet(drafted: Path) -> None:
    result = periksa_master.run(open_book(drafted), now=at(20))

    assert result.details == {"ok": True}
    assert galat(result.findings) == {}
    assert len(open_book(drafted).rows("tblKesesuaian")) == 53


def test_periksa_tells_that_the_newest_draft_is_out_of_date(drafted: Path) -> None:
    open_book(drafted).write([], {"luas_wilayah": 12})

    result = periksa_master.run(open_book(drafted), now=at(20))

    assert result.details == {"ok": False}
    assert set(galat(result.findings)) == {"FIGURE_STALE"}


def test_periksa_without_a_draft_checks_the_data_and_says_what_it_could_not_check(collected: Path) -> None:
    result = periksa_master.run(open_book(collected), now=at(19))

    assert "DOCUMENT_NOT_CHECKED" in {each.code for each in result.findings}
    told = {row["butir"]: row["hasil"] for row in open_book(collected).rows("tblKesesuaian")}
    assert (told["1.02"], told["4.03"], told["7.02"]) == ("belum diperiksa", "✔", "✘")


def test_a_draft_replaced_by_another_document_is_a_finding(drafted: Path) -> None:
    Document().save(str(drafted.parent / "dokumen" / "Draf_LKjIP_2025_v01.docx"))

    found = galat(periksa_master.run(open_book(drafted), now=at(20)).findings)

    assert found["DOKUMEN_BUKAN_DARI_LKJIP"].startswith("Dokumen ini tidak memuat tanda dari lkjip")


@pytest.mark.libreoffice
def test_the_final_is_given_the_same_through_both_doors(drafted: Path, open_in_calc: Callable[[Path], xw.Book]) -> None:
    approve(drafted)
    opened, closed = two_copies(drafted)
    book, file = LiveBook(open_in_calc(opened), MASTER), open_book(closed)

    result, meant = final.run(book, now=at(20)), final.run(file, now=at(20))

    assert result.message == f"Dokumen Final {NAME} selesai; siap ditandatangani."
    assert (result.message, result.findings) == (meant.message, meant.findings)
    assert_same(book, file)
    assert documents(opened) == documents(closed)

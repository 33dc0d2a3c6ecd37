"""Each requirement of PermenPANRB 53/2014: a report that meets it, and one that fails just there."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lkjip_xl.model import Arah, Cell, Office, Severity
from lkjip_xl.report.conformity.checking import check_conformity, conformity_findings, conforms
from lkjip_xl.report.conformity.requirements import load_requirements
from lkjip_xl.report.conformity.subject import Verdict
from lkjip_xl.word.printed import Printed
from offices import poor_office, single, with_indikator, with_setting
from report.conformity.good_report import (
    Change,
    emptied,
    faulty,
    good_office,
    good_subject,
    moved_to_end,
    print_report,
    retyped,
    reworded,
    spoiled_setting,
    subject_of,
    told,
    without_heading,
    without_paragraph,
)
from report.reports import model_of

FAILED, DOUBTFUL = Verdict.FAILED, Verdict.DOUBTFUL
TARGET_TABLE = "Target dan Realisasi Indeks Kepuasan Masyarakat"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The good office's report as its document shows it."""
    return print_report(model_of(good_office()), tmp_path_factory.mktemp("laporan"))


def test_a_complete_report_meets_every_requirement_before_and_after_it_is_laid_out(printed: Printed) -> None:
    assert faulty(subject_of(good_office(), None)) == {}
    assert faulty(subject_of(good_office(), printed)) == {}


def test_what_only_a_document_can_tell_is_unchecked_without_one() -> None:
    outcomes = check_conformity(subject_of(good_office(), None))

    unchecked = {each.requirement.butir for each in outcomes if each.verdict is Verdict.UNCHECKED}
    reviewed = {"1.03"}  # does not apply: nobody has reviewed the report
    assert unchecked == {each.butir for each in load_requirements() if each.needs_document} - reviewed
    assert conforms(outcomes)


DOCUMENTS: Mapping[str, tuple[Change, Mapping[str, Verdict]]] = {
    "no name on the cover": (reworded("LAPORAN KINERJA", "LAPORAN"), {"1.01": FAILED}),
    "another year on the cover": (reworded("TAHUN 2025", "TAHUN 2024", style="SampulNama"), {"1.01": FAILED}),
    "no preface": (without_heading("KATA PENGANTAR"), {"1.02": FAILED}),
    "an empty preface": (emptied("KATA PENGANTAR"), {"1.02": FAILED}),
    "no summary heading": (
        reworded("IKHTISAR EKSEKUTIF", "SEKILAS", style="Heading1"),
        {"1.04": FAILED, "1.05": FAILED},
    ),
    "a heading that the contents lack": (
        reworded("H. Dasar Hukum", "H. Dasar Hukum Lain", style="Heading2"),
        {"1.05": FAILED},
    ),
    "a table that the list lacks": (
        reworded("Tabel 3.2 ", "Tabel 3.2 Lain ", style="TableofFigures"),
        {"1.06": FAILED},
    ),
    "a picture that the list lacks": (
        reworded("Gambar 3.1 ", "Gambar 3.1 Lain ", style="TableofFigures"),
        {"1.07": FAILED},
    ),
    "the chapters in another order": (moved_to_end("BAB I "), {"1.08": FAILED}),
    "Bab I under another name": (
        reworded("BAB I PENDAHULUAN", "BAB I UMUM", style="Heading1"),
        {"1.05": FAILED, "2.01": FAILED},
    ),
    "no tugas dan fungsi": (without_heading("B. Tugas dan Fungsi"), {"2.02": FAILED, "7.04": FAILED}),
    "an empty part": (emptied("E. Sarana dan Prasarana"), {"1.06": FAILED, "2.03": FAILED, "7.04": FAILED}),
    "no isu strategis": (without_heading("G. Isu Strategis"), {"2.04": FAILED}),
    "no sistematika": (without_heading("I. Sistematika"), {"2.05": FAILED}),
    "Bab II under another name": (
        reworded("BAB II PERENCANAAN", "BAB II RENCANA", style="Heading1"),
        {"1.05": FAILED, "3.01": FAILED},
    ),
    "no Bab IV": (without_heading("BAB IV"), {"5.01": FAILED, "7.04": FAILED}),
    "no simpulan": (without_heading("A. Simpulan"), {"5.01": FAILED, "7.04": FAILED}),
    "a number left out": (reworded("Tabel 3.2 ", "Tabel 3.9 ", count=2), {"8.07": FAILED}),
    "a sum that is not": (retyped("Sumber Daya Manusia", -1, 2, "45"), {"8.01": FAILED}),
    "a budget sum that is not": (
        retyped("Realisasi Anggaran per Program", -1, 5, "1"),
        {"8.01": FAILED, "8.02": FAILED},
    ),
    "a percentage that is not": (retyped("Administrasi Perkantoran menurut Jenis", 0, 4, "96,00"), {"8.02": FAILED}),
    "a capaian by another formula": (retyped("terhadap Target Akhir Renstra", 0, 4, "9,99"), {"8.03": FAILED}),
    "two targets": (retyped(TARGET_TABLE, 0, 2, "83,00"), {"8.03": FAILED, "8.04": FAILED}),
    "a placeholder": (reworded("Semoga laporan", "[…] Semoga laporan"), {"7.02": FAILED}),
    "a wrong citation": (
        reworded("Semoga laporan", "PermenPANRB Nomor 53 Tahun 2010. Semoga laporan"),
        {"9.02": DOUBTFUL},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_with_one_fault_fails_just_there(
    change: Change, expected: Mapping[str, Verdict], printed: Printed
) -> None:
    assert faulty(good_subject(change(printed))) == expected


def test_a_chapter_that_staff_deleted_from_the_template_fails_with_all_its_parts(printed: Printed) -> None:
    found = faulty(good_subject(without_heading("BAB III")(printed)))

    assert {"4.01", "4.02", "4.03", "4.04", "4.05", "4.06", "4.07", "4.08", "4.09", "4.10"} <= found.keys()


@pytest.mark.parametrize(
    ("caption", "butir"),
    [
        ("Target dan Realisasi Indeks", "4.03"),
        ("Perkembangan Indeks", "4.04"),
        ("terhadap Target Akhir Renstra", "4.05"),
        ("Standar Nasional/Provinsi", "4.06"),
        ("Penyebab, Hambatan, dan Solusi Indeks", "4.07"),
        ("Efisiensi Penggunaan Sumber Daya Indeks", "4.08"),
        ("Program yang Menunjang Pencapaian Indeks", "4.09"),
        ("Realisasi Anggaran per Subkegiatan", "4.10"),
        ("Data Kinerja Kasi/Lurah", "6.04"),
    ],
)
def test_a_table_that_the_document_does_not_print_fails_its_requirement(
    caption: str, butir: str, printed: Printed
) -> None:
    found = faulty(good_subject(reworded(caption, "Lain", style="JudulTabel", count=9)(printed)))

    assert found[butir] is FAILED
    assert found.keys() <= {butir, "1.06", "7.04"}


def test_a_narrative_whose_marker_the_template_lost_fails_with_its_block_and_its_cell(printed: Printed) -> None:
    unprinted = with_text("bab3.pemmas.uraian", "Fasilitasi dilakukan bersama para pengurus kelompok.")

    (outcome,) = (each for each in check_conformity(subject_of(unprinted, printed)) if each.verdict is FAILED)

    (fault,) = outcome.faults
    assert outcome.requirement.butir == "7.04"
    assert fault.message == (
        "Narasi bab3.pemmas.uraian tidak tercetak pada dokumen: “Fasilitasi dilakukan bersama para pengurus kelompok.”"
    )
    assert (fault.sheet, fault.cell) == ("Narasi", cell_of("bab3.pemmas.uraian"))


def test_a_narrative_that_somebody_edited_counts_as_printed(printed: Printed) -> None:
    change = reworded("Jumlah pegawai yang mendukung", "Banyaknya pegawai yang membantu")

    assert faulty(good_subject(change(printed))) == {}


def test_a_chart_that_the_document_does_not_print_fails(printed: Printed) -> None:
    found = faulty(good_subject(without_paragraph("Gambar 3.1 ", style="JudulGambar")(printed)))

    assert found["7.04"] is FAILED


def reviewed(printed: Printed) -> dict[str, Verdict]:
    return faulty(subject_of(spoiled_setting(tanggal_reviu=date(2026, 1, 10)), printed))


def test_a_reviewed_report_needs_its_statement(printed: Printed) -> None:
    with_statement = reworded("KATA PENGANTAR", "PERNYATAAN TELAH DIREVIU")(printed)

    assert reviewed(printed)["1.03"] is FAILED
    assert "1.03" not in reviewed(with_statement)


def with_text(kode: str, text: str) -> Office:
    office = good_office()
    return replace(
        office, naskah=tuple(replace(part, isi=text if part.kode == kode else part.isi) for part in office.naskah)
    )


def without_text(kode: str) -> Office:
    return with_text(kode, "")


def cell_of(kode: str) -> str:
    return next(part.cell.address for part in good_office().naskah if part.kode == kode)


FILLERS = ["x", "-", ".", "isi nanti", "TBD", "sda", "n/a", "…", "belum ada", "(isi nanti)\n-", "Baik saja"]


@pytest.mark.parametrize("filler", FILLERS)
def test_filler_in_a_required_text_fails_with_its_cell(filler: str) -> None:
    outcomes = check_conformity(subject_of(with_text("bab1.isu", filler), None))

    place = ("Narasi", cell_of("bab1.isu"))
    found = {each.code: (each.sheet, each.cell) for each in conformity_findings(outcomes)}
    assert found.pop("KESESUAIAN_7_02", place) == place
    assert found == {"KESESUAIAN_2_06": place}


@pytest.mark.parametrize("filler", FILLERS)
def test_filler_where_a_cause_is_required_fails_with_its_cell(filler: str) -> None:
    office = lacking(penyebab=filler)
    outcomes = check_conformity(subject_of(office, None))

    wanted = office.indikator[0].place("penyebab")
    found = {each.code: (each.sheet, each.cell) for each in conformity_findings(outcomes)}
    assert found["KESESUAIAN_4_07"] == (wanted.sheet, wanted.address)
    assert found.keys() <= {"KESESUAIAN_4_07", "KESESUAIAN_7_02"}


def test_filler_is_told_with_its_words() -> None:
    office = lacking(penyebab="TBD", hambatan="isi nanti")

    assert told(subject_of(office, None), "4.07") == ["Penyebab Indeks Kepuasan Masyarakat baru berisi “TBD”"]
    assert "Teks pengisi masih tertulis: “isi nanti”" in told(subject_of(office, None), "7.02")


def lacking(**changes: object) -> Office:
    return with_indikator(good_office(), "IK1", **changes)


OFFICES: Mapping[str, tuple[Callable[[], Office], Mapping[str, Verdict]]] = {
    "no text for Bab I": (lambda: without_text("bab1.isu"), {"2.06": FAILED, "7.02": FAILED}),
    "no text for Bab II": (lambda: without_text("bab2.renstra"), {"3.03": FAILED, "7.02": FAILED}),
    "no text for Bab IV": (lambda: without_text("bab4.langkah"), {"5.02": FAILED, "7.02": FAILED}),
    "no Renstra target": (lambda: lacking(target_renstra=None), {"4.05": FAILED, "7.01": FAILED, "7.02": FAILED}),
    "a standard without source": (lambda: lacking(sumber_standar=""), {"4.06": DOUBTFUL}),
    "no cause": (lambda: lacking(penyebab=""), {"4.07": FAILED, "7.02": FAILED}),
    "no word on programmes": (lambda: lacking(program=""), {"4.09": DOUBTFUL}),
    "no history": (lambda: replace(good_office(), riwayat=()), {"4.04": DOUBTFUL}),
    "no team": (lambda: replace(good_office(), tim=()), {"6.05": DOUBTFUL}),
    "no Data Kinerja": (lambda: replace(good_office(), kinerja=()), {"6.04": FAILED}),
    "the deadline is past": (lambda: spoiled_setting(tenggat_lkjip=date(2026, 1, 19)), {"9.03": DOUBTFUL}),
    "no deadline": (lambda: spoiled_setting(tenggat_lkjip=None), {"9.03": DOUBTFUL}),
}  # fmt: skip


@pytest.mark.parametrize(("make", "expected"), OFFICES.values(), ids=OFFICES)
def test_an_office_that_lacks_one_thing_fails_just_there(
    make: Callable[[], Office], expected: Mapping[str, Verdict]
) -> None:
    assert faulty(subject_of(make(), None)) == expected


def test_an_indikator_in_another_unit_than_the_setting_counts_fails() -> None:
    cells = {"satuan": Cell("Indikator", "D8")}
    office = with_indikator(with_setting(good_office(), satuan_pemmas="Persentase"), "IK2", cells=cells)
    subject = subject_of(office, None)
    differs = f"Satuan {office.indikator[1].nama} = Kelompok, sedangkan pengaturan satuan_pemmas = persentase"

    found = [each for each in conformity_findings(check_conformity(subject)) if each.message.startswith(differs)]

    assert [(each.severity, each.where) for each in found] == [(Severity.GALAT, "Indikator!D8")]
    assert not any("kelompok" in each.text and "87" in each.text for each in subject.text.passages)


def test_on_the_last_day_the_deadline_is_kept() -> None:
    assert faulty(subject_of(spoiled_setting(tenggat_lkjip=date(2026, 1, 20)), None)) == {}


def test_a_report_that_is_still_sementara_says_why() -> None:
    subject = subject_of(good_office(), None, provisional=("2 permintaan data belum disetujui atau dikecualikan",))

    assert faulty(subject) == {"7.03": FAILED}
    assert told(subject, "7.03") == [
        "Laporan masih bertanda SEMENTARA: 2 permintaan data belum disetujui atau dikecualikan"
    ]


@pytest.mark.parametrize(("status", "is_met"), [("berlaku", True), ("perlu diperiksa", False), ("dicabut", False)])
def test_a_legal_basis_that_is_not_certain_is_a_warning_with_its_cell(status: str, *, is_met: bool) -> None:
    office = good_office()
    first = office.dasar_hukum[0]
    rows = (replace(first, content={**first.content, "status": status}), *office.dasar_hukum[1:])

    outcomes = check_conformity(subject_of(replace(office, dasar_hukum=rows), None))

    found = conformity_findings(outcomes)
    assert conforms(outcomes)
    assert [(each.severity, each.sheet, each.cell) for each in found] == (
        [] if is_met else [(Severity.PERINGATAN, first.sheet, first.cell("status"))]
    )


def test_a_replaced_regulation_is_a_warning_only_where_it_is_cited() -> None:
    office = good_office()
    cited = replace(office.naskah[2], isi="Evaluasi berpedoman pada PermenPANRB Nomor 12 Tahun 2015.")

    found = faulty(subject_of(replace(office, naskah=(*office.naskah[:2], cited, *office.naskah[3:])), None))

    assert found == {"9.01": DOUBTFUL}


def test_the_wrong_year_of_the_guide_is_told_with_the_right_one(printed: Printed) -> None:
    change = reworded("Semoga laporan", "Menurut PermenPANRB Nomor 53 Tahun 2010, semoga laporan")

    assert told(good_subject(change(printed)), "9.02") == [
        "PermenPANRB 53 Tahun 2010 dikutip; yang benar PermenPANRB Nomor 53 Tahun 2014"
    ]


def test_a_fault_names_headings_table_row_and_block(printed: Printed) -> None:
    outcomes = check_conformity(good_subject(retyped("Pengukuran Kinerja Tahun", 0, 6, "1,00")(printed)))

    found = {each.code: each.message for each in conformity_findings(outcomes, "Draf.docx")}
    assert "BAB III AKUNTABILITAS KINERJA > A. Capaian Kinerja Organisasi > 2. Pengukuran" in found["KESESUAIAN_8_03"]
    assert "Tabel 3.2 [bab3.pengukuran]" in found["KESESUAIAN_8_03"]
    assert found["KESESUAIAN_8_03"].startswith("Baris 1: capaian 1,00 tidak sesuai dengan target 82,00 dan realisasi ")


def test_a_fault_of_the_office_names_the_cell_to_fill() -> None:
    outcomes = check_conformity(subject_of(lacking(target_renstra=None), None))

    found = next(each for each in conformity_findings(outcomes) if each.code == "KESESUAIAN_4_05")
    assert (found.severity, found.sheet, found.cell) == (Severity.GALAT, "Indikator", "K6")
    assert found.message == (
        "Target akhir Renstra Indeks Kepuasan Masyarakat belum diisi "
        "(Bab III.A, Indeks Kepuasan Masyarakat [bab3.a.ik1.renstra])"
    )


def test_an_office_with_almost_nothing_is_judged_without_a_slip() -> None:
    found = faulty(subject_of(poor_office(), None))

    assert {"2.06", "3.03", "4.05", "4.08", "4.10", "5.02", "6.03", "7.01"} <= found.keys()


def of_direction(arah: Arah, *, realisasi: str) -> Office:
    """Return the good office with one typed indikator of a direction."""
    target = single("20") if arah is not Arah.RENTANG else replace(single("20"), upper=Decimal(30))
    office = lacking(
        arah=arah, sumber="Isian", realisasi_isian=Decimal(realisasi), target=target, target_murni=target,
        target_perubahan=None, target_renstra=target, standar=None,
    )  # fmt: skip
    return replace(office, riwayat=())


@pytest.mark.parametrize("cap", ["Tanpa batas", "120"])
@pytest.mark.parametrize("realisasi", ["0", "19.99", "20", "25.5", "30.01", "333.33"])
@pytest.mark.parametrize("arah", list(Arah))
def test_our_own_capaian_always_agrees_with_the_second_calculation(arah: Arah, realisasi: str, cap: str) -> None:
    office = with_setting(of_direction(arah, realisasi=realisasi), batas_capaian=cap)

    found = faulty(subject_of(office, None))

    assert not {"8.01", "8.02", "8.03", "8.04", "8.05", "8.06"} & found.keys()

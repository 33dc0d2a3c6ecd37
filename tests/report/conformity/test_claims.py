"""What is claimed about an indikator: by a sentence of the report, and by the office in its own words."""

from dataclasses import replace

import pytest

from lkjip_xl.model import Office, Severity
from lkjip_xl.report.conformity.checking import check_conformity, conformity_findings
from lkjip_xl.report.conformity.report_text import Passage, ReportText
from lkjip_xl.report.conformity.subject import Subject, Verdict
from offices import with_indikator
from report.conformity.good_report import faulty, good_office, subject_of, told

NAME = "Indeks Kepuasan Masyarakat"
ROSE = "naik 1,16 (1,43%) dari 81,40 menjadi 82,56"


def with_cause(text: str) -> Office:
    return with_indikator(good_office(), "IK1", penyebab=text)


def with_narrative(text: str) -> Office:
    office = good_office()
    return replace(
        office,
        naskah=tuple(replace(part, isi=text) if part.kode == "bab4.langkah" else part for part in office.naskah),
    )


def reworded_model(old: str, new: str) -> Subject:
    """Return the good report with a word changed in its generated sentences."""
    subject = subject_of(good_office(), None)
    passages = tuple(
        replace(each, text=each.text.replace(old, new)) if isinstance(each, Passage) else each
        for each in subject.text.passages
    )
    subject.__dict__["text"] = ReportText(passages, subject.text.grids)
    return subject


def test_a_sentence_that_calls_a_better_indikator_worse_fails() -> None:
    subject = reworded_model("menunjukkan kinerja yang membaik", "menunjukkan kinerja yang menurun")

    assert faulty(subject) == {"8.08": Verdict.FAILED}
    assert told(subject, "8.08") == [
        f"Kalimat menyatakan kinerja yang menurun, padahal realisasi {NAME} {ROSE}",
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Nilai IKM menurun karena ruang tunggu diperbaiki bertahap.", "turun"),
        ("Penurunan nilai disebabkan oleh pergantian petugas loket.", "turun"),
        ("Nilainya lebih rendah daripada tahun lalu karena gangguan jaringan.", "turun"),
    ],
)
def test_a_cause_that_contradicts_the_direction_of_its_indikator_is_a_warning_with_its_cell(
    text: str, word: str
) -> None:
    office = with_cause(text)

    (finding,) = conformity_findings(check_conformity(subject_of(office, None)))

    cell = office.indikator[0].place("penyebab")
    assert (finding.severity, finding.sheet, finding.cell) == (Severity.PERINGATAN, cell.sheet, cell.address)
    assert finding.message.startswith(f"Penyebab menyatakan {word}, padahal realisasi {NAME} {ROSE}: “")


@pytest.mark.parametrize(
    "text",
    [
        "Nilai IKM meningkat karena alur pelayanan ditata sejak awal tahun.",
        "Kenaikan nilai didukung oleh penataan loket pelayanan.",
        "Jumlah pengaduan menurun setelah loket ditata ulang.",
        "Petugas mengikuti pembinaan agar nilai tidak turun pada tahun berikutnya.",
        "Nilai pada sebagian kelurahan menurun karena gangguan jaringan.",
    ],
)
def test_a_cause_that_agrees_or_speaks_of_something_else_passes(text: str) -> None:
    assert faulty(subject_of(with_cause(text), None)) == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Nilai IKM Kecamatan mencapai 95,10 dan patut dipertahankan.",
            (
                "Angka 95,10 tentang IKM pada narasi tidak sama dengan IKM mana pun pada laporan: "
                "“Nilai IKM Kecamatan mencapai 95,10 dan patut dipertahankan”"
            ),
        ),
        (
            "Serapan anggaran sebesar 12,34% menjadi bahan evaluasi.",
            (
                "Angka 12,34 tentang serapan pada narasi tidak sama dengan serapan mana pun pada laporan: "
                "“Serapan anggaran sebesar 12,34% menjadi bahan evaluasi”"
            ),
        ),
        (
            "Kantor menerima sebanyak 7.654.321 kunjungan warga.",
            (
                "Angka 7.654.321 pada narasi tidak dapat dirunut ke data laporan: "
                "“Kantor menerima sebanyak 7.654.321 kunjungan warga”"
            ),
        ),
        (
            "Belanja modal menghabiskan Rp9,99 triliun tahun ini.",
            (
                "Angka Rp9,99 triliun pada narasi tidak dapat dirunut ke data laporan: "
                "“Belanja modal menghabiskan Rp9,99 triliun tahun ini”"
            ),
        ),
    ],
)
def test_a_number_of_the_office_that_no_figure_explains_is_a_warning_with_its_cell(text: str, message: str) -> None:
    office = with_narrative(text)
    part = next(part for part in office.naskah if part.kode == "bab4.langkah")

    (finding,) = conformity_findings(check_conformity(subject_of(office, None)))

    assert (finding.severity, finding.sheet, finding.cell) == (Severity.PERINGATAN, part.cell.sheet, part.cell.address)
    assert finding.message == f"{message} (Narasi {part.bagian})"


@pytest.mark.parametrize(
    "text",
    [
        "Nilai IKM mencapai 82,56 dan patut dipertahankan.",
        "Nilai IKM mencapai 82,6 dan patut dipertahankan.",
        "Rencana Strategis Tahun 2025–2029 menggantikan yang lama.",
        "Perjanjian ditandatangani pada 15 Januari 2025 menurut Peraturan Wali Kota Nomor 77 Tahun 2021.",
        "1. Menata ulang loket pelayanan.",
        "Rapat pukul 08.30 di ruang rapat RT 77 RW 88.",
    ],
)
def test_a_number_of_the_report_a_date_and_a_name_pass(text: str) -> None:
    assert faulty(subject_of(with_narrative(text), None)) == {}

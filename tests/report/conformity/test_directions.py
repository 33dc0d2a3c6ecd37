"""Sentences against their own figures, whoever wrote them."""

import pytest

from lkjip_xl.report.conformity.report_text import Passage, ReportText
from lkjip_xl.report.conformity.subject import Subject
from report.conformity.good_report import faulty, good_office, subject_of, told


def saying(text: str) -> Subject:
    """Return a report that says one thing more."""
    subject = subject_of(good_office(), None)
    added = Passage(text, "BAB III", cell="Narasi!C9")
    # In place of what it reads itself: to lay a whole report out for every sentence would take a minute.
    subject.__dict__["text"] = ReportText((*subject.text.passages, added), subject.text.grids)
    return subject


TRUE = [
    "Realisasi naik sebesar 1,15, dari 81,40 menjadi 82,55.",
    "Realisasi Tahun 2024 sebesar 157 kelompok naik menjadi 162 kelompok pada Tahun 2025.",
    "Dari 93,40 persen pada Tahun 2024, realisasi turun sebesar 0,69 menjadi 92,71 persen.",
    "Pagu anggaran bertambah dari Rp9.200.000.000 menjadi Rp9.342.650.000.",
    "Target tersebut terlampaui dengan capaian 101,91% dan predikat Sangat Tinggi.",
    "Realisasi belum mencapai target 170, sehingga capaiannya 95,29% dengan predikat Sangat Tinggi.",
    "Realisasi belum mencapai target 1.000.000; capaiannya 100,00% setelah dibulatkan.",
    "Target tercapai dengan capaian 100,00%.",
    "Realisasi berubah dari 5 menjadi 4.",
    "Aduan naik pada semester pertama lalu turun, dari 12 menjadi 10.",
    "Rata-rata capaian 98,00% meskipun sebagian target tercapai.",
]
FALSE = {
    "Realisasi naik sebesar 1,15, dari 82,55 menjadi 81,40.": (
        "Kalimat menyatakan naik, padahal angkanya dari 82,55 menjadi 81,40: "
        "“Realisasi naik sebesar 1,15, dari 82,55 menjadi 81,40”"
    ),
    "Realisasi Tahun 2024 sebesar 1.570 kelompok turun menjadi 1.620 kelompok.": (
        "Kalimat menyatakan turun, padahal angkanya dari 1.570 menjadi 1.620: "
        "“Realisasi Tahun 2024 sebesar 1.570 kelompok turun menjadi 1.…”"
    ),
    "Aduan meningkat dari 7 menjadi 7.": (
        "Kalimat menyatakan naik, padahal angkanya dari 7 menjadi 7: “Aduan meningkat dari 7 menjadi 7”"
    ),
    "Target tercapai dengan capaian 99,99%.": (
        "Kalimat menyatakan tercapai, padahal capaiannya 99,99%: “Target tercapai dengan capaian 99,99%”"
    ),
    "Target tersebut terlampaui dengan capaian 95,00%.": (
        "Kalimat menyatakan melampaui target, padahal capaiannya 95,00%: "
        "“Target tersebut terlampaui dengan capaian 95,00%”"
    ),
    "Realisasi belum mencapai target 80. Capaiannya 102,50% dengan predikat Sangat Tinggi.": (
        "Kalimat menyatakan belum tercapai, padahal capaiannya 102,50%: "
        "“Realisasi belum mencapai target 80. Capaiannya 102,50% denga…”"
    ),
}


@pytest.mark.parametrize("text", TRUE)
def test_a_sentence_that_agrees_with_its_figures_passes(text: str) -> None:
    assert faulty(saying(text)) == {}


@pytest.mark.parametrize(("text", "message"), FALSE.items())
def test_a_sentence_that_contradicts_its_figures_fails_with_its_words(text: str, message: str) -> None:
    subject = saying(text)

    assert faulty(subject).keys() == {"8.06"}
    assert told(subject, "8.06") == [message]

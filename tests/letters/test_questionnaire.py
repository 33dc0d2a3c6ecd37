"""The SKM questionnaire: one question per unsur, in the words of the office where it has its own."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from letters.office import KELURAHAN, TANGGAL, make_office
from libreoffice import LibreOffice
from lkjip_xl.letters.questionnaire import questionnaire_fields, read_words, write_questionnaire
from lkjip_xl.letters.writing import Written
from lkjip_xl.model import Finding, Office, Severity
from lkjip_xl.rules.ikm import UNSUR_2017

WORDS = """
[umum]
pertanyaan = "Bagaimana {unsur}?"
jawaban = ["1", "2", "3", "4"]
[unsur."persyaratan"]
pertanyaan = "Syaratnya?"
jawaban = ["Berat", "Agak berat", "Ringan", "Sangat ringan"]
"""


def office(extra: int = 0, **settings: str) -> Office:
    names = [*UNSUR_2017, *(f"Unsur Kantor {n}" for n in range(1, extra + 1))]
    return replace(make_office(**settings), unsur={f"U{n}": name for n, name in enumerate(names, start=1)})


def write(asked: Office, year: Path) -> Written:
    return write_questionnaire(asked, KELURAHAN, tanggal=TANGGAL, folder=year / "keluar", year_folder=year)


def test_every_unsur_is_asked_with_four_answers_from_worst_to_best(tmp_path: Path) -> None:
    words, _ = read_words(tmp_path)

    fields = questionnaire_fields(office(1), KELURAHAN, words, tanggal=TANGGAL)

    questions = fields["pertanyaan"]
    assert isinstance(questions, list)
    assert [question["unsur"] for question in questions] == [*UNSUR_2017, "Unsur Kantor 1"]
    assert [[answer["nilai"] for answer in question["jawaban"]] for question in questions] == [[1, 2, 3, 4]] * 10
    assert questions[3]["jawaban"][3] == {"huruf": "d", "teks": "Gratis", "nilai": 4}
    assert questions[9]["teks"] == "Bagaimana pendapat Saudara tentang unsur kantor 1 di unit ini?"


def test_each_of_the_nine_unsur_has_its_own_question(tmp_path: Path) -> None:
    words, _ = read_words(tmp_path)

    assert {name.casefold() for name in UNSUR_2017} == set(words.by_unsur)


def test_the_office_may_word_the_questions_itself(tmp_path: Path) -> None:
    (tmp_path / "templat").mkdir()
    (tmp_path / "templat" / "kuesioner.toml").write_text(WORDS, encoding="utf-8")

    words, findings = read_words(tmp_path)

    assert findings == ()
    assert words.question("Persyaratan").teks == "Syaratnya?"
    assert words.question("Biaya/Tarif").teks == "Bagaimana biaya/tarif?"


@pytest.mark.parametrize("broken", ["[umum", "umum = 3", WORDS.replace(', "4"]', "]"), WORDS.replace("[umum]", "[x]")])
def test_words_that_cannot_be_read_cost_a_finding_and_not_the_questionnaire(broken: str, tmp_path: Path) -> None:
    (tmp_path / "templat").mkdir()
    (tmp_path / "templat" / "kuesioner.toml").write_text(broken, encoding="utf-8")

    words, findings = read_words(tmp_path)

    assert words.question("Biaya/Tarif").jawaban[3] == "Gratis"
    assert findings == (
        Finding(
            "QUESTIONNAIRE_WORDS_BROKEN",
            Severity.PERINGATAN,
            "Kata-kata kuesioner templat/kuesioner.toml tidak dapat dibaca; kuesioner memakai kata-kata bawaan",
            "Perbaiki berkas itu (setiap unsur: satu pertanyaan dan empat jawaban), atau hapus salinannya.",
            file="templat/kuesioner.toml",
        ),
    )


@pytest.mark.libreoffice
@pytest.mark.parametrize(("extra", "kertas"), [(0, "F4 215 x 330 mm"), (3, "F4 210 x 330 mm")])
def test_it_fits_one_sheet_and_asks_for_no_name(
    extra: int, kertas: str, libreoffice: LibreOffice, ooxml_validator: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    artifact, findings = write(office(extra, kertas=kertas), tmp_path)
    printed = libreoffice.pdf_text(artifact.path, tmp_path)

    flat = " ".join(printed.split())
    assert printed.count("\f") == 2
    assert "Contohan" in flat
    assert not re.search(r"[{}]|KOSONG|belum tersedia|NIK", flat)
    assert ooxml_validator(artifact.path) == []
    assert findings == ()
    assert artifact.path.name == "Kuesioner_SKM_2025_W1_Contohan.docx"

"""Kuesioner SKM: the printable questionnaire of a unit, one question per unsur (SOP step 2).

Layer: letters. The words stand in `kuesioner.toml` beside the templates; `templat/` may hold the office's own copy.
Source: PermenPANRB 14/2017, Lampiran (nine unsur, answers a to d with the scores 1 to 4, profile without a name).
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lkjip_xl.book.schema.lists import LISTS
from lkjip_xl.letters.file_names import letter_file
from lkjip_xl.letters.heading import concept_mark, heading
from lkjip_xl.letters.writing import Letter, Written, write_letter
from lkjip_xl.model import Finding, Office, Severity, Unit
from lkjip_xl.word.lookup import OFFICE_FOLDER, is_untouched, shipped_templates

KUESIONER = "kuesioner"

_WORDS = "kuesioner.toml"
_PROFILE = ("jenis_kelamin", "pendidikan", "pekerjaan")
_BOX = "☐"
_LETTERS = "abcd"


@dataclass(frozen=True)
class Question:
    """What a respondent is asked about an unsur, and his answers from the worst (score 1) to the best (score 4)."""

    teks: str
    jawaban: Sequence[str]


@dataclass(frozen=True)
class Words:
    """The words of a questionnaire: a question by the name of its unsur in lower case, and one for all others."""

    by_unsur: Mapping[str, Question]
    general: Question

    def question(self, unsur: str) -> Question:
        """Return what is asked about an unsur; one that the office added is asked in general words."""
        found = self.by_unsur.get(unsur.casefold())
        return found or Question(self.general.teks.replace("{unsur}", unsur.lower()), self.general.jawaban)


def questionnaire_fields(office: Office, unit: Unit, words: Words, *, tanggal: date) -> Mapping[str, object]:
    """Return the fields of a unit's questionnaire; every unsur that the office asks is in it, in its order."""
    return {
        "surat": heading(office, nomor=None, tanggal=tanggal),
        "konsep": concept_mark(konsep=False),
        "unit": {"nama": unit.nama},
        "profil": {name: "   ".join(f"{_BOX} {word}" for word in LISTS[name]) for name in _PROFILE},
        "pertanyaan": [
            _question_fields(number, name or code, words)
            for number, (code, name) in enumerate(office.unsur.items(), start=1)
        ],
    }


def write_questionnaire(office: Office, unit: Unit, *, tanggal: date, folder: Path, year_folder: Path) -> Written:
    """Write the questionnaire of a unit; arguments as in `write_letter`."""
    words, findings = read_words(year_folder)
    letter = Letter(
        KUESIONER,
        letter_file("Kuesioner_SKM", office.tahun, unit.kode, unit.nama.removeprefix("Kelurahan ")),
        f"Kuesioner SKM {unit.nama} Tahun {office.tahun}",
        tanggal,
        questionnaire_fields(office, unit, words, tanggal=tanggal),
    )
    artifact, about = write_letter(office, letter, folder=folder, year_folder=year_folder)
    return artifact, (*findings, *about)


def read_words(year_folder: Path) -> tuple[Words, tuple[Finding, ...]]:
    """Return the words of the office's own copy, or the shipped ones with a finding where that cannot be read."""
    shipped = _parse((shipped_templates() / _WORDS).read_text(encoding="utf-8"))
    own = year_folder / OFFICE_FOLDER / _WORDS
    if not own.exists() or is_untouched(own, year_folder):
        return shipped, ()
    try:
        return _parse(own.read_text(encoding="utf-8-sig")), ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return shipped, (_broken_words(own),)


def _parse(text: str) -> Words:
    """Return the words of a file.

    Raises:
        ValueError, KeyError, TypeError, AttributeError: It does not say what it must.
    """
    content = tomllib.loads(text)
    return Words(
        {name.casefold(): _question(entry) for name, entry in content["unsur"].items()}, _question(content["umum"])
    )


def _question(entry: Mapping[str, object]) -> Question:
    text, answers = entry["pertanyaan"], entry["jawaban"]
    if not isinstance(text, str) or not isinstance(answers, list) or len(answers) != len(_LETTERS):
        raise ValueError(entry)
    return Question(text, [str(answer) for answer in answers])


def _question_fields(number: int, unsur: str, words: Words) -> Mapping[str, object]:
    question = words.question(unsur)
    return {
        "no": number,
        "unsur": unsur,
        "teks": question.teks,
        "jawaban": [
            {"huruf": letter, "teks": answer, "nilai": score}
            for score, (letter, answer) in enumerate(zip(_LETTERS, question.jawaban, strict=True), start=1)
        ],
    }


def _broken_words(own: Path) -> Finding:
    return Finding(
        "QUESTIONNAIRE_WORDS_BROKEN",
        Severity.PERINGATAN,
        f"Kata-kata kuesioner {OFFICE_FOLDER}/{own.name} tidak dapat dibaca; kuesioner memakai kata-kata bawaan",
        "Perbaiki berkas itu (setiap unsur: satu pertanyaan dan empat jawaban), atau hapus salinannya.",
        file=f"{OFFICE_FOLDER}/{own.name}",
    )

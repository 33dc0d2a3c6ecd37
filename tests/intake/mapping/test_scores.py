"""Answers in words become scores by the office's table, by the unsur's own scale first, and are never guessed."""

import pytest

from intake.office import UNSUR
from lkjip_xl.intake.mapping.scores import ScoreWords, WordFault, are_letters, read_scores, shipped_words, words_of

WORDS = shipped_words()
OWN = {
    "U1": ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    "U2": ("Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"),
    "U3": ("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"),
    "U4": ("Sangat mahal", "Cukup mahal", "Murah", "Gratis"),
    "U5": ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    "U6": ("Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"),
    "U7": (
        "Tidak sopan dan ramah",
        "Kurang sopan dan ramah",
        "Sopan dan ramah",
        "Sangat sopan dan ramah",
    ),
    "U8": ("Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"),
    "U9": ("Buruk", "Cukup", "Baik", "Sangat Baik"),
}
GENERAL = ("Tidak baik", "Kurang baik", "Baik", "Sangat baik")


@pytest.mark.parametrize(("code", "scale"), OWN.items())
@pytest.mark.parametrize("shape", ["{word}", "{score}. {word}", "{letter}. {word}", " {word} ", "{word} ({score})"])
def test_every_answer_of_the_questionnaire_has_its_score(code: str, scale: tuple[str, ...], shape: str) -> None:
    texts = {
        shape.format(word=word, score=score, letter="abcd"[score - 1]).upper(): score
        for score, word in enumerate(scale, start=1)
    }

    assert read_scores(UNSUR[code], texts, WORDS) == (texts, {})


@pytest.mark.parametrize("code", [code for code in OWN if code != "U9"])
def test_the_four_general_words_hold_for_every_unsur(code: str) -> None:
    texts = {word: score for score, word in enumerate(GENERAL, start=1)}

    assert read_scores(UNSUR[code], texts, WORDS) == (texts, {})


@pytest.mark.parametrize("text", ["Netral", "Sangat tidak baik", "Lumayan", "Gratis"])
def test_an_unknown_word_is_a_fault_and_no_score(text: str) -> None:
    scores, faults = read_scores(UNSUR["U1"], [text, "Sesuai"], WORDS)

    assert scores == {"Sesuai": 3}
    assert faults[text].code == "SCORE_WORD_UNKNOWN"


def test_a_number_that_contradicts_its_word_is_a_fault() -> None:
    _, faults = read_scores(UNSUR["U1"], ["1. Sangat sesuai"], WORDS)

    assert faults == {"1. Sangat sesuai": WordFault("SCORE_WORD_CONTRADICTS", {"score": 4})}


def test_words_of_two_scales_in_one_column_are_a_fault() -> None:
    scores, faults = read_scores(UNSUR["U9"], ["Buruk", "Kurang baik", "Cukup", "Sangat baik"], WORDS)

    assert scores == {}
    assert {text: fault.code for text, fault in faults.items()} == {"Kurang baik": "SCORE_SCALES_MIXED"}


def test_numbers_and_blanks_are_left_to_the_reader_of_cells() -> None:
    assert read_scores(UNSUR["U1"], [3, "3", "-", "", " ", 2.0], WORDS) == ({}, {})


def test_the_office_may_add_its_own_words_and_say_that_one_means_no_answer() -> None:
    own = words_of([{"unsur": None, "kata": "Oke", "nilai": 3}, {"unsur": None, "kata": "Tidak tahu", "nilai": None}])

    assert read_scores(UNSUR["U1"], ["oke", "tidak tahu"], own) == ({"oke": 3, "tidak tahu": None}, {})


@pytest.mark.parametrize("nilai", [0, 5, "tiga"])
def test_a_word_with_a_score_off_the_scale_is_not_known(nilai: int | str) -> None:
    assert words_of([{"unsur": None, "kata": "Oke", "nilai": nilai}]) == ScoreWords(())


def test_bare_letters_are_noticed() -> None:
    assert are_letters(["a", "B."])
    assert not are_letters(["Baik", "3"])

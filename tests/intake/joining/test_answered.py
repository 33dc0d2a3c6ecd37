"""A corrected form takes the place of what it answers, through any number of rounds."""

from lkjip_xl.intake.joining.answered import answered
from lkjip_xl.intake.joining.judging import Outcome, judge
from lkjip_xl.intake.parsed import Parsed, Source
from lkjip_xl.model import Finding, Severity

FAULT = (Finding("SCORE_OFF_SCALE", Severity.GALAT, "Nilai U1 = 5 di luar skala 1-4"),)


def form(sha: str, answers: str = "", *, refused: bool = False, source: Source = Source.FORM) -> Parsed:
    return Parsed(f"{sha}.xlsx", sha, source, "W1", findings=FAULT if refused else (), answers=answers)


def test_a_refused_form_gives_way_to_its_corrected_copy() -> None:
    [first, second] = judge([form("a", refused=True), form("b", "a")])

    assert (first.outcome, second.outcome) == (Outcome.REPLACED, Outcome.ACCEPTED)
    assert [(finding.code, finding.message) for finding in first.findings] == [
        (
            "FORM_ANSWERED",
            "Berkas ini sudah diganti oleh b.xlsx, formulir unit W1 yang dikembalikan dan sudah diperbaiki",
        )
    ]


def test_the_last_sound_one_of_several_rounds_counts() -> None:
    rounds = [form("a", refused=True), form("b", "a", refused=True), form("c", "b"), form("d", "c", refused=True)]

    found = answered(rounds)

    assert {old: new.sha256 for old, new in found.items()} == {"a": "c", "b": "c"}


def test_an_answer_that_is_refused_too_replaces_nothing() -> None:
    assert answered([form("a", refused=True), form("b", "a", refused=True)]) == {}


def test_a_file_that_nobody_could_read_gives_way_to_the_fresh_form() -> None:
    [first, _] = judge([form("a", refused=True, source=Source.OTHER), form("b", "a")])

    assert first.outcome is Outcome.REPLACED


def test_forms_that_answer_each_other_end_somewhere() -> None:
    assert set(answered([form("a", "b"), form("b", "a")])) <= {"a", "b"}

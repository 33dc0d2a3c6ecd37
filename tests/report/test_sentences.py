"""Sentences: patterns hold words only, figures keep their place."""

import re
from pathlib import Path

import pytest

import lkjip_xl.report
from lkjip_xl.report.blocks import Figure, plain
from lkjip_xl.report.sentences import enumerate_texts, load_patterns, paragraph, sentence

IKM = Figure("ikm.kecamatan.2025", "82,10", None, "Beranda!ikm_kecamatan")
FACTS = re.compile(r"\b(?:naik|turun|tetap|tajam|belum|membaik|menurun)\b|\{(?!tahun\}|lalu\})\w+\}")
CODE = "\n".join(path.read_text(encoding="utf-8") for path in Path(lkjip_xl.report.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize(("name", "wordings"), load_patterns().items())
def test_no_pattern_holds_a_number(name: str, wordings: tuple[str, ...]) -> None:
    assert not [wording for wording in wordings if re.search(r"\d", wording)], name


@pytest.mark.parametrize("name", [name for name, wordings in load_patterns().items() if len(wordings) > 1])
def test_every_wording_of_a_pattern_says_the_same_facts(name: str) -> None:
    # A direction or a verdict in one wording stands in all of them; figures too, but for those that repeat another.
    wordings = load_patterns()[name]

    assert len({frozenset(FACTS.findall(wording)) for wording in wordings}) == 1
    assert len(set(wordings)) == len(wordings)


def test_the_speaker_chooses_a_wording_always_the_same_and_another_one_for_its_neighbour() -> None:
    years = {"lalu": "2024", "selisih": "1", "persen": "1,25", "sebelum": "80", "sesudah": "81", "tahun": "2025"}
    said = {key: plain(sentence("perubahan.naik", key, **years)) for key in ("ik1", "ik2", "ik3", "ik4")}

    assert len({said["ik1"], said["ik2"], said["ik3"]}) == 3
    assert said["ik4"] == said["ik1"] == plain(sentence("perubahan.naik", "ik1", **years))


@pytest.mark.parametrize("name", load_patterns())
def test_every_pattern_is_used(name: str) -> None:
    # A name is written whole in the code, or its end follows from facts: f"perubahan.{word}", f"target.{verdict}".
    beginnings = re.findall(r"f[\"'](\w+\.\w*)\{", CODE)

    assert f'"{name}"' in CODE or any(name.startswith(beginning) for beginning in beginnings)


def test_a_sentence_keeps_its_figures_apart_from_its_words() -> None:
    text = sentence("survei.unit_sama", ikm=IKM, tahun="2025")

    assert text == ("Seluruh unit yang memiliki hasil survei mencapai IKM yang sama, yaitu ", IKM, ".")
    assert plain(text) == "Seluruh unit yang memiliki hasil survei mencapai IKM yang sama, yaitu 82,10."


def test_a_text_inside_a_sentence_keeps_its_figures_too() -> None:
    text = sentence("survei.terendah", daftar=(("Biaya (", IKM, ")")))

    assert IKM in text


def test_a_sentence_without_its_part_is_a_slip_of_ours() -> None:
    with pytest.raises(KeyError, match="ikm"):
        sentence("survei.unit_sama")


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, ""), (1, "a"), (2, "a dan b"), (3, "a, b, dan c"), (4, "a, b, c, dan d")],
)
def test_a_list_in_a_sentence_reads_as_indonesian_is_written(count: int, expected: str) -> None:
    assert plain(enumerate_texts([(letter,) for letter in "abcd"[:count]])) == expected


def test_sentences_join_into_one_paragraph_and_nothing_into_none() -> None:
    assert paragraph([("Satu.",), ("Dua ", IKM, ".")]) == (("Satu.", " ", "Dua ", IKM, "."),)
    assert paragraph([]) == ()

"""Checks that sentences say what their figures say, re-read from the printed words.

Layer: report. Pure. Reads every passage, the office's own too; knows no pattern that wrote them.
Source: DOMAIN section 4 (text says "turun" where the figure rose).
"""

import re
from collections.abc import Iterator, Sequence

from lkjip_xl.report.conformity.numbers import NUMBER, read_shown
from lkjip_xl.report.conformity.requirements import Requirement
from lkjip_xl.report.conformity.subject import Fault, Subject, quote

_SENTENCE_END = re.compile(r"(?<=[a-zA-Z%)\d”])[.;:](?=\s+[A-Z“(]|\s*$)")
_RISES = re.compile(r"\b(naik|meningkat|bertambah)\b", re.IGNORECASE)
_FALLS = re.compile(r"\b(turun|menurun|berkurang)\b", re.IGNORECASE)
_N = rf"(?:Rp)?({NUMBER})(?!\S*\d)"
_PAIRS = (
    re.compile(rf"\bdari\s+{_N}.{{0,80}}?\bmenjadi\s+{_N}", re.IGNORECASE),
    re.compile(rf"\bsebesar\s+{_N}(?:\s+[\w/]+)?\s+(?:naik|turun)(?:\s+tajam)?\s+menjadi\s+{_N}", re.IGNORECASE),
)
_CAPAIAN = re.compile(rf"\bcapaian(?:nya)?\b[^%]{{0,80}}?({NUMBER})%|\bmencapai ({NUMBER})% dari target", re.IGNORECASE)
_MISSED = re.compile(r"\b(belum|tidak) (mencapai(nya)?\b|tercapai|memenuhi target)", re.IGNORECASE)
_SURPASSED = re.compile(r"\b(melampaui(nya)?|terlampaui)\b", re.IGNORECASE)
_REACHED = re.compile(r"\btercapai\b|\bmencapai target\b|\bmencapai [\d.,−]+% dari target", re.IGNORECASE)
_UNCLEAR = re.compile(r"\b(mencapai atau melampaui|sedangkan|rata-rata|seluruh|sebagian)\b", re.IGNORECASE)
_FULL = 100
_REMEDY = "Perbaiki kalimat itu bila ditulis kantor; bila tidak, buat draf baru dari buku induk."


def check_directions(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield the sentences whose words contradict their own figures."""
    for passage in subject.text.passages:
        sentences = _sentences(passage.text)
        for message in (*_contradicted_changes(sentences), *_contradicted_verdicts(sentences)):
            sheet, _, cell = passage.cell.partition("!")
            yield Fault(message, _REMEDY, passage.place, sheet, cell)


def _sentences(text: str) -> Sequence[str]:
    """Return the sentences of a paragraph; one that begins with the capaian belongs to the one before."""
    joined: list[str] = []
    for sentence in (part.strip() for part in _SENTENCE_END.split(text)):
        if joined and sentence.startswith("Capaiannya"):
            joined[-1] = f"{joined[-1]}. {sentence}"
        elif sentence:
            joined.append(sentence)
    return joined


def _contradicted_changes(sentences: Sequence[str]) -> Iterator[str]:
    for sentence in sentences:
        rises, falls = _RISES.search(sentence), _FALLS.search(sentence)
        pairs = [match for pattern in _PAIRS for match in pattern.finditer(sentence)]
        if bool(rises) is bool(falls) or len(pairs) != 1:
            continue  # no direction, both, or none or several pairs: not for us to tell
        before, after = read_shown(pairs[0][1]), read_shown(pairs[0][2])
        if before is None or after is None:
            continue
        if (after.value <= before.value) if rises else (after.value >= before.value):
            word = "naik" if rises else "turun"
            change = f"dari {pairs[0][1]} menjadi {pairs[0][2]}"
            yield f"Kalimat menyatakan {word}, padahal angkanya {change}: “{quote(sentence)}”"


def _contradicted_verdicts(sentences: Sequence[str]) -> Iterator[str]:
    for sentence in sentences:
        found = _CAPAIAN.findall(sentence)
        if len(found) != 1 or _UNCLEAR.search(sentence):
            continue
        printed = "".join(found[0])
        shown = read_shown(printed)
        verdict = _verdict(sentence)
        if shown is None or not verdict:
            continue
        is_wrong = shown.value > _FULL if verdict == "belum tercapai" else shown.value < _FULL
        if is_wrong:
            yield f"Kalimat menyatakan {verdict}, padahal capaiannya {printed}%: “{quote(sentence)}”"


def _verdict(sentence: str) -> str:
    """Return what a sentence says of a target; empty where it says nothing, or two things."""
    missed = bool(_MISSED.search(sentence))
    rest = _MISSED.sub("", sentence)
    surpassed, reached = bool(_SURPASSED.search(rest)), bool(_REACHED.search(rest))
    if missed and (surpassed or reached):
        return ""
    if missed:
        return "belum tercapai"
    if surpassed:
        return "melampaui target"
    return "tercapai" if reached else ""

"""Checks of what is claimed about an indikator and its figures: by a sentence of the report, or by the office itself.

Layer: report. Pure. A sentence of the report that contradicts its indikator fails; what the office wrote in its own
words is a warning with its cell, because only the office knows what it meant.
Source: DOMAIN section 4 (text says "turun" where the figure rose; a figure in the text that no table knows).
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from lkjip_xl.report.blocks import Heading
from lkjip_xl.report.conformity.numbers import NUMBER, Shown, read_shown
from lkjip_xl.report.conformity.requirements import Requirement
from lkjip_xl.report.conformity.sources import office_words
from lkjip_xl.report.conformity.subject import Fault, Subject, quote
from lkjip_xl.rules.evaluation import IndikatorResult
from lkjip_xl.rules.evaluation.indikator import is_worse

_KEY = re.compile(r"bab3\.a\.[^.]+")
"""Ids of the headings of indikator."""
_SENTENCE_END = re.compile(r"(?<=[a-z%)\d”])[.;](?=\s|$)|\n")
_VERDICT = re.compile(
    r"\bkinerja(?:nya)?(?: indikator ini)?(?: yang)? (?:(membaik|meningkat)|(memburuk|menurun))\b", re.IGNORECASE
)
_HEAD = r"(?:nilai|realisasi|capaian|indeks|ikm|kinerja|indikator)(?:nya)?"
_RISES = r"naik|meningkat|lebih tinggi"
_FALLS = r"turun|menurun|lebih rendah"
_MOVED = re.compile(
    rf"\b{_HEAD}(?: \w+){{0,3}}? (?:(?P<up>{_RISES})|(?P<down>{_FALLS}))\b"
    rf"|\b(?:(?P<rise>kenaikan|peningkatan)|(?P<fall>penurunan)) {_HEAD}\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(tidak|bukan|belum|agar|supaya|untuk|akan|kelurahan|unit|unsur|target|anggaran|triwulan|semester)\b",
    re.IGNORECASE,
)
_KINDS = {
    "IKM": (re.compile(r"\b(?:IKM|Indeks Kepuasan Masyarakat)\b", re.IGNORECASE), ("ikm.", "nrr.")),
    "capaian": (re.compile(r"\bcapaian(?:nya)?\b", re.IGNORECASE), (".capaian", "capaian.")),
    "serapan": (re.compile(r"\b(?:serapan|penyerapan)(?:nya)?\b", re.IGNORECASE), ("serapan", ".persen")),
    "realisasi": (re.compile(r"\brealisasi(?:nya)?\b", re.IGNORECASE), ("realisasi", ".sesuai", ".difasilitasi")),
}
"""Word of a sentence, and what the id of a figure of that kind holds."""
_BETWEEN = 60
_OTHER_THING = re.compile(
    r"\d|\b(target|standar|responden|jumlah|selisih|naik|turun|meningkat|menurun|sebanyak|dari|pada)\b", re.IGNORECASE
)
_TYPED = re.compile(
    rf"(?<![\w.,/−-])(?:Rp\.?\s?)?({NUMBER})(?:\s(ribu|juta|miliar|triliun)\b)?(?![\w/]|[.,]\d)", re.IGNORECASE
)
_NAMED_BY_NUMBER = re.compile(
    r"\b(nomor|no\.?|pasal|ayat|huruf|angka|bab|lampiran|tabel|gambar|tahun|tanggal|pukul|rt|rw|triwulan|semester|golongan|"
    r"kurun|periode|sejak|hingga|ke)\W*(\d+\W+)?$",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"^\s(januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(19|20)\d\d")
_TIMES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}
_REMEDY = "Perbaiki kalimat itu bila ditulis kantor; bila tidak, buat draf baru dari buku induk."
_REWRITE = "Samakan kalimat itu dengan angka laporan, atau hapus angkanya; tabel laporan sudah menyajikannya."
_SOURCE = "Pastikan angka itu benar dan sebutkan sumbernya, atau hapus dari narasi."


def check_claims(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield the sentences that say another direction than their indikator took since last year."""
    headings = [block.text for block in subject.model.blocks if isinstance(block, Heading) and _KEY.fullmatch(block.id)]
    for result, heading in zip(subject.evaluation.indikator, headings, strict=True):
        if result.change is None:
            continue
        for passage in subject.text.passages:
            found = _VERDICT.search(passage.text) if heading in passage.context else None
            if found and not passage.cell and (bool(found[2]) is not is_worse(result)):
                said = f"Kalimat menyatakan {found[0]}, padahal realisasi {result.indikator.nama}"
                yield Fault(f"{said} {result.change.explanation}", _REMEDY, passage.place)
        yield from _claimed_causes(result)


def check_typed_numbers(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield the numbers in the office's own words that contradict the report's figures, or that none explains."""
    figures = [(each.id, shown) for each in subject.model.figures if (shown := read_shown(each.printed)) is not None]
    every = [shown for _, shown in figures]
    for place, text, where in office_words(subject.office):
        for sentence in _sentences(text):
            for found in _numbers(sentence):
                number = _value(found)
                kind = _kind(sentence, found.start())
                pool = (
                    [shown for name, shown in figures if any(part in name for part in _KINDS[kind][1])]
                    if kind
                    else every
                )
                if number is None or _is_known(number, pool):
                    continue
                told = f"Angka {found[0]} tentang {kind} pada narasi" if kind else f"Angka {found[0]} pada narasi"
                why = (
                    f"tidak sama dengan {kind} mana pun pada laporan" if kind else "tidak dapat dirunut ke data laporan"
                )
                yield Fault(
                    f"{told} {why}: “{quote(sentence)}”",
                    _REWRITE if kind else _SOURCE,
                    place,
                    where.sheet,
                    where.address,
                    is_warning=True,
                )


def _claimed_causes(result: IndikatorResult) -> Iterator[Fault]:
    indikator, change = result.indikator, result.change
    if change is None:
        return
    for column in ("penyebab", "hambatan", "solusi"):
        for sentence in _sentences(getattr(indikator, column)):
            found = _MOVED.search(sentence)
            if found is None or _ELSEWHERE.search(sentence):
                continue
            rises = bool(found["up"] or found["rise"])
            if rises not in _directions(result):
                where, word = indikator.place(column), "naik" if rises else "turun"
                yield Fault(
                    f"{column.capitalize()} menyatakan {word}, padahal realisasi {indikator.nama} "
                    f"{change.explanation}: “{quote(sentence)}”",
                    _REWRITE,
                    f"{column.capitalize()} {indikator.nama}",
                    where.sheet,
                    where.address,
                    is_warning=True,
                )


def _directions(result: IndikatorResult) -> set[bool]:
    """Return in which directions realisasi and capaian moved since last year; True is up."""
    moved = {result.change.difference > 0} if result.change and result.change.difference else set()
    before, now = (each.capaian.printed if each.capaian else None for each in result.series[-2:])
    return moved | ({now > before} if before is not None and now is not None and now != before else set())


def _sentences(text: str) -> Sequence[str]:
    return [sentence.strip() for sentence in _SENTENCE_END.split(text) if sentence.strip()]


def _numbers(sentence: str) -> Iterator[re.Match[str]]:
    """Yield the numbers that state a fact: no year, date, article or name of a document."""
    for found in _TYPED.finditer(sentence):
        before, after = sentence[: found.start()], sentence[found.end() :]
        is_name = _NAMED_BY_NUMBER.search(before) or _MONTH.match(after) or _YEAR.fullmatch(found[1])
        if not is_name and sentence[: found.end()].strip() != found[0]:
            yield found


def _value(found: re.Match[str]) -> Shown | None:
    shown, times = read_shown(found[1]), _TIMES.get((found[2] or "").casefold(), 1)
    return None if shown is None else Shown(shown.value * times, shown.doubt * times)


def _kind(sentence: str, at: int) -> str:
    """Return what a number is said to be: the nearest word before it, unless something else stands between."""
    ends = {kind: match.end() for kind, (word, _) in _KINDS.items() for match in word.finditer(sentence, 0, at)}
    kind = max(ends, key=lambda each: ends[each], default="")
    between = sentence[ends[kind] : at] if kind else ""
    return "" if len(between) > _BETWEEN or _OTHER_THING.search(between) else kind


def _is_known(number: Shown, pool: Sequence[Shown]) -> bool:
    """Whether a figure prints that number, or would if it were rounded as far; a bare integer stands for itself."""
    doubt = Fraction(0) if number.doubt == Fraction(1, 2) else number.doubt
    return any(abs(each.value - number.value) <= doubt for each in pool)

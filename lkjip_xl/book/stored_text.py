"""Sums of answers that lie on disk, as the text of one cell: *Rincian Jawaban* of SKM_Rekap.

Layer: book. The text is ours: written by a step, read by the next one, not meant for people.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from lkjip_xl.model import AnswerTotal, StoredAnswers
from lkjip_xl.rules.profile import OTHERS

LONGEST: Final = 32_000
"""Letters that surely fit a cell (32,767)."""
_VERSION: Final = 1


def write_stored(stored: StoredAnswers) -> str:
    """Return the text. Where it would not fit, the rarest words of the longest profile become Lainnya."""
    profile = {key: dict(words) for key, words in stored.profile.items()}
    while len(text := _text(stored, profile)) > LONGEST:
        words = max(profile.values(), key=len)
        rarest = sorted(words, key=lambda word: words[word])[: len(words) // 2]
        words[OTHERS] = words.get(OTHERS, 0) + sum(words.pop(word) for word in rarest if word != OTHERS)
    return text


def read_stored(text: str) -> StoredAnswers | None:
    """Return what a text says; None where it is not one of ours."""
    try:
        content: Any = json.loads(text)
        if content["versi"] != _VERSION:
            return None
        return StoredAnswers(
            int(content["responden"]),
            int(content["kosong"]),
            int(content["lengkap"]),
            _totals(content["jawaban"]),
            _totals(content["jawaban_lengkap"]),
            {str(key): {str(word): int(n) for word, n in words.items()} for key, words in content["profil"].items()},
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _text(stored: StoredAnswers, profile: Mapping[str, Mapping[str, int]]) -> str:
    content = {
        "versi": _VERSION,
        "responden": stored.respondents,
        "kosong": stored.silent,
        "lengkap": stored.complete,
        "jawaban": {code: [total.sum, total.count] for code, total in stored.answers.items()},
        "jawaban_lengkap": {code: [total.sum, total.count] for code, total in stored.complete_answers.items()},
        "profil": profile,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _totals(content: Mapping[str, Any]) -> dict[str, AnswerTotal]:
    return {str(code): AnswerTotal(int(total), int(count)) for code, (total, count) in content.items()}

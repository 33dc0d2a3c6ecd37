"""What counts as a text of the office: not a dash, not "isi nanti", not a single word where an account is asked for.

Layer: report. Reads only `filler.toml` beside it: which words are filler is data.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lkjip_xl.word.text import alinea

_FILE = Path(__file__).with_name("filler.toml")
_EDGES = re.compile(r"^\W+|\W+$")


def is_blank(text: str) -> bool:
    """Whether a text holds no letter and no digit: nothing, a dash, dots.

    >>> is_blank("-"), is_blank("…"), is_blank("Baik")
    (True, True, False)
    """
    return not any(sign.isalnum() for sign in text)


def is_filler(text: str) -> bool:
    """Whether a text only keeps a place, as a whole or in each of its paragraphs; an empty one is filler too.

    >>> is_filler("(isi nanti)"), is_filler("TBD."), is_filler("Petugas bertambah.")
    (True, True, False)
    """
    return all(is_blank(line) or _bare(line) in _words() for line in alinea(text))


def is_too_short(text: str) -> bool:
    """Whether a text is no filler, yet has too few words and letters to say anything.

    >>> is_too_short("Baik"), is_too_short("Petugas kami bertambah")
    (True, False)
    """
    table = _table()
    letters = sum(sign.isalpha() for sign in text)
    is_short = len(text.split()) < table["kata_minimum"] and letters < table["huruf_minimum"]
    return is_short and not is_filler(text)


def _bare(line: str) -> str:
    return _EDGES.sub("", " ".join(line.split())).casefold()


@cache
def _words() -> frozenset[str]:
    return frozenset(_table()["pengisi"])


@cache
def _table() -> Mapping[str, Any]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)

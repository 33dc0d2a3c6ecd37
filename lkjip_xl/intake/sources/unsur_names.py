"""Unsur by name: whose heading a column of another program's file is.

Layer: intake. Pure.
Source: DOMAIN section 1: U8 and U9 are swapped in several public systems, so the name decides and never the number.
"""

import re
from typing import Final

from lkjip_xl.rules.loading import PERATURAN_SKM

_CODE: Final = re.compile(r"u ?0*([1-9][0-9]?)", re.IGNORECASE)
_PREFIX: Final = re.compile(r"(?:nrr|nilai|rata rata|unsur|u ?[0-9]{1,2}|[0-9]{1,2})(?: |$)")
_WORD: Final = re.compile(r"[^\W_]+")

KNOWN_NAMES: Final = tuple(dict.fromkeys(name for skm in reversed(PERATURAN_SKM) for name in skm.unsur))
"""Names of the unsur of every known regulation, the newest first."""


def plain_name(heading: str) -> str:
    """Return what identifies an unsur in a heading: its words, without numbering and without `NRR`.

    >>> plain_name("U8. Sarana & Prasarana"), plain_name("NRR Sarana, Prasarana")
    ('sarana prasarana', 'sarana prasarana')
    """
    words = " ".join(_WORD.findall(heading.casefold()))
    while match := _PREFIX.match(words):
        words = words[match.end() :]
    return words


def code_in(heading: str) -> str:
    """Return the code that a heading consists of, such as `U8`; empty when it says more, or something else."""
    text = " ".join(_WORD.findall(heading)).casefold().removeprefix("nrr ")
    match = _CODE.fullmatch(text)
    return f"U{match[1]}" if match else ""

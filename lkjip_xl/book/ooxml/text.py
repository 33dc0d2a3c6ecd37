"""Text as it stands in a part: `_xHHHH_` for what XML cannot hold.

Layer: book. Pure; knows no XML element.
Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
"""

import re

LONGEST = 32_767
"""UTF-16 units that a cell holds (Excel specifications and limits)."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
# What XML 1.0 forbids, and the carriage return, which a parser turns into a line feed.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x0d\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    r"""Return text that a part can hold and that reads back as the same text.

    >>> escape("a\x0bb _x0041_")
    'a_x000B_b _x005F_x0041_'
    """
    if "_x" not in text and _UNWRITABLE.search(text) is None:
        return text
    literal = _ESCAPE.sub(lambda match: f"_x005F{match[0]}", text)
    return _UNWRITABLE.sub(lambda match: f"_x{ord(match[0]):04X}_", literal)


def unescape(text: str) -> str:
    r"""Return the text that a part means.

    >>> unescape("a_x000B_b _x005F_x0041_")
    'a\x0bb _x0041_'
    """
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    # An emoji may stand there as two escaped halves.
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def length(text: str) -> int:
    """Return the length in UTF-16 units, as Excel counts."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_blank(text: str) -> bool:
    """Whether a reader sees nothing there."""
    return not text.strip()

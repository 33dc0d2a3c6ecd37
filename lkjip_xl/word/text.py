r"""Text of people as a document can hold it: control characters tamed, paragraphs split where somebody asks for it.

Layer: word. Pure: knows no document. XML cannot hold most control characters, and the template engine would turn
`\a`, `\f`, `\n` and `\t` in data into paragraphs, pages, lines and tabs. A few private-use characters, which no font
shows, are kept for ourselves (`word.anchors.marks`).
"""

import re

DATA_MISSING = "(data belum tersedia)"
"""What a document prints where a figure is missing; a missing figure is never 0."""

_BREAKS = re.compile("[\t\n\x07\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ue000-\ue005\ufffe\uffff]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    r"""Return a text in one line that XML can hold: breaks become a space, half characters the sign �.

    >>> clean("Sarana & Prasarana\nlengkap\x00")
    'Sarana & Prasarana lengkap'
    """
    return _LONE_SURROGATES.sub("\ufffd", _UNPRINTABLE.sub("", _BREAKS.sub(" ", text)))


def alinea(text: str) -> list[str]:
    r"""Return the paragraphs of a text typed with Alt+Enter in a cell; blank lines are dropped.

    >>> alinea("Alinea satu.\n\nAlinea dua.")
    ['Alinea satu.', 'Alinea dua.']
    """
    return [line for line in (clean(line).strip() for line in text.splitlines()) if line]


def missing_mark(name: str) -> str:
    """Return what a document prints where the template asks for a name that nobody gave."""
    return f"[[KOSONG: {name}]]"

"""The PDF of a document, finished: page labels, the document's own time, packed small.

Layer: word. The engine exports PDF/A-2 without page labels, stamps the time of the click, and leaves thousands of small
objects unpacked; all three are mended here, before anybody signs it.
Source: ISO 32000-1, 12.4.2 (page labels), and ISO 19005-2, 6.6.3 (information dictionary and XMP say the same).
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, String

COVER: Final = "Sampul"
"""Label of a page that prints no number and would otherwise be a second page 1."""

_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_OF_THE_CLICK: Final = frozenset({"/DocChecksum", "/ID"})
_PROFILE_TIME: Final = slice(24, 36)
"""Where a colour profile carries its time (ISO 15076-1, 7.2.9)."""

_PDF_TIME: Final = "D:%Y%m%d%H%M%SZ"


@dataclass(frozen=True)
class LabelRange:
    """Pages that count on from each other.

    Attributes:
        first: Index of the first page, from 0.
        style: How they are printed: `r` roman, `D` arabic; None is no number at all.
        start: Number of the first page.
    """

    first: int
    style: str | None
    start: int


def finish_pdf(content: bytes, labels: Sequence[str], made_at: datetime) -> bytes:
    """Return a PDF with a label for each page and the time of its document; equal input gives equal bytes.

    Args:
        content: PDF of the engine.
        labels: Number that each page prints, in order.
        made_at: Time of the document, with its zone.
    """
    finished = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.Root.PageLabels = Dictionary(Nums=Array(list(_number_tree(label_ranges(labels)))))
        _set_time(pdf, made_at.astimezone(UTC))
        for name in _OF_THE_CLICK & pdf.trailer.keys():
            del pdf.trailer[name]  # the identifier is made anew, from the content
        pdf.save(finished, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return finished.getvalue()


def label_ranges(labels: Sequence[str]) -> tuple[LabelRange, ...]:
    """Return labels as ranges; a first page whose number comes again later is the cover.

    >>> [(each.first, each.style, each.start) for each in label_ranges(("1", "i", "ii", "1"))]
    [(0, None, 1), (1, 'r', 1), (3, 'D', 1)]
    """
    pages = [(_style(label), _count(label)) for label in labels]
    if labels and labels[0] in labels[1:]:
        pages[0] = ("", 1)
    return tuple(
        LabelRange(index, style or None, number)
        for index, (style, number) in enumerate(pages)
        if index == 0 or pages[index - 1] != (style, number - 1)
    )


def _style(label: str) -> str:
    return "D" if label.isdecimal() else "r"


def _count(label: str) -> int:
    """Return the number that a label stands for; what is neither roman nor arabic counts as nothing.

    >>> [_count(label) for label in ("1", "iv", "xix", "42")]
    [1, 4, 19, 42]
    """
    if label.isdecimal():
        return int(label)
    values = [_ROMAN.get(letter, 0) for letter in label]
    return sum(-value if value < following else value for value, following in pairwise([*values, 0]))


def _number_tree(ranges: Sequence[LabelRange]) -> Iterator[int | Dictionary]:
    for each in ranges:
        yield each.first
        if each.style is None:
            yield Dictionary(P=String(COVER))
        else:
            yield Dictionary(S=Name(f"/{each.style}"), St=each.start)


def _set_time(pdf: pikepdf.Pdf, made_at: datetime) -> None:
    pdf.docinfo.CreationDate = String(made_at.strftime(_PDF_TIME))
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["xmp:CreateDate"] = made_at.isoformat().replace("+00:00", "Z")
    for intent in pdf.Root.OutputIntents:
        profile = intent.DestOutputProfile
        content = bytearray(profile.read_bytes())
        content[_PROFILE_TIME] = struct.pack(">6H", *made_at.timetuple()[:6])
        profile.write(bytes(content))

"""Where something stands in a document, as people would say it: `BAB III > A. Capaian, alinea 4`, `Tabel 3.2, baris 5`.

Layer: report. Page numbers are not used: they differ between programs and machines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lkjip_xl.word.anchors.reading import Reading
from lkjip_xl.word.anchors.story import Story

_HEADING: Final = re.compile(r"(?:Heading|Judul)\s?([1-9])", re.IGNORECASE)
_CAPTION: Final = re.compile(r"\s*(Tabel \S+)")
_PARTS: Final = {
    "word/header": "kepala halaman",
    "word/footer": "kaki halaman",
    "word/footnotes": "catatan kaki",
    "word/endnotes": "catatan akhir",
}
_LONGEST_HEADING: Final = 60


@dataclass(frozen=True)
class Places:
    """Says where paragraphs of one document stand."""

    reading: Reading
    _known: dict[str, Sequence[str]] = field(default_factory=dict)

    def of(self, part: str, paragraph: int) -> str:
        """Return the place of a paragraph."""
        for prefix, name in _PARTS.items():
            if part.startswith(prefix):
                return name
        if part not in self._known:
            self._known[part] = tuple(_tell(self.reading.story(part)))
        return self._known[part][paragraph]


def _tell(story: Story) -> Iterator[str]:
    """Yield the place of each paragraph."""
    headings: dict[int, str] = {}
    caption, count, table, before = "", 0, 0, ""
    for number, paragraph in enumerate(story.paragraphs):
        text = " ".join(story.accepted(*story.span_of(number, number)).split())
        style = _HEADING.fullmatch(paragraph.style)
        if style and text and not paragraph.table:
            level = int(style[1])
            headings = {each: name for each, name in headings.items() if each < level} | {level: _short(text)}
            count = 0
            yield " > ".join(headings.values())
            continue
        if paragraph.table != table:
            table, found = paragraph.table, _CAPTION.match(before)
            caption = found[1] if found else "tabel"
        if paragraph.table:
            yield ", ".join((*_path(headings), f"{caption}, baris {paragraph.row}"))
            continue
        count += bool(text)
        before = text or before
        yield ", ".join((*_path(headings), f"alinea {max(count, 1)}"))


def _path(headings: dict[int, str]) -> tuple[str, ...]:
    return (" > ".join(headings.values()),) if headings else ()


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_HEADING else f"{text[:_LONGEST_HEADING].rstrip()}…"

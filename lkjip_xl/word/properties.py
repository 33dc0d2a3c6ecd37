"""What a document says about itself under Berkas > Informasi: title, subject, author, time.

Layer: word. The time is an argument, so that equal input gives equal bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from docx.document import Document

from lkjip_xl.word.page import LANGUAGE
from lkjip_xl.word.text import clean

_LONGEST = 255
"""Word refuses a longer property."""


@dataclass(frozen=True)
class DocumentProperties:
    """Title, author (the office) and time of a document; `subjek` may stay empty.

    `tanda` are marks for us, which no one sees in the text. A time without a zone is written as it is.
    """

    judul: str
    penulis: str
    waktu: datetime
    subjek: str = ""
    tanda: Mapping[str, str] = field(default_factory=dict)


def apply_properties(document: Document, properties: DocumentProperties) -> None:
    """Write the properties; whatever the person left there who edited the template is not ours to publish."""
    core = document.core_properties
    core.title = clean(properties.judul)[:_LONGEST]
    core.subject = clean(properties.subjek)[:_LONGEST]
    core.author = core.last_modified_by = clean(properties.penulis)[:_LONGEST]
    waktu = properties.waktu
    core.created = core.modified = waktu.astimezone(UTC) if waktu.tzinfo else waktu
    core.language = LANGUAGE
    core.comments = core.keywords = core.category = ""
    core.revision = 1

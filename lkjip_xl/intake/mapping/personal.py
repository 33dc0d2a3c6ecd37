"""Personal data in exports: what must not be taken in, known by the heading and by what the cells hold.

Layer: intake. Pure. A name inside a free text has no shape of its own, so free texts are left out altogether.
Source: issue C, Build 6: names, NIK and phones in exports are not taken in; UU 27/2022 on personal data.
"""

import math
import re
from collections.abc import Iterable
from typing import Final

from lkjip_xl.intake.reading.cells import Raw

HIDDEN: Final = "(data pribadi)"
"""What is shown in place of a content that must not be repeated."""

_WORD: Final = re.compile(r"[^\W_]+")
_TELLING: Final = frozenset(
    {
        *("nik", "ktp", "kk", "nip", "npwp", "hp", "handphone", "telepon", "telpon", "telp", "tlp", "phone", "mobile"),
        *("wa", "whatsapp", "email", "surel", "mail", "alamat", "address", "rt", "rw", "kontak", "contact", "ttd"),
        *("lahir", "username", "akun", "foto", "selfie", "ip", "instagram", "facebook", "name", "identitas"),
        *("asal", "domisili", "tinggal"),
    }
)
"""Words that make a heading one of personal data wherever they stand in it."""
_NAME: Final = "nama"
_NAMES_OF_THINGS: Final = frozenset({"unit", "layanan", "pelayanan", "kelurahan", "kecamatan", "kantor", "opd"})
"""`Nama Unit` and the like name no person."""
_SIGNATURE: Final = "tanda tangan"

_NUMBER: Final = re.compile(r"(?<!\d)(?:\d[ .-]?){15}\d(?:[ .-]?\d{2})?(?!\d)")
"""NIK and number of a family card have 16 digits, a NIP has 18."""
_PHONE: Final = re.compile(r"(?<!\d)(?:\+?62|0)[ .-]?8\d{1,3}(?:[ .-]?\d{2,5}){1,3}(?!\d)")
_EMAIL: Final = re.compile(r"\S@\S+\.\w")
_ON_BEHALF: Final = re.compile(r"\b(?:a\.\s?n\b|an\.\s|atas nama\b|bpk\b|bapak\b|sdr[ia]?\b|saudara\b)", re.IGNORECASE)
"""`KTP a.n. …`: what follows is somebody's name."""
_SHAPES: Final = (_NUMBER, _PHONE, _EMAIL, _ON_BEHALF)
_DIGITS: Final = re.compile(r"(?:0?8|62)\d{8,11}|\d{16}|\d{18}")
"""A phone that was stored as a number has lost its zero; a NIK or NIP has not."""


def is_personal_heading(heading: str) -> bool:
    """Whether a column of this heading holds personal data.

    >>> is_personal_heading("No. HP/WA"), is_personal_heading("Nama Lengkap"), is_personal_heading("Nama Layanan")
    (True, True, False)
    """
    words = _WORD.findall(heading.casefold())
    if _NAME in words:
        return not _NAMES_OF_THINGS.intersection(words)
    return bool(_TELLING.intersection(words)) or _SIGNATURE in " ".join(words)


def is_personal(raw: Raw) -> bool:
    """Whether a cell holds an identity number, a phone number, an e-mail address or somebody's name after `a.n.`."""
    if isinstance(raw, str):
        return any(shape.search(raw) for shape in _SHAPES)
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not math.isfinite(raw):
        return False
    return float(raw).is_integer() and bool(_DIGITS.fullmatch(str(int(raw))))


def any_personal(cells: Iterable[Raw]) -> bool:
    """Whether some cell of a column holds personal data."""
    return any(is_personal(cell) for cell in set(cells))


def safe_heading(heading: str) -> str:
    """Return a heading as it may be shown: a row of data that was taken for headings betrays nobody."""
    is_betraying = any(shape.search(heading) for shape in (_NUMBER, _PHONE, _EMAIL))
    return HIDDEN if is_betraying else " ".join(heading.split())

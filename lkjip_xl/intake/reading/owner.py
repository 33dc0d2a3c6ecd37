"""Whether a form may have been filled in by another unit than the one whose code it carries.

Layer: intake. A unit that lost its form borrows another one's; its figures then pass for the other unit's.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from lkjip_xl.intake.formats.sheets import Returned
from lkjip_xl.intake.parsed import Expected
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding, Unit

BORROWED: Final = "FORM_BORROWED"
_TITLE_ROWS: Final = range(1, 4)
_ADDED: Final = (" (", "_catatan", " - ")
"""What programs and we put behind the name of a copy."""


def check_owner(workbook: Returned, front: str, unit: Unit, expected: Expected) -> Iterator[Finding]:
    """Yield a finding where the file name, or the title on the first sheet, is that of another unit's form.

    Args:
        workbook: The form.
        front: Name of the sheet with the title; empty where it is not known.
        unit: The unit whose code the form carries.
        expected: Gives the units, and the forms that went out to them.
    """
    sent_to = expected.form_names.get(_original(workbook.file))
    if sent_to is not None and sent_to != unit.kode and (owner := expected.unit(sent_to)):
        yield word(BORROWED, Place(workbook.file), unit=unit.nama, where="bernama seperti", other=owner.nama)
    for row in _TITLE_ROWS if front else ():
        title = workbook.sheet(front).at(1, row)
        other = expected.unit_named(title) if isinstance(title, str) and title else None
        if other and other.nama.casefold() != unit.nama.casefold() and not other.is_kecamatan:
            place = Place(workbook.file, front, f"A{row}")
            yield word(BORROWED, place, unit=unit.nama, where="berjudul", other=other.nama)


def _original(file: str) -> str:
    """Return the name under which a form went out, without its ending and what was added behind it."""
    stem = PurePath(file).stem
    for added in _ADDED:
        stem = stem.partition(added)[0]
    return stem.casefold()

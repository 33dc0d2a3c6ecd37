"""When a program last saved a workbook, as the workbook itself says: the clock of a file system only tells of copies.

Layer: intake. Pure.
Source: ECMA-376 part 2, core properties (`dcterms:modified`, W3CDTF).
"""

import re
from datetime import UTC, datetime

_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>\s*([0-9T:.Z+-]{10,35})\s*<")


def saved_at(core_properties: bytes) -> datetime | None:
    """Return the moment in UTC; None where the part does not say it, or not clearly.

    >>> saved_at(b'<dcterms:modified xsi:type="dcterms:W3CDTF">2026-01-08T07:30:00Z</dcterms:modified>')
    datetime.datetime(2026, 1, 8, 7, 30, tzinfo=datetime.timezone.utc)
    """
    found = _MODIFIED.search(core_properties)
    try:
        moment = datetime.fromisoformat(found[1].decode("ascii")) if found else None
        if moment is None:
            return None
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None

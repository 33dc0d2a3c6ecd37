"""The blank foot of a sheet: rows that a form holds ready and nobody filled, half of its XML, which need no reader.

Layer: intake. Searches XML; knows no form.
Source: ECMA-376 part 1, 18.3.1.4 (c): what a cell holds are its elements v, is and f.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Final

from lkjip_xl.intake.formats.extent import span

_END_OF_CONTENT: Final = b"</c"
"""Only a cell that holds something has an end of its own."""
_END_OF_ROW: Final = b"</row>"
# One letter of each element that holds content, under any prefix, and the second one of a comment or an instruction.
# Excel's blank rows have none of these letters; where there is one, the pattern of nothing but blank cells decides.
_OF_CONTENT: Final = (b"v", b"i", b"f", b"!", b"?")
_BLANK_ROWS: Final = re.compile(rb"(?>\s*+<(?:c\b[^<>]*+(?<=/)|row\b[^<>]*+|/row)>)*+\s*+")


def without_blank_foot(data: bytes) -> bytes:
    """Return the XML of a sheet without the rows behind its last filled one, if these certainly hold nothing."""
    start, end = span(data)
    last = data.rfind(_END_OF_CONTENT, max(start, 0), max(end, 0))
    cut = data.find(_END_OF_ROW, last, end) + len(_END_OF_ROW) if last >= 0 else 0
    if cut < len(_END_OF_ROW):
        return data
    foot = data[cut:end]
    is_blank = not any(letter in foot for letter in _OF_CONTENT) or _BLANK_ROWS.fullmatch(foot)
    return data[:cut] + data[end:] if is_blank else data


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return parts of a workbook as a zip that needs no unpacking, for a reader that takes nothing else."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return target.getvalue()

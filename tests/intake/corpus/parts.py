"""A workbook as bytes: its parts taken out, changed and packed again, without any library that could repair them."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final
from xml.sax.saxutils import escape

from lkjip_xl.book.ooxml.serials import FROM_1900

SHEETS: Final = {
    "Petunjuk": "xl/worksheets/sheet1.xml",
    "SKM": "xl/worksheets/sheet2.xml",
    "Pemmas": "xl/worksheets/sheet3.xml",
    "Administrasi": "xl/worksheets/sheet4.xml",
    "Kinerja": "xl/worksheets/sheet5.xml",
    "_lkjip": "xl/worksheets/sheet7.xml",
}
"""Part of each sheet of a form as it is built."""


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], level: int = 1) -> bytes:
    """A zip of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The workbook with some parts replaced or added."""
    return packed({**unpacked(content), **parts})


def without_part(content: bytes, part: str) -> bytes:
    """The workbook without one of its parts."""
    return packed({name: data for name, data in unpacked(content).items() if name != part})


def with_text(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The workbook with the text of one part changed, which must change something."""
    before = unpacked(content)[part].decode()
    after = change(before)
    assert after != before, f"{part} is as it was"
    return with_parts(content, {part: after.encode()})


def with_cells(content: bytes, changes: Mapping[str, Any]) -> bytes:
    """The workbook with other cells; a place is `SKM!H7`, for contents see `cell_xml`."""
    for place, value in changes.items():
        sheet, address = place.split("!")
        cell = re.compile(rf'<c r="{address}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
        content = with_text(content, SHEETS[sheet], partial(cell.sub, _maker(address, value)))
    return content


def _maker(address: str, value: object) -> Callable[[re.Match[str]], str]:
    return lambda found: cell_xml(address, value, found[1] or "")


def cell_xml(address: str, value: Any, style: str = "") -> str:  # noqa: ANN401  whatever TOML can say
    """XML of a cell.

    Args:
        address: Where it stands.
        value: A text, a number, a truth, a day (a number, shown by the style of its column); or a table with `error`,
            `formula` with or without `result`, `raw` for the text between the tags of the value as it is, or `repeat`
            and `times` for a long text.
        style: Its style attribute.
    """
    head = f'<c r="{address}"{style}'
    if isinstance(value, Mapping):
        return _special(head, value)
    if isinstance(value, bool):
        return f'{head} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, date):
        return f"{head}><v>{FROM_1900.to_number(value)}</v></c>"
    if isinstance(value, str):
        return f'{head} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f"{head}><v>{value}</v></c>"


def _special(head: str, value: Mapping[str, Any]) -> str:
    if "error" in value:
        return f'{head} t="e"><v>{escape(value["error"])}</v></c>'
    if "raw" in value:
        return f"{head}><v>{value['raw']}</v></c>"
    if "repeat" in value:
        return f'{head} t="inlineStr"><is><t xml:space="preserve">{value["repeat"] * value["times"]}</t></is></c>'
    result = f"<v>{value['result']}</v>" if "result" in value else ""
    return f"{head}><f>{escape(value['formula'])}</f>{result}</c>"

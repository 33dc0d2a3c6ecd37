"""The VBA modules of a master, as text: ours, the one Sub per button, and xlwings' own of the installed version.

Layer: book. Reads package data; xlwings is looked up, not imported, because its import is slow.
Source: DESIGN section 6 (buttons); xlwings' standalone workbook (modules `xlwings` and `Dictionary`).
"""

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from lkjip_xl.book.schema.buttons import BUTTONS, Button
from lkjip_xl.errors import LkjipError

XLWINGS_MODULE = "xlwings"
BUTTON_MODULE = "modTombol"

# Dictionary stands in for Scripting.Dictionary on a Mac; xlwings' module does not compile without it.
_FROM_XLWINGS: Mapping[str, str] = {XLWINGS_MODULE: "xlwings.bas", "Dictionary": "addin/Dictionary.cls"}
_VERSION = re.compile(r'(?m)^Public Const XLWINGS_VERSION As String = "([^"]*)"')
_NAME = re.compile(r'(?m)^Attribute VB_Name = "([^"]*)"')


class XlwingsMissingError(LkjipError):
    """The package that brings the macros' other half is not installed."""

    code = "XLWINGS_MISSING"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "Paket xlwings tidak terpasang, jadi makro tidak dapat dibuat",
            remedy="Pasang ulang lkjip_xl, lalu ulangi.",
        )


def macro_texts(buttons: Iterable[Button] = BUTTONS) -> dict[str, str]:
    """Return the modules of a macro workbook: text by module name.

    Raises:
        XlwingsMissingError: xlwings is not installed.
    """
    return {**own_texts(), BUTTON_MODULE: button_module(buttons), **xlwings_texts()}


def own_texts() -> dict[str, str]:
    """Return the modules that lie beside this file, by name."""
    texts = [
        each.read_text(encoding="ascii")
        for each in sorted(files(__package__).iterdir(), key=lambda each: each.name)
        if each.name.endswith(".bas")
    ]
    return {_NAME.findall(text)[0]: text for text in texts}


def xlwings_texts() -> dict[str, str]:
    """Return the modules that xlwings' standalone workbooks carry, from the installed package.

    Raises:
        XlwingsMissingError: xlwings is not installed.
    """
    found = find_spec("xlwings")
    if found is None or found.origin is None:
        raise XlwingsMissingError
    folder = Path(found.origin).parent
    return {name: (folder / file).read_text(encoding="utf-8") for name, file in _FROM_XLWINGS.items()}


def button_module(buttons: Iterable[Button]) -> str:
    """Return the module with one Sub per button."""
    head = (
        f'Attribute VB_Name = "{BUTTON_MODULE}"',
        "Option Explicit",
        "",
        "' One Sub per button of Beranda, made from the table of buttons.",
    )
    subs = (f'\nPublic Sub {button.macro}()\n    Jalankan "{button.function}"\nEnd Sub' for button in buttons)
    return "\n".join((*head, *subs)) + "\n"


def xlwings_version(text: str) -> str:
    """Return the version that an xlwings module says it has; empty where it says none."""
    found = _VERSION.search(text)
    return found[1] if found else ""

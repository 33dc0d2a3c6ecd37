"""Looks into a macro workbook with LibreOffice; runs in the system's Python, which has UNO.

Called as `python3 libreoffice_look.py PORT ORDER FILE …`; prints one JSON value.
  compile FILE                  the modules that do not compile, each tried alone
  cells FILE SHEET MODE         texts of a sheet's cells, with macros blocked (0) or allowed (4), calculated on opening
"""
# UNO has no types and no keyword arguments, and the answer is what this prints.
# ruff: noqa: ANN401, FBT003, T201

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

PROBE = '\nFunction ZUji() As String\nZUji="y"\nEnd Function\n'
SCRIPT = "vnd.sun.star.script:Standard.uji.ZUji?language=Basic&location=document"
ALLOWED = "4"


def main(port: str, order: str, *arguments: str) -> None:
    """Run one order and print its answer."""
    print(json.dumps(ORDERS[order](connect(port), *arguments)))


def connect(port: str) -> Any:
    """Return the desktop of the LibreOffice that listens there."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:  # noqa: BLE001 not listening yet
            time.sleep(0.1)
    raise RuntimeError("LibreOffice does not answer")


def load(desktop: Any, url: str, mode: str) -> Any:
    """Open a document without a window."""
    settings = {"Hidden": True, "ReadOnly": True, "MacroExecutionMode": int(mode)}
    return desktop.loadComponentFromURL(
        url, "_blank", 0, tuple(PropertyValue(name, 0, value, 0) for name, value in settings.items())
    )


def failing_modules(desktop: Any, path: str) -> dict[str, list[str]]:
    """One module that fails stops every macro of a project, silently: so each is compiled alone, with a probe."""
    document = load(desktop, uno.systemPathToFileUrl(path), ALLOWED)
    library = document.BasicLibraries.getByName(document.BasicLibraries.ProjectName)
    texts = {name: library.getByName(name) for name in library.ElementNames}
    document.close(False)
    scratch = load(desktop, "private:factory/scalc", ALLOWED)
    scratch.BasicLibraries.VBACompatibilityMode = True
    standard = scratch.BasicLibraries.getByName("Standard")
    failing = [name for name, text in texts.items() if not compiles(scratch, standard, text)]
    scratch.close(False)
    return {"modules": sorted(texts), "failing": sorted(failing)}


def compiles(document: Any, library: Any, text: str) -> bool:
    """Whether a module compiles."""
    if library.hasByName("uji"):
        library.removeByName("uji")
    library.insertByName("uji", text + PROBE)
    try:
        return bool(document.getScriptProvider().getScript(SCRIPT).invoke((), (), ())[0] == "y")
    except Exception:  # noqa: BLE001 that is how UNO tells that a script cannot be run
        return False


def texts_of(desktop: Any, path: str, sheet: str, mode: str) -> list[str]:
    """Return the texts that a sheet shows in its first columns."""
    document = load(desktop, uno.systemPathToFileUrl(path), mode)
    cursor = document.Sheets.getByName(sheet).createCursor()
    cursor.gotoEndOfUsedArea(True)
    area = range(cursor.RangeAddress.EndRow + 1)
    found = [cursor.getCellByPosition(column, row).String for row in area for column in range(4)]
    document.close(False)
    return [text for text in found if text]


ORDERS: dict[str, Callable[..., Any]] = {"compile": failing_modules, "cells": texts_of}

if __name__ == "__main__":
    main(*sys.argv[1:])

"""Looks into a macro workbook with LibreOffice; runs in the system's Python, which has UNO.

Called as `python3 libreoffice_look.py PORT ORDER FILE …`; prints one JSON value.
  compile FILE                  the modules that do not compile, each tried alone
  cells FILE SHEET MODE         texts of a sheet's cells, with macros blocked (0) or allowed (4), calculated on opening
"""

import json
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

PROBE = '\nFunction ZUji() As String\nZUji="y"\nEnd Function\n'
SCRIPT = "vnd.sun.star.script:Standard.uji.ZUji?language=Basic&location=document"
ALLOWED = 4


def main(port, order, *arguments):
    print(json.dumps(ORDERS[order](connect(port), *arguments)))


def connect(port):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.1)
    raise RuntimeError("LibreOffice does not answer")


def load(desktop, url, mode):
    settings = {"Hidden": True, "ReadOnly": True, "MacroExecutionMode": int(mode)}
    return desktop.loadComponentFromURL(
        url, "_blank", 0, tuple(PropertyValue(name, 0, value, 0) for name, value in settings.items())
    )


def failing_modules(desktop, path):
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


def compiles(document, library, text):
    if library.hasByName("uji"):
        library.removeByName("uji")
    library.insertByName("uji", text + PROBE)
    try:
        return document.getScriptProvider().getScript(SCRIPT).invoke((), (), ())[0] == "y"
    except Exception:
        return False


def texts_of(desktop, path, sheet, mode):
    document = load(desktop, uno.systemPathToFileUrl(path), mode)
    cursor = document.Sheets.getByName(sheet).createCursor()
    cursor.gotoEndOfUsedArea(True)
    area = range(cursor.RangeAddress.EndRow + 1)
    found = [cursor.getCellByPosition(column, row).String for row in area for column in range(4)]
    document.close(False)
    return [text for text in found if text]


ORDERS = {"compile": failing_modules, "cells": texts_of}

if __name__ == "__main__":
    main(*sys.argv[1:])

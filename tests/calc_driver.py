"""Drives LibreOffice from outside, as a user would from inside; runs in the system's Python, which has UNO.

Called as `python3 calc_driver.py PORT`; reads one JSON order per line, answers one JSON line each.
"""

import json
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import uno
from com.sun.star.accessibility.AccessibleRole import ALERT, DIALOG, PUSH_BUTTON
from com.sun.star.beans import PropertyValue
from com.sun.star.uno import Exception as UnoException

CONTEXT: list[Any] = []
DIALOGS = (ALERT, DIALOG)
SCRIPT = "vnd.sun.star.script:{}?language={}&location={}"


def main(port: Any) -> Any:
    desktop = connect(port)
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer = {"ok": ORDERS[order.pop("do")](desktop, **order)}
        except (UnoException, RuntimeError):
            answer = {"error": traceback.format_exc()}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def connect(port: Any) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    address = f"uno:socket,host=127.0.0.1,port={port};urp;StarOffice.ComponentContext"
    for _ in range(300):
        try:
            CONTEXT.append(resolver.resolve(address))
            return create(None, "com.sun.star.frame.Desktop")
        except UnoException:
            time.sleep(0.1)
    message = "LibreOffice does not answer"
    raise RuntimeError(message)


def create(_desktop: Any, service: Any) -> Any:
    return CONTEXT[0].ServiceManager.createInstanceWithContext(service, CONTEXT[0])


def open_document(desktop: Any, path: Any, *, hidden: Any = True, macros: Any = None) -> Any:
    settings = {"Hidden": hidden}
    if macros is not None:
        settings["MacroExecutionMode"] = macros
    url = uno.systemPathToFileUrl(path)
    document = desktop.loadComponentFromURL(
        url, "_blank", 0, tuple(PropertyValue(k, 0, v, 0) for k, v in settings.items())
    )
    if document is None:
        raise RuntimeError("LibreOffice opened nothing: " + path)
    return document.Title


def document_of(desktop: Any) -> Any:
    documents = desktop.Components.createEnumeration()
    while documents.hasMoreElements():
        document = documents.nextElement()
        if document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            return document
    raise RuntimeError("no workbook is open")


def run_python(desktop: Any, *, script: str, arguments: Sequence[Any] = (), give_document: bool = True) -> Any:
    """Call a Python script of the user, the way our macros do."""
    document = document_of(desktop)
    found = document.getScriptProvider().getScript(SCRIPT.format(script, "Python", "user"))
    given = (document,) if give_document else ()
    return found.invoke(given + tuple(frozen(argument) for argument in arguments), (), ())[0]


def run_basic(desktop: Any, macro: Any) -> Any:
    """Call a Sub of the workbook."""
    document = document_of(desktop)
    name = document.BasicLibraries.ProjectName + "." + macro
    found = document.getScriptProvider().getScript(SCRIPT.format(name, "Basic", "document"))
    return found.invoke((), (), ())[0]


def frozen(value: Any) -> Any:
    return tuple(frozen(item) for item in value) if isinstance(value, list) else value


def named(desktop: Any, name: Any) -> Any:
    return document_of(desktop).NamedRanges.getByName(name).getReferredCells().getCellByPosition(0, 0).String


def is_shown(desktop: Any) -> Any:
    shown = [desktop.Frames.getByIndex(i) for i in range(desktop.Frames.Count)]
    return any(frame.Controller is not None and frame.Title for frame in shown)


def dialog_button(desktop: Any) -> Any:
    """Return where the button of a message before the workbook lies on the screen; None while there is no message."""
    toolkit = create(desktop, "com.sun.star.awt.Toolkit")
    windows = [toolkit.getTopWindow(i).AccessibleContext for i in range(toolkit.getTopWindowCount())]
    dialogs = [window for window in windows if window.AccessibleRole in DIALOGS]
    buttons = [button for dialog in dialogs for button in descendants(dialog) if button.AccessibleRole == PUSH_BUTTON]
    return middle(buttons[0]) if buttons else None


def descendants(context: Any) -> Iterator[Any]:
    for index in range(context.AccessibleChildCount):
        child = context.getAccessibleChild(index).AccessibleContext
        yield child
        yield from descendants(child)


def middle(seen: Any) -> Any:
    place, size = seen.getLocationOnScreen(), seen.getSize()
    return [place.X + size.Width // 2, place.Y + size.Height // 2]


def cells_of(desktop: Any, sheet: Any, address: Any) -> Any:
    document = document_of(desktop)
    area = document.Sheets.getByName(sheet).getCellRangeByName(address)
    return [[area.getCellByPosition(c, r).String for c in range(area.Columns.Count)] for r in range(area.Rows.Count)]


def formula_of(desktop: Any, sheet: Any, address: Any) -> Any:
    return document_of(desktop).Sheets.getByName(sheet).getCellRangeByName(address).getFormula()


def type_cell(desktop: Any, sheet: Any, address: Any, text: Any) -> Any:
    document_of(desktop).Sheets.getByName(sheet).getCellRangeByName(address).setFormula(text)


def protect(desktop: Any, sheet: Any, password: Any) -> Any:
    document_of(desktop).Sheets.getByName(sheet).protect(password)


def unprotect(desktop: Any, sheet: Any) -> Any:
    document_of(desktop).Sheets.getByName(sheet).unprotect("")


def module_text(desktop: Any, module: Any) -> Any:
    libraries = document_of(desktop).BasicLibraries
    return libraries.getByName(libraries.ProjectName).getByName(module)


def is_modified(desktop: Any) -> Any:
    return document_of(desktop).isModified()


def save(desktop: Any) -> Any:
    document_of(desktop).store()


def recalculate(desktop: Any) -> Any:
    document_of(desktop).calculateAll()


def button_place(desktop: Any, sheet: Any, label: Any) -> Any:
    """Return where on the screen the middle of a button lies, after bringing its sheet to the front."""
    document = document_of(desktop)
    controller = document.CurrentController
    found = document.Sheets.getByName(sheet)
    controller.setActiveSheet(found)
    for shape in [found.DrawPage.getByIndex(i) for i in range(found.DrawPage.Count)]:
        if shape.ShapeType == "com.sun.star.drawing.ControlShape" and shape.Control.Label == label:
            seen = controller.getControl(shape.Control).Peer.AccessibleContext
            return middle(seen)
    raise RuntimeError("no button " + label)


def place_window(desktop: Any, width: Any, height: Any) -> Any:
    document_of(desktop).CurrentController.Frame.ContainerWindow.setPosSize(0, 0, width, height, 15)


def close(desktop: Any) -> Any:
    document_of(desktop).close(True)  # noqa: FBT003 UNO takes it by position


def quit_office(desktop: Any) -> Any:
    desktop.terminate()


ORDERS: Mapping[str, Callable[..., Any]] = {
    "open": open_document,
    "run_python": run_python,
    "run_basic": run_basic,
    "cells": cells_of,
    "dialog_button": dialog_button,
    "named": named,
    "is_shown": is_shown,
    "formula": formula_of,
    "type": type_cell,
    "protect": protect,
    "unprotect": unprotect,
    "module_text": module_text,
    "is_modified": is_modified,
    "save": save,
    "recalculate": recalculate,
    "button_place": button_place,
    "place_window": place_window,
    "close": close,
    "quit": quit_office,
}

if __name__ == "__main__":
    main(int(sys.argv[1]))

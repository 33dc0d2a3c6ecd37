"""What our Python may ask for: one function per operation, looked up by name.

A refusal of LibreOffice is answered, not raised: the child decides what it means for the user.
"""

from typing import Any

import uno
from com.sun.star.uno import Exception as UnoException

from . import formats, formulas, structure, values
from .areas import cells


def perform(session: Any, request: Any) -> Any:
    """Return the answer to a request: `{"ok": …}` or `{"error": …}`."""
    session.requests += 1
    try:
        return {"ok": _OPERATIONS[request["op"]](session, request)}
    except UnoException as error:
        return {"error": "{} {}".format(type(error).__name__, error.Message)[:500]}


def _read(session: Any, request: Any) -> Any:
    return values.read(session.document, cells(session.document, request))


def _write(session: Any, request: Any) -> None:
    values.write(session.document, cells(session.document, request), request)


def _read_formulas(session: Any, request: Any) -> Any:
    return formulas.read(cells(session.document, request))


def _clear(session: Any, request: Any) -> None:
    cells(session.document, request).clearContents(request["flags"])


def _used(session: Any, request: Any) -> Any:
    return structure.used(session.document.Sheets.getByName(request["sheet"]))


def _number_format(session: Any, request: Any) -> Any:
    return formats.number_format(session.document, cells(session.document, request))


def _set_number_format(session: Any, request: Any) -> None:
    formats.set_number_format(session.document, cells(session.document, request), request["format"])


def _repeat_row(session: Any, request: Any) -> None:
    formats.repeat_row(session.document, request)


def _protect(session: Any, request: Any) -> Any:
    return structure.protect(session.document.Sheets.getByName(request["sheet"]), request)


def _resize_table(session: Any, request: Any) -> None:
    structure.resize_table(session.document, request)


def _filter_table(session: Any, request: Any) -> None:
    structure.filter_table(session.document, request)


def _set_name(session: Any, request: Any) -> None:
    structure.set_name(session.document, request)


def _outline(session: Any, _request: Any) -> Any:
    return structure.outline(session.document)


def _calculate(session: Any, _request: Any) -> None:
    session.document.calculate()


def _calculation(session: Any, request: Any) -> None:
    session.document.enableAutomaticCalculation(request["automatic"])


def _screen(session: Any, request: Any) -> None:
    session.lock_screen(not request["updating"])


def _status(session: Any, request: Any) -> None:
    session.progress(request["text"])


def _say(session: Any, request: Any) -> None:
    session.say(request["text"])


def _show_sheet(session: Any, request: Any) -> None:
    if session.window is not None:
        session.document.CurrentController.setActiveSheet(session.document.Sheets.getByName(request["sheet"]))


def _save(session: Any, _request: Any) -> Any:
    session.document.store()
    return uno.fileUrlToSystemPath(session.document.URL)


_OPERATIONS = {
    "read": _read,
    "write": _write,
    "read_formulas": _read_formulas,
    "clear": _clear,
    "used": _used,
    "number_format": _number_format,
    "set_number_format": _set_number_format,
    "repeat_row": _repeat_row,
    "protect": _protect,
    "resize_table": _resize_table,
    "filter_table": _filter_table,
    "set_name": _set_name,
    "outline": _outline,
    "calculate": _calculate,
    "calculation": _calculation,
    "screen": _screen,
    "status": _status,
    "say": _say,
    "show_sheet": _show_sheet,
    "save": _save,
}

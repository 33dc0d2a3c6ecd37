"""What our Python may ask for: one function per operation, looked up by name.

A refusal of LibreOffice is answered, not raised: the child decides what it means for the user.
"""

import uno
from com.sun.star.uno import Exception as UnoException

from . import formats, formulas, structure, values
from .areas import cells


def perform(session, request) -> dict:
    """Return the answer to a request: `{"ok": …}` or `{"error": …}`."""
    session.requests += 1
    try:
        return {"ok": _OPERATIONS[request["op"]](session, request)}
    except UnoException as error:
        return {"error": "{} {}".format(type(error).__name__, error.Message)[:500]}


def _read(session, request):
    return values.read(session.document, cells(session.document, request))


def _write(session, request) -> None:
    values.write(session.document, cells(session.document, request), request)


def _read_formulas(session, request):
    return formulas.read(session.document, cells(session.document, request))


def _clear(session, request) -> None:
    cells(session.document, request).clearContents(request["flags"])


def _used(session, request):
    return structure.used(session.document.Sheets.getByName(request["sheet"]))


def _number_format(session, request):
    return formats.number_format(session.document, cells(session.document, request))


def _set_number_format(session, request) -> None:
    formats.set_number_format(session.document, cells(session.document, request), request["format"])


def _copy_formats(session, request) -> None:
    formats.copy_formats(session.document, request)


def _protect(session, request):
    return structure.protect(session.document.Sheets.getByName(request["sheet"]), request)


def _resize_table(session, request) -> None:
    structure.resize_table(session.document, request)


def _set_name(session, request) -> None:
    structure.set_name(session.document, request)


def _outline(session, _request):
    return structure.outline(session.document)


def _calculate(session, _request) -> None:
    session.document.calculate()


def _calculation(session, request) -> None:
    session.document.enableAutomaticCalculation(request["automatic"])


def _screen(session, request) -> None:
    session.lock_screen(not request["updating"])


def _status(session, request) -> None:
    session.progress(request["text"])


def _say(session, request) -> None:
    session.say(request["text"])


def _show_sheet(session, request) -> None:
    if session.window is not None:
        session.document.CurrentController.setActiveSheet(session.document.Sheets.getByName(request["sheet"]))


def _save(session, _request):
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
    "copy_formats": _copy_formats,
    "protect": _protect,
    "resize_table": _resize_table,
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

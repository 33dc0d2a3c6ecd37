"""A workbook was opened: two of its macro modules are written for Excel alone.

LibreOffice 7.4 cannot compile xlwings' own modules, and one module that fails stops every macro of the workbook. They
are emptied in memory; the file keeps them as long as LibreOffice does not save it.
"""

from typing import Any

from . import settings

_EXCEL_ONLY = {"xlwings": "VBAModule", "Dictionary": "VBAClassModule"}
_MARK = "XLWINGS_VERSION"


def prepare(event: Any) -> None:
    """Empty the Excel-only modules of the document that the event is about."""
    document = getattr(event, "Source", None)
    if document is None or not document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
        return
    libraries = document.BasicLibraries
    project = libraries.ProjectName
    if project and libraries.hasByName(project):
        _empty(document, libraries.getByName(project))


def run_before(event: Any) -> None:
    """Run what the user had bound to the same event before us: one event takes only one script."""
    script = settings.load().get("before", "")
    document = getattr(event, "Source", None)
    if script and document is not None:
        document.getScriptProvider().getScript(script).invoke((event,), (), ())


def _empty(document: Any, library: Any) -> None:
    if not library.hasByName("xlwings") or _MARK not in library.getByName("xlwings"):
        return
    was_modified = document.isModified()
    for name, kind in _EXCEL_ONLY.items():
        if library.hasByName(name):
            library.replaceByName(name, "Rem Attribute VBA_ModuleType={}\nOption VBASupport 1\n".format(kind))
    document.setModified(was_modified)

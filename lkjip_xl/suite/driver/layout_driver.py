"""Asks a LibreOffice of its own where things stand on paper, and lets it export a PDF.

Runs in LibreOffice's own Python (3.5 or newer), never in ours: `python layout_driver.py SOFFICE PROFILE_ARGUMENT`. It
starts the program and tells what fonts it has, then reads one JSON order per line and answers one JSON line each; the
end of its input ends both. It opens documents to read and never saves one.

Layer: suite. Source: the UNO interfaces of LibreOffice's SDK.
"""

# ruff: noqa: ANN401, FBT003 - UNO objects have no types, and UNO's methods take booleans by position
# ruff: noqa: S603 - it starts the program that our side found, without a shell
# ruff: noqa: B905 - zip is not strict before Python 3.10
import json
import subprocess
import sys
import time
import uuid
from contextlib import suppress
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ReferenceFieldPart import PAGE_DESC
from com.sun.star.text.ReferenceFieldSource import BOOKMARK
from com.sun.star.uno import Exception as UnoException

_LOAD = {
    "Hidden": True,
    "ReadOnly": True,
    "MacroExecutionMode": 0,  # never
    "UpdateDocMode": 0,  # no link is followed
}
_PDF_A_2 = {
    "SelectPdfVersion": 2,
    "UseTaggedPDF": True,
    "ExportBookmarks": True,
    "DisplayPDFDocumentTitle": True,
    "InitialView": 1,  # with the bookmarks beside the page
    "ExportFormFields": False,  # the controls around figures are no form to fill in
    "ExportNotes": False,
    "UseLosslessCompression": False,
    "Quality": 90,
    "ReduceImageResolution": True,
    "MaxImageResolution": 300,
}
_FIELD = "com.sun.star.text.textfield.GetReference"
_BOOKMARK = "com.sun.star.text.Bookmark"
_POLL_SECONDS = 0.05


def main(soffice: str, profile: str) -> None:
    """Serve orders until there are no more."""
    pipe = "lkjip" + uuid.uuid4().hex
    accept = "--accept=pipe,name=" + pipe + ";urp;StarOffice.ComponentContext"
    command = [soffice, profile, "--headless", "--norestore", "--nologo", "--nodefault", accept]
    # stdout carries our answers and nothing else.
    office = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    context = _connect(office, pipe)
    desktop = _create(context, "com.sun.star.frame.Desktop")
    _answer(_fonts(context))
    for line in sys.stdin:
        order = json.loads(line)
        _answer(_ORDERS[order.pop("do")](desktop, **order))
    with suppress(UnoException):  # it hangs up while it says goodbye
        desktop.terminate()
    office.wait()


def measure(desktop: Any, path: str, bookmarks: Any) -> Any:
    """Return the number that is printed on each bookmark's page; a bookmark that is not there has none."""
    document = _load(desktop, path)
    numbers = _printed_numbers(document, bookmarks)
    document.close(True)
    return numbers


def export(desktop: Any, path: str, target: str, bookmarks: Any, alternatives: Any) -> Any:
    """Write the PDF; return numbers as `measure` does, the number of each page, and how many charts got their text."""
    document = _load(desktop, path)
    described = _describe(document, alternatives)
    numbers = _printed_numbers(document, bookmarks)
    labels = _page_labels(document)
    filter_data = uno.Any("[]com.sun.star.beans.PropertyValue", _properties(_PDF_A_2))
    settings = _properties({"FilterName": "writer_pdf_Export", "FilterData": filter_data})
    document.storeToURL(uno.systemPathToFileUrl(target), settings)
    document.close(True)
    return {"numbers": numbers, "labels": labels, "described": described}


_ORDERS = {"measure": measure, "export": export}  # type: dict[str, Any]


def _connect(office: Any, pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = _create(local, "com.sun.star.bridge.UnoUrlResolver")
    address = "uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext"
    while office.poll() is None:
        try:
            return resolver.resolve(address)
        except UnoException:  # it does not listen yet
            time.sleep(_POLL_SECONDS)
    sys.exit("soffice ended with code " + str(office.returncode))


def _create(context: Any, service: str) -> Any:
    return context.ServiceManager.createInstanceWithContext(service, context)


def _fonts(context: Any) -> Any:
    """Return the names of the fonts that this program can draw with."""
    device = _create(context, "com.sun.star.awt.Toolkit").createScreenCompatibleDevice(1, 1)
    return sorted({font.Name for font in device.FontDescriptors})


def _load(desktop: Any, path: str) -> Any:
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, _properties(_LOAD))
    if document is None:
        sys.exit("soffice opened nothing")
    document.UndoManager.lock()  # what we put in to measure need not be taken back
    return document


def _printed_numbers(document: Any, bookmarks: Any) -> Any:
    """Ask by reference fields: a page itself knows how many pages stand before it, not what is printed on it."""
    known = [name for name in bookmarks if document.Bookmarks.hasByName(name)]
    document.lockControllers()
    end = document.Text.createTextCursor()
    end.gotoEnd(False)
    end.CharHidden = True  # the fields must not move what they measure
    fields = [_reference(document, end, name) for name in known]
    document.unlockControllers()
    document.CurrentController.ViewCursor.jumpToLastPage()  # lays out every page
    document.TextFields.refresh()
    return {name: field.getPresentation(False) for name, field in zip(known, fields)}


def _reference(document: Any, at: Any, bookmark: str) -> Any:
    field = document.createInstance(_FIELD)
    field.ReferenceFieldSource, field.SourceName, field.ReferenceFieldPart = BOOKMARK, bookmark, PAGE_DESC
    document.Text.insertTextContent(at, field, False)
    return field


def _page_labels(document: Any) -> Any:
    """Return the number of each page, in order, through a bookmark at its top."""
    cursor = document.CurrentController.ViewCursor
    names = []  # type: list[str]
    cursor.jumpToFirstPage()
    while True:
        cursor.jumpToStartOfPage()
        mark = document.createInstance(_BOOKMARK)
        mark.Name = "lkjip_halaman_" + str(len(names))
        cursor.Text.insertTextContent(cursor.Start, mark, False)
        names.append(mark.Name)
        if not cursor.jumpToNextPage():
            break
    numbers = _printed_numbers(document, names)
    return [numbers[name] for name in names]


def _describe(document: Any, alternatives: Any) -> Any:
    """Give the charts their texts, which the import drops; the page knows them in reading order, their names do not."""
    objects, page = document.EmbeddedObjects, document.DrawPage
    names = [page.getByIndex(index).Name for index in range(page.Count)]
    charts = [objects.getByName(name) for name in names if objects.hasByName(name)]
    if len(charts) != len(alternatives):
        return 0
    for chart, (title, description) in zip(charts, alternatives):
        chart.Title, chart.Description = title, description
    return len(charts)


def _properties(values: Any) -> Any:
    return tuple(PropertyValue(name, 0, value, 0) for name, value in values.items())


def _answer(message: Any) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])

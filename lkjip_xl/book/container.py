"""Whether a master still carries its macros as Excel wants them, or another program damaged the container.

Layer: book. Reads the file; repairs nothing (`sop.perbaiki` does, by replacing the whole container).
Source: [MS-OVBA] 2.3.1 (a Document= line per code name); what LibreOffice leaves out when it saves (docs/MACROS.md).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from lkjip_xl.book.ooxml.markup import main
from lkjip_xl.book.ooxml.package import Package
from lkjip_xl.book.schema.buttons import BUTTONS
from lkjip_xl.book.vba.texts import XLWINGS_MODULE, macro_texts, xlwings_version
from lkjip_xl.book.vba_project import BOOK_CODE_NAME, MacrosUnreadableError, VbaProject, read_vba_project
from lkjip_xl.model import Finding, Severity

MACRO_SUFFIX = ".xlsm"
REMEDY = "Tutup buku induk itu, lalu jalankan 'lkjip perbaiki MASTER'."

_SHEETS = ("worksheet", "chartsheet", "dialogsheet")
_SUB = re.compile(r"(?mi)^[ \t]*(?:Public[ \t]+)?Sub[ \t]+(\w+)")
_ATTRIBUTE = re.compile(r"(?m)^(?:Attribute|VERSION|BEGIN|END|[ \t]+MultiUse)\b.*$")
# A button of XlsxWriter tells its macro in the VML; Excel and LibreOffice tell it in the sheet as well.
_BUTTON_MACRO = re.compile(rb'(?:<x:FmlaMacro>|<controlPr\b[^>]*?\bmacro=")([^<"]+)')


def check_container(path: Path) -> list[Finding]:
    """Return what is wrong with the macros of a master; an empty list means that Excel will run them.

    A workbook called .xlsx carries no macros, and there is nothing to check.

    Raises:
        LkjipError: The file is missing, unreadable or no workbook.
    """
    package = Package.read(path)
    return list(_faults(package)) if path.suffix.casefold() == MACRO_SUFFIX else []


def code_names(package: Package) -> list[str]:
    """Return the code names of the workbook and its sheets, in tab order; empty where one has none."""
    root = package.tree(package.main_part)
    properties = root.find(main("workbookPr"))
    book = "" if properties is None else properties.get("codeName", "")
    links = package.relations(package.main_part)
    parts = [link.target for link in links.values() if link.kind in _SHEETS]
    return [book, *(_sheet_code_name(package, part) for part in parts)]


def project_part(package: Package) -> str:
    """Return the part that holds the macros; empty where the workbook has none."""
    links = package.relations(package.main_part).values()
    parts = [link.target for link in links if link.kind == "vbaProject" and link.target in package.parts]
    return parts[0] if parts else ""


def _faults(package: Package) -> Iterator[Finding]:
    part = project_part(package)
    if not part:
        yield _fault(package, "MACROS_MISSING", "Buku induk tidak lagi memuat makro")
        return
    try:
        project = read_vba_project(package.parts[part])
    except MacrosUnreadableError as error:
        yield _fault(package, error.code, error.message)
        return
    yield from _code_name_faults(package, project)
    yield from _module_faults(package, project)
    yield from _version_faults(package, project)
    yield from _button_faults(package, project)


def _code_name_faults(package: Package, project: VbaProject) -> Iterator[Finding]:
    names = code_names(package)
    if sorted(names) != sorted(project.documents) or BOOK_CODE_NAME not in names:
        message = "Nama kode lembar tidak lagi cocok dengan makro, jadi Excel dapat menolak makronya"
        yield _fault(package, "CODE_NAMES_LOST", message)
    if set(project.texts) != project.declared:
        apart = ", ".join(sorted(set(project.texts) ^ project.declared))
        yield _fault(package, "MACRO_LIST_BROKEN", f"Daftar modul makro tidak cocok dengan isinya: {apart}")


def _module_faults(package: Package, project: VbaProject) -> Iterator[Finding]:
    for name, text in macro_texts().items():
        if name not in project.texts:
            yield _fault(package, "MACRO_MODULE_MISSING", f"Modul makro {name} hilang")
        elif _essence(project.texts[name]) != _essence(text):
            message = f"Modul makro {name} berbeda dari yang dibuat program ini"
            yield _fault(package, "MACRO_MODULE_DIFFERS", message, Severity.PERINGATAN)


def _version_faults(package: Package, project: VbaProject) -> Iterator[Finding]:
    carried, installed = xlwings_version(project.texts.get(XLWINGS_MODULE, "")), _installed_xlwings()
    if carried != installed:
        message = (
            f"Makro memakai xlwings {carried or 'tanpa versi'}, sedangkan program ini {installed or 'tanpa xlwings'}"
        )
        yield _fault(package, "XLWINGS_VERSION_DIFFERS", message)


def _button_faults(package: Package, project: VbaProject) -> Iterator[Finding]:
    called, there = _button_macros(package.parts), _subs(project.texts.values())
    for macro in sorted(called - there):
        yield _fault(package, "BUTTON_WITHOUT_MACRO", f"Sebuah tombol memanggil makro {macro} yang tidak ada")
    for button in BUTTONS:
        if button.macro not in called:
            message = f"Tombol {button.label} tidak ada"
            yield _fault(package, "BUTTON_MISSING", message, Severity.PERINGATAN)


def _button_macros(parts: Mapping[str, bytes]) -> set[str]:
    """Return the macros that buttons start, without the module or workbook that a program put before them."""
    drawn = (content for part, content in parts.items() if part.endswith((".vml", ".xml")) and b"acro" in content)
    found = (match.decode("utf-8") for content in drawn for match in _BUTTON_MACRO.findall(content))
    return {re.split(r"[!.]", macro)[-1] for macro in found}


def _subs(texts: Iterable[str]) -> set[str]:
    return {name for text in texts for name in _SUB.findall(text)}


def _essence(text: str) -> str:
    """Return what counts of a module's text: VBA's editor rewrites blanks and the case of words as it likes."""
    return "".join(_ATTRIBUTE.sub("", text).split()).casefold()


def _sheet_code_name(package: Package, part: str) -> str:
    properties = package.tree(part).find(main("sheetPr"))
    return "" if properties is None else properties.get("codeName", "")


def _installed_xlwings() -> str:
    try:
        return version("xlwings")
    except PackageNotFoundError:
        return ""


def _fault(package: Package, code: str, message: str, severity: Severity = Severity.GALAT) -> Finding:
    return Finding(code, severity, message, REMEDY, file=package.file)

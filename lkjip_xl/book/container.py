"""Whether a master still carries its macros as Excel wants them, or another program damaged the container.

Layer: book. A container is never edited, only replaced whole; when that is enough decides `sop.perbaiki`.
Source: [MS-OVBA] 2.3.1 (a Document= line per code name); what LibreOffice leaves out when it saves (docs/MACROS.md).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from lkjip_xl.book.code_names import MACRO_SUFFIX, book_code_name, project_part, sheet_code_names
from lkjip_xl.book.ooxml.package import Package
from lkjip_xl.book.ooxml.saving import replace_file
from lkjip_xl.book.schema.buttons import BUTTONS
from lkjip_xl.book.vba.texts import XLWINGS_MODULE, macro_texts, xlwings_version
from lkjip_xl.book.vba_project import (
    BOOK_CODE_NAME,
    MacrosUnreadableError,
    VbaProject,
    make_vba_project,
    read_vba_project,
)
from lkjip_xl.model import Finding, Severity

REMEDY = "Tutup buku induk itu, lalu jalankan 'lkjip perbaiki MASTER'."

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


def is_damaged(path: Path) -> bool:
    """Whether Excel would refuse or miss the macros; what only differs from today's is no damage.

    Raises:
        LkjipError: The file is missing, unreadable or no workbook.
    """
    return any(fault.severity is Severity.GALAT for fault in check_container(path))


def renew_macros(path: Path) -> None:
    """Replace a workbook's whole project by a new one for the code names that its sheets have.

    Raises:
        LkjipError: The file cannot be read or replaced; it is then as it was.
    """
    package = Package.read(path)
    project = make_vba_project(sheet_code_names(package), macro_texts())
    replace_file(path, package, {**package.parts, project_part(package): project}, lambda _: "")


def own_modules(path: Path) -> list[str]:
    """Return the modules that hold macros of the office itself; none where the project cannot be read.

    Raises:
        LkjipError: The file is missing, unreadable or no workbook.
    """
    package = Package.read(path)
    try:
        project = read_vba_project(package.parts.get(project_part(package), b""))
    except MacrosUnreadableError:
        return []
    ours = macro_texts()
    return sorted(name for name, text in project.texts.items() if name not in ours and _essence(text))


def _faults(package: Package) -> Iterator[Finding]:
    part = project_part(package)
    if not part:
        yield _fault(package, "MACROS_MISSING", "Buku induk tidak lagi memuat makro")
        return
    yield from _code_name_faults(package)
    try:
        project = read_vba_project(package.parts[part])
    except MacrosUnreadableError as error:
        yield _fault(package, error.code, error.message)
        return
    yield from _list_faults(package, project)
    yield from _module_faults(package, project)
    yield from _version_faults(package, project)
    yield from _button_faults(package, project)


def _code_name_faults(package: Package) -> Iterator[Finding]:
    if book_code_name(package) != BOOK_CODE_NAME or not all(sheet_code_names(package)):
        message = "Nama kode lembar hilang, jadi Excel dapat menolak makronya"
        yield _fault(package, "CODE_NAMES_LOST", message)


def _list_faults(package: Package, project: VbaProject) -> Iterator[Finding]:
    names = {book_code_name(package), *sheet_code_names(package)}
    strangers = set() if "" in names else names ^ project.documents  # lost names are told as such already
    apart = strangers | (set(project.texts) ^ project.declared)
    if apart:
        shown = ", ".join(sorted(apart))
        yield _fault(package, "MACRO_LIST_BROKEN", f"Daftar modul makro tidak cocok dengan isinya: {shown}")


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


def _installed_xlwings() -> str:
    try:
        return version("xlwings")
    except PackageNotFoundError:
        return ""


def _fault(package: Package, code: str, message: str, severity: Severity = Severity.GALAT) -> Finding:
    return Finding(code, severity, message, REMEDY, file=package.file)

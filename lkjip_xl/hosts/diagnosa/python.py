"""Checks of our Python: which one it is, and the packages that the buttons need.

Layer: hosts. Source: notes on xlwings: Store Python hides behind an alias, DLL and package must have one version.
"""

from collections.abc import Iterator

from lkjip_xl.hosts.diagnosa.check import Check, Machine, failed, only_on_windows, passed, warned

_OLDEST = (3, 11)
_NEEDED = ("xlwings", "docxtpl", "openpyxl", "lxml", "python-calamine", "xlsxwriter", "pyOpenVBA")
_REINSTALL = "Pasang ulang lkjip_xl dengan Python dari python.org."
_STORE_FOLDERS = ("windowsapps", "pythonsoftwarefoundation.python")


def check_python(machine: Machine) -> Iterator[Check]:
    """Yield the checks of interpreter and packages."""
    yield _version(machine)
    yield _store(machine)
    yield _packages(machine)
    yield _pywin32(machine)
    yield _dll(machine)


def is_from_store(path: str) -> bool:
    """Return whether a program comes from the Microsoft Store: Excel may not start such a Python."""
    return any(folder in path.casefold() for folder in _STORE_FOLDERS)


def _version(machine: Machine) -> Check:
    number = ".".join(str(part) for part in machine.python)
    where = f"Python {number} di {machine.interpreter}"
    if machine.python < _OLDEST:
        return failed("PYTHON_VERSION", f"{where} terlalu lama", "Pasang Python 3.11 atau lebih baru, lalu lkjip_xl.")
    return passed("PYTHON_VERSION", where)


def _store(machine: Machine) -> Check:
    if not machine.is_windows:
        return only_on_windows("STORE_PYTHON", "Python dari Microsoft Store")
    if is_from_store(f"{machine.interpreter} {machine.base}"):
        cause = "Python berasal dari Microsoft Store dan tidak dapat dijalankan Excel"
        return failed("STORE_PYTHON", cause, _REINSTALL)
    return passed("STORE_PYTHON", "Python tidak berasal dari Microsoft Store")


def _packages(machine: Machine) -> Check:
    missing = [name for name in _NEEDED if name not in machine.versions]
    if missing:
        return failed("PACKAGES", f"Paket tidak terpasang: {', '.join(missing)}", "Pasang ulang lkjip_xl.")
    return passed("PACKAGES", ", ".join(f"{name} {machine.versions[name]}" for name in _NEEDED))


def _pywin32(machine: Machine) -> Check:
    if not machine.is_windows:
        return only_on_windows("PYWIN32", "Paket pywin32")
    version = machine.versions.get("pywin32")
    if version is None:
        return failed("PYWIN32", "Paket pywin32 tidak terpasang", "Jalankan 'python -m pip install pywin32'.")
    return passed("PYWIN32", f"pywin32 {version}")


def _dll(machine: Machine) -> Check:
    """Buttons need no DLL; cell functions do, of exactly the package's version, beside python.exe or one folder up."""
    if not machine.is_windows:
        return only_on_windows("FUNCTION_DLL", "Berkas DLL untuk fungsi sel")
    name = f"xlwings64-{machine.versions.get('xlwings', '')}.dll"
    folders = (machine.interpreter.parent, machine.interpreter.parent.parent, machine.base)
    if any((folder / name).is_file() for folder in folders):
        return passed("FUNCTION_DLL", f"{name} tersedia")
    action = "Pasang ulang xlwings; tanpa itu tombol tetap berjalan, tetapi fungsi sel tidak."
    return warned("FUNCTION_DLL", f"{name} tidak ada di samping python.exe", action)

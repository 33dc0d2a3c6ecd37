"""Checks of the programs around us: Excel, Word, LibreOffice with its macro security and our script.

Layer: hosts. Reads LibreOffice's own settings file; changes nothing in it.
Source: TRAPS (macro security 2 blocks our macros; the office's folder must be a trusted location); docs/WINDOWS.md.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from lkjip_xl.hosts.diagnosa.check import Check, Machine, failed, only_on_windows, passed, warned
from lkjip_xl.hosts.diagnosa.python import is_from_store

_SETTINGS = "registrymodifications.xcu"
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_OOR = "{http://openoffice.org/2001/registry}"
_HIGHEST_OPEN_LEVEL = 1  # 0 runs every macro, 1 asks; 2 (the default) and 3 run only what is trusted
_DEFAULT_LEVEL = 2
_BRIDGE = ("Scripts", "python", "lkjip_bridge.py")
_INSTALL = "Tutup LibreOffice, lalu jalankan 'lkjip pasang libreoffice --folder DIR'."


def check_programs(machine: Machine) -> Iterator[Check]:
    """Yield the checks of the programs that the machine has."""
    yield _excel(machine)
    yield _pdf(machine)
    yield _bridge(machine)
    yield _trust(machine)


def _excel(machine: Machine) -> Check:
    if not machine.is_windows:
        return only_on_windows("EXCEL", "Microsoft Excel")
    excel = machine.programs.get("excel")
    if excel is None:
        return warned("EXCEL", "Microsoft Excel tidak ditemukan", "Pakai LibreOffice Calc atau perintah lkjip.")
    if is_from_store(excel):
        action = "Hapus Office dari Microsoft Store, lalu pasang Office dari portal Microsoft 365 atau pemasang kantor."
        return failed("EXCEL", "Office berasal dari Microsoft Store; makro tidak dapat memanggil Python", action)
    return passed("EXCEL", f"Excel di {excel}")


def _pdf(machine: Machine) -> Check:
    maker = machine.programs.get("soffice") or machine.programs.get("word")
    if maker is None:
        action = "Pasang LibreOffice, atau simpan dokumen sebagai PDF dari program lain."
        return warned("PDF_MAKER", "Tidak ada Word atau LibreOffice untuk membuat PDF", action)
    return passed("PDF_MAKER", f"PDF dibuat dengan {maker}")


def _bridge(machine: Machine) -> Check:
    if "soffice" not in machine.programs:
        return warned("LIBREOFFICE_BRIDGE", "LibreOffice tidak ditemukan", "Abaikan bila kantor memakai Excel.")
    script = machine.libreoffice_profile.joinpath(*_BRIDGE)
    if not script.is_file():
        return warned("LIBREOFFICE_BRIDGE", "Jembatan ke Python belum dipasang di LibreOffice", _INSTALL)
    if not script.with_suffix(".json").is_file():
        return failed("LIBREOFFICE_BRIDGE", "Jembatan di LibreOffice tidak menyebut alamat Python", _INSTALL)
    return passed("LIBREOFFICE_BRIDGE", f"Jembatan terpasang: {script}")


def _trust(machine: Machine) -> Check:
    """Macros run where the level asks, or where the master lies in a trusted location."""
    if "soffice" not in machine.programs:
        return warned("LIBREOFFICE_TRUST", "LibreOffice tidak ditemukan", "Abaikan bila kantor memakai Excel.")
    settings = machine.libreoffice_profile / _SETTINGS
    if not settings.is_file():
        return warned("LIBREOFFICE_TRUST", "LibreOffice belum pernah dibuka oleh pengguna ini", _INSTALL)
    level, trusted = _read_security(settings)
    if machine.master is None:
        return warned("LIBREOFFICE_TRUST", f"Tingkat keamanan makro {level}; folder buku induk tidak disebut",
                      "Ulangi dengan 'lkjip diagnosa MASTER'.")  # fmt: skip
    if any(machine.master.is_relative_to(folder) for folder in trusted):
        return passed("LIBREOFFICE_TRUST", "Folder buku induk adalah lokasi tepercaya di LibreOffice")
    if level <= _HIGHEST_OPEN_LEVEL:
        return warned("LIBREOFFICE_TRUST", f"Tingkat keamanan makro {level}: semua makro dapat berjalan", _INSTALL)
    return failed("LIBREOFFICE_TRUST", "LibreOffice memblokir makro: folder buku induk bukan lokasi tepercaya", _INSTALL)


def _read_security(settings: Path) -> tuple[int, list[Path]]:
    """Return level and trusted folders of LibreOffice's macro security."""
    root = etree.parse(settings, etree.XMLParser(resolve_entities=False)).getroot()
    found = {
        prop.get(f"{_OOR}name"): [value.text or "" for value in prop.iter("value", "it")]
        for item in root.iter("item")
        if item.get(f"{_OOR}path") == _SCRIPTING
        for prop in item.iter("prop")
    }
    level = next((text for text in found.get("MacroSecurityLevel", ()) if text.strip().isdigit()), _DEFAULT_LEVEL)
    urls = [url.strip() for url in found.get("SecureURL", ()) if url.strip().startswith("file:")]
    return int(level), [_path_of(url) for url in urls]


def _path_of(url: str) -> Path:
    path = unquote(urlsplit(url).path)
    return Path(path[1:] if path[2:3] == ":" else path)  # file:///D:/LKjIP

"""Checks of the programs around us: Excel, Word, LibreOffice with its macro security and our script.

Layer: hosts. Reads LibreOffice's own settings file; changes nothing in it.
Source: TRAPS (macro security 2 blocks our macros; the office's folder must be a trusted location); docs/WINDOWS.md.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from lkjip_xl.hosts.diagnosa.check import Check, Machine, failed, only_on_windows, passed, warned
from lkjip_xl.hosts.diagnosa.python import is_from_store
from lkjip_xl.hosts.libreoffice.install import NOTES, SCRIPT
from lkjip_xl.hosts.libreoffice.registry import Registry

_LETS_ANY_RUN = 1
_INSTALL = "Tutup LibreOffice, lalu jalankan 'lkjip pasang libreoffice --folder DIR'."
_OPEN_FIRST = "Buka LibreOffice satu kali, tutup, lalu jalankan 'lkjip pasang libreoffice --folder DIR'."


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
    maker = machine.programs.get("soffice")
    if maker is None:
        action = "Pasang LibreOffice; atau di Word tekan Ctrl+A lalu F9, kemudian simpan sebagai PDF."
        return warned("PDF_MAKER", "Tidak ada LibreOffice untuk menghitung nomor halaman dan membuat PDF", action)
    return passed("PDF_MAKER", f"Nomor halaman dan PDF dibuat dengan {maker}")


def _bridge(machine: Machine) -> Check:
    if "soffice" not in machine.programs:
        return warned("LIBREOFFICE_BRIDGE", "LibreOffice tidak ditemukan", "Abaikan bila kantor memakai Excel.")
    scripts = machine.libreoffice.scripts
    if not (scripts / SCRIPT).is_file():
        return warned("LIBREOFFICE_BRIDGE", "Penghubung ke Python belum dipasang di LibreOffice", _INSTALL)
    python = _python_of(scripts / NOTES)
    if python is None or not python.is_file():
        cause = f"Penghubung LibreOffice menyebut Python yang tidak ada: {python}"
        return failed("LIBREOFFICE_BRIDGE", cause, _INSTALL)
    return passed("LIBREOFFICE_BRIDGE", f"Penghubung LibreOffice memakai {python}")


def _python_of(notes: Path) -> Path | None:
    return Path(json.loads(notes.read_text(encoding="utf-8"))["python"]) if notes.is_file() else None


def _trust(machine: Machine) -> Check:
    """Macros run where the level lets any run, or where the master lies in a trusted folder."""
    if "soffice" not in machine.programs:
        return warned("LIBREOFFICE_TRUST", "LibreOffice tidak ditemukan", "Abaikan bila kantor memakai Excel.")
    if not machine.libreoffice.registry.is_file():
        return warned("LIBREOFFICE_TRUST", "LibreOffice belum pernah dibuka oleh pengguna ini", _OPEN_FIRST)
    if machine.master is None:
        return warned("LIBREOFFICE_TRUST", "Folder buku induk tidak disebut", "Ulangi dengan 'lkjip diagnosa MASTER'.")
    registry = Registry(machine.libreoffice.registry)
    url = f"{machine.master.as_uri()}/"
    if any(url.startswith(f"{folder.rstrip('/')}/") for folder in registry.trusted_folders):
        return passed("LIBREOFFICE_TRUST", "Folder buku induk adalah lokasi tepercaya di LibreOffice")
    if registry.macro_security <= _LETS_ANY_RUN:
        level = registry.macro_security
        return warned("LIBREOFFICE_TRUST", f"Keamanan makro LibreOffice tingkat {level}: makro apa pun boleh", _INSTALL)
    # With Excel at hand the office need not care; and a button that asks has just run, whatever this profile says.
    told = warned if "excel" in machine.programs or machine.master_is_open else failed
    return told("LIBREOFFICE_TRUST", "LibreOffice memblokir makro: folder buku induk bukan lokasi tepercaya", _INSTALL)

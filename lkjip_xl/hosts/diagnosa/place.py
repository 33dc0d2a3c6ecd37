"""Checks of where the master lies: its name and path, its folder, what was left there.

Layer: hosts. Source: TRAPS (a name with "=" breaks xlwings' start, a synchronised folder has a web address, a
downloaded file carries the Mark of the Web); Excel's limit of 218 characters.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lkjip_xl.book.ooxml.locks import refuse_if_not_writable
from lkjip_xl.errors import LkjipError
from lkjip_xl.hosts.diagnosa.check import Check, Machine, failed, only_on_windows, passed, warned

_LONGEST_PATH = 218
_LEAST_FREE, _LITTLE_FREE = 100 * 2**20, 1024 * 2**20  # bytes
_INTERNET_ZONE = 3
_MOVE = "Pindahkan folder LKjIP ke folder biasa di PC ini, misalnya D:\\LKjIP."


def check_place(machine: Machine, master: Path) -> Iterator[Check]:
    """Yield the checks of a master's name, path and folder."""
    yield _name(master)
    yield _path(master)
    yield _letters(machine, master)
    yield _mark_of_the_web(machine, master)
    yield _writable(master, is_open=machine.master_is_open)
    yield _space(master)
    yield _leftovers(master)


def _name(master: Path) -> Check:
    wrong = [sign for sign in "=%" if sign in master.name]
    if wrong:
        cause = f"Nama berkas memuat {' '.join(wrong)} sehingga Python tidak menemukan buku induk"
        return failed("FILE_NAME", cause, "Ganti nama berkas itu, misalnya Master_LKjIP_2025.xlsm.")
    return passed("FILE_NAME", f"Nama berkas {master.name} dapat dipakai")


def _path(master: Path) -> Check:
    text = str(master)
    if "://" in text or ":/" in text.removeprefix(master.drive) or "onedrive" in text.casefold():
        return failed("FILE_PATH", "Buku induk berada di OneDrive, SharePoint, atau alamat web", _MOVE)
    if len(text) > _LONGEST_PATH:
        cause = f"Alamat berkas {len(text)} huruf, melebihi batas Excel {_LONGEST_PATH} huruf"
        return failed("FILE_PATH", cause, "Pindahkan ke folder yang lebih pendek alamatnya.")
    if text.startswith(("\\\\", "//")):
        return warned("FILE_PATH", "Buku induk berada di folder jaringan", _MOVE)
    return passed("FILE_PATH", text)


def _letters(machine: Machine, master: Path) -> Check:
    """The DLL of xlwings starts Python by a call that knows the letters of one code page only."""
    strange = [str(path) for path in (machine.interpreter, master) if not str(path).isascii()]
    if strange:
        cause = f"Alamat memuat huruf di luar abjad Latin dasar: {strange[0]}"
        return warned("PATH_LETTERS", cause, "Pakai nama folder tanpa huruf khusus bila fungsi sel tidak berjalan.")
    return passed("PATH_LETTERS", "Alamat Python dan buku induk tidak memuat huruf khusus")


def _mark_of_the_web(machine: Machine, master: Path) -> Check:
    if not machine.is_windows:
        return only_on_windows("MARK_OF_THE_WEB", "Tanda berkas dari internet")
    try:
        mark = Path(f"{master}:Zone.Identifier").read_text(encoding="utf-8", errors="replace")
    except OSError:  # no such stream: the file was made here
        return passed("MARK_OF_THE_WEB", "Berkas tidak bertanda dari internet")
    zones = [int(line.split("=")[1]) for line in mark.splitlines() if line.strip().casefold().startswith("zoneid=")]
    if any(zone >= _INTERNET_ZONE for zone in zones):
        action = "Tutup Excel, klik kanan berkas itu > Properties > Unblock > OK, lalu buka lagi."
        return failed("MARK_OF_THE_WEB", "Berkas bertanda dari internet sehingga Excel memblokir makro", action)
    return passed("MARK_OF_THE_WEB", "Tanda asal berkas tidak memblokir makro")


def _writable(master: Path, *, is_open: bool) -> Check:
    try:
        if not is_open:
            refuse_if_not_writable(master)
        with tempfile.TemporaryFile(dir=master.parent):
            pass
    except LkjipError as error:
        return failed("WRITE_ACCESS", error.message, error.remedy)
    except OSError:
        action = "Periksa izin folder dan Controlled Folder Access di Windows Security."
        return failed("WRITE_ACCESS", f"Folder {master.parent} tidak dapat ditulisi", action)
    return passed("WRITE_ACCESS", "Buku induk dan foldernya dapat ditulisi")


def _space(master: Path) -> Check:
    free = shutil.disk_usage(master.parent).free
    told = f"Sisa ruang disk {free // 2**20} MB"
    if free < _LEAST_FREE:
        return failed("FREE_SPACE", told, "Kosongkan disk sampai tersisa sedikitnya 1 GB.")
    if free < _LITTLE_FREE:
        return warned("FREE_SPACE", told, "Kosongkan disk sampai tersisa sedikitnya 1 GB.")
    return passed("FREE_SPACE", told)


def _leftovers(master: Path) -> Check:
    left = sorted(each.name for each in master.parent.glob(f".{master.name}.*.tmp"))
    if left:
        action = f"Pastikan tidak ada langkah yang sedang berjalan, lalu hapus berkas {left[0]}."
        return warned("LEFTOVERS", f"{len(left)} berkas sementara tertinggal dari penyimpanan yang terputus", action)
    return passed("LEFTOVERS", "Tidak ada berkas sementara yang tertinggal")

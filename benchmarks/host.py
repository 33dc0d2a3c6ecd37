"""What a click in LibreOffice costs: requests over the wire, and blocks of cells against bare UNO.

Bare UNO is measured inside LibreOffice's own Python, where nothing travels at all.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from calc import Calc, make_profile
from lkjip_xl.hosts import macros
from lkjip_xl.hosts.libreoffice.install import install
from lkjip_xl.hosts.libreoffice.profile import Profile
from lkjip_xl.sop import mulai, step_2_formulir, step_3_konsolidasi
from lkjip_xl.suite.find import OVERRIDE
from office_files import EXAMPLE, at, open_book

ROWS, COLUMNS, ROUNDS, CLICKS = 10_000, 12, 5, 3
BARE = f"""
import json, time
def measure(document):
    area = document.Sheets.getByIndex(0).getCellRangeByPosition(0, 199, {COLUMNS - 1}, {198 + ROWS})
    data = tuple(tuple(r * c * 0.37 for c in range({COLUMNS})) for r in range({ROWS}))
    best = [9.0, 9.0]
    for _ in range({ROUNDS}):
        started = time.perf_counter()
        area.setDataArray(data)
        written = time.perf_counter()
        area.getDataArray()
        best = [min(best[0], written - started), min(best[1], time.perf_counter() - written)]
    return json.dumps(best)
"""


def host() -> dict[str, float]:
    """Return the requests of Generate Draft on the example office, and the ratios of blocks."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        master = _office(folder / "LKjIP")
        profile = Profile(make_profile(folder))
        install(folder / "LKjIP", profile)
        (profile.scripts / "bare.py").write_text(BARE, encoding="utf-8")
        calc = Calc(profile.folder)
        try:
            return {"requests_per_click": _requests(calc, master), **_blocks(calc, master)}
        finally:
            calc.stop()


def klik() -> dict[str, float]:
    """Return a whole click on Generate Draft, Python cold, against a bare start of Python plus bare docxtpl.

    Bare start: `python -c "import xlwings, docxtpl"`; bare rendering: the same template with the same context. The
    layout pass has its own benchmark (`halaman`).
    """
    os.environ[OVERRIDE] = ""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        master = _office(folder / "LKjIP")
        profile = Profile(make_profile(folder))
        install(folder / "LKjIP", profile)
        bare = _cold_start() + _bare_rendering(master)
        calc = Calc(profile.folder)
        try:
            calc.open(master)
            calc.order("unprotect", sheet="Beranda")
            clicked = min(_timed(lambda: calc.click("generate_draft")) for _ in range(CLICKS))
            calc.order("close")
        finally:
            calc.stop()
    return {"ratio_to_bare_start": clicked / bare, "click_seconds": clicked, "bare_seconds": bare}


def _cold_start() -> float:
    command = [sys.executable, "-c", "import xlwings, docxtpl"]
    return min(_timed(lambda: subprocess.run(command, check=True)) for _ in range(ROUNDS))


def _bare_rendering(master: Path) -> float:
    command = [sys.executable, str(Path(__file__).with_name("sides.py")), "docxtpl", str(master.parent)]
    done = [subprocess.run(command, check=True, capture_output=True, text=True) for _ in range(CLICKS)]
    return min(float(each.stdout) for each in done)


def _requests(calc: Calc, master: Path) -> float:
    with calc.live(master) as book:
        before = book.impl.app.wire.requests
        macros.generate_draft()
        return float(book.impl.app.wire.requests - before)


def _blocks(calc: Calc, master: Path) -> dict[str, float]:
    data = [[row * column * 0.37 for column in range(COLUMNS)] for row in range(ROWS)]
    with calc.live(_copy(master)) as book:
        sheet = book.sheets["Pemetaan"]
        sheet.api.Unprotect("")
        cells = sheet.range((200, 1), (199 + ROWS, COLUMNS))
        written = _best(lambda: setattr(cells, "value", data))
        read = _best(lambda: cells.value)
    calc.open(_copy(master))
    calc.order("unprotect", sheet="Beranda")
    bare = json.loads(calc.order("run_python", script="bare.py$measure"))
    calc.order("close")
    return {
        "ratio_to_bare_uno": (written + read) / sum(bare),
        "write_seconds": written,
        "read_seconds": read,
        "bare_write_seconds": bare[0],
        "bare_read_seconds": bare[1],
    }


def _best(work: Callable[[], object]) -> float:
    return min(_timed(work) for _ in range(ROUNDS))


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _copy(master: Path) -> Path:
    return Path(shutil.copyfile(master, master.with_name("salinan.xlsm")))


def _office(folder: Path) -> Path:
    source = open_book(EXAMPLE / "Master_LKjIP_2025_CONTOH.xlsx")
    mulai.run(2025, folder, now=at(5), source=source, id_buku="UJI-2025", with_macros=True)
    master = folder / "2025" / "Master_LKjIP_2025.xlsm"
    step_2_formulir.run(open_book(master), now=at(6))
    for returned in (EXAMPLE / "masuk").iterdir():
        shutil.copyfile(returned, folder / "2025" / "masuk" / returned.name)
    step_3_konsolidasi.run(open_book(master), now=at(16))
    return master

"""One side of the comparison of consolidations, in fresh processes: prints seconds and peak memory as JSON.

    python benchmarks/returned.py ours|calamine|openpyxl FOLDER FILES PROCESSES

Every side reads the first FILES forms of FOLDER with so many reading processes. Imports are not counted, but for ours:
its workers start, and import, within the consolidation.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

Files = Sequence[Path]
_WARM_SECONDS = 0.2
_MB_OF_KB = 1024
_ROWS_OF_THE_SHEET = 20_000
"""The usual `batas_baris_angket`: respondents for which the master has room."""


def ours(files: Files, processes: int) -> Callable[[], object]:
    """Our consolidation: gate, checks, merge; the master is not written."""
    from forms import TAHUN, UNSUR, make_units

    from lkjip_xl.intake.consolidation import consolidate
    from lkjip_xl.intake.workers.pool import parse_files

    units = make_units(len(files))
    read = partial(parse_files, workers=processes)

    def work() -> object:
        merged = consolidate(files, tahun=TAHUN, units=units, unsur=UNSUR, read=read, limit=_ROWS_OF_THE_SHEET)
        accepted = sum(file.outcome == "diterima" for file in merged.files)
        if accepted != len(files):
            raise SystemExit(f"{accepted} of {len(files)} forms were accepted: {merged.findings[:3]}")
        return merged

    return work


def calamine(files: Files, processes: int) -> Callable[[], object]:
    """Bare python-calamine: every sheet of every form; the rows are dropped where they were read."""
    return _spread(_read_with_calamine, files, processes)


def openpyxl(files: Files, processes: int) -> Callable[[], object]:
    """The usual way: pandas.read_excel with openpyxl, every sheet; the frames are dropped where they were read."""
    return _spread(_read_with_openpyxl, files, processes)


def _spread(read: Callable[[Path | None], None], files: Files, processes: int) -> Callable[[], object]:
    """Return the reading of all files by processes that have imported what they need."""
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
    list(pool.map(read, [None] * processes))
    return lambda: list(pool.map(read, files, chunksize=5))


def _read_with_calamine(path: Path | None) -> None:
    from python_calamine import CalamineWorkbook

    if path is None:
        time.sleep(_WARM_SECONDS)  # so that each process gets one of the calls that only import
        return
    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def _read_with_openpyxl(path: Path | None) -> None:
    import pandas as pd

    if path is None:
        __import__("openpyxl")
        time.sleep(_WARM_SECONDS)
        return
    pd.read_excel(path, sheet_name=None, engine="openpyxl")


SIDES = {side.__name__: side for side in (ours, calamine, openpyxl)}


def main(side: str, folder: str, count: str, processes: str) -> None:
    """Measure one side."""
    files = sorted(Path(folder).glob("*.xlsx"))[: int(count)]
    work = SIDES[side](files, int(processes))
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MB_OF_KB
    sys.stdout.write(json.dumps({"seconds": seconds, "peak_rss_mb": peak}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

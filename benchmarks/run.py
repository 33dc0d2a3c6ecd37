"""Benchmarks as ratios measured in one run: seconds differ between machines, ratios hardly do.

    scripts/bench [konsolidasi|draf|halaman|mulai-cepat|host|klik] [--json] [--cepat]

halaman, host and klik need LibreOffice; konsolidasi takes some minutes, with --cepat one. Each side runs in fresh
processes, in turn with the others, and its best time counts: what disturbs a run only adds to it. Every side is one
process, but for konsolidasi.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROUNDS = 5
STARTS = 15
HERE = Path(__file__).parent

Ratios = dict[str, float]


def konsolidasi() -> Ratios:
    """Consolidation per form against bare calamine, and pandas with openpyxl against ours."""
    from konsolidasi import konsolidasi as measure

    return measure(quick="--cepat" in sys.argv)


def draf() -> Ratios:
    """Draft (figures, model, document, read back) against bare docxtpl on the same template and context; its growth."""
    with tempfile.TemporaryDirectory() as name:
        demo = [str(Path(sys.executable).with_name("lkjip")), "demo", "--out", name, "--json"]
        subprocess.run(demo, check=True, capture_output=True)
        master = Path(name) / "2025"
        seconds = _best(("draft", "docxtpl", "read_and_draft", "draft_6", "draft_60"), str(master))
    return {
        "ratio_to_docxtpl": seconds["draft"] / seconds["docxtpl"],
        "ratio_with_workbook": seconds["read_and_draft"] / seconds["docxtpl"],
        "growth_60_to_6": seconds["draft_60"] / seconds["draft_6"],
        "seconds": seconds["draft"],
    }


def halaman() -> Ratios:
    """Page numbers of a written draft, alone and with its PDF, against bare `soffice --convert-to pdf`."""
    with tempfile.TemporaryDirectory() as name:
        demo = [str(Path(sys.executable).with_name("lkjip")), "demo", "--out", name, "--json"]
        subprocess.run(demo, check=True, capture_output=True)
        seconds = _best(("numbers", "pdf", "convert"), str(Path(name) / "2025"))
    return {
        "ratio_to_convert": seconds["numbers"] / seconds["convert"],
        "pdf_ratio_to_convert": seconds["pdf"] / seconds["convert"],
        "seconds": seconds["numbers"],
        "pdf_seconds": seconds["pdf"],
    }


def mulai_cepat() -> Ratios:
    """Start of `lkjip --help` against `python -c pass`."""
    command = [str(Path(sys.executable).with_name("lkjip")), "--help"]
    ours = _start_seconds(command)
    bare = _start_seconds([sys.executable, "-c", "pass"])
    return {"ratio_to_bare_start": ours / bare, "seconds": ours}


def host() -> Ratios:
    """Requests of a click in LibreOffice, and blocks of cells against bare UNO."""
    from host import host as measure

    return measure()


def klik() -> Ratios:
    """A click in LibreOffice, Python cold, against a bare start plus bare rendering."""
    from host import klik as measure

    return measure()


BENCHMARKS: dict[str, Callable[[], Ratios]] = {
    "konsolidasi": konsolidasi,
    "draf": draf,
    "halaman": halaman,
    "mulai-cepat": mulai_cepat,
    "host": host,
    "klik": klik,
}


def _best(sides: Sequence[str], folder: str) -> dict[str, float]:
    times: dict[str, list[float]] = {side: [] for side in sides}
    for _ in range(ROUNDS):
        for side in sides:
            done = subprocess.run(
                [sys.executable, HERE / "sides.py", side, folder], check=True, capture_output=True, text=True
            )
            times[side].append(float(done.stdout))
    return {side: min(found) for side, found in times.items()}


def _start_seconds(command: Sequence[str]) -> float:
    times = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def main(arguments: Sequence[str]) -> int:
    """Run the benchmarks that are named, or all, and print their ratios."""
    names = [argument for argument in arguments if not argument.startswith("-")] or list(BENCHMARKS)
    if unknown := [name for name in names if name not in BENCHMARKS]:
        sys.stderr.write(f"unknown benchmark: {', '.join(unknown)}; known: {', '.join(BENCHMARKS)}\n")
        return 2
    results = {name: {key: round(value, 3) for key, value in BENCHMARKS[name]().items()} for name in names}
    if "--json" in arguments:
        print(json.dumps(results, indent=2))
    else:
        for name, ratios in results.items():
            print(name, *(f"{key}={value}" for key, value in ratios.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

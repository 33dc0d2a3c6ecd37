"""Benchmarks as ratios measured in one run: seconds differ between machines, ratios hardly do.

    scripts/bench [konsolidasi|draf|mulai-cepat|host|klik] [--json]

host and klik need LibreOffice. Each side runs in fresh processes, in turn with the others, and its best time counts:
what disturbs a run only adds to it. Every side is one process.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from forms import make_forms, make_units

FORMS = 40
ROUNDS = 5
STARTS = 15
HERE = Path(__file__).parent

Ratios = dict[str, float]


def konsolidasi() -> Ratios:
    """Consolidation per form against bare calamine, and pandas with openpyxl against ours."""
    with tempfile.TemporaryDirectory() as name:
        make_forms(Path(name), make_units(FORMS))
        seconds = _best(("ours", "calamine", "openpyxl"), name)
    return {
        "ratio_to_calamine": seconds["ours"] / seconds["calamine"],
        "ratio_from_openpyxl": seconds["openpyxl"] / seconds["ours"],
        "ms_per_form": seconds["ours"] / FORMS * 1000,
    }


def draf() -> Ratios:
    """Draft (reading, figures, model, document) against bare docxtpl on the same template and context."""
    with tempfile.TemporaryDirectory() as name:
        demo = [str(Path(sys.executable).with_name("lkjip")), "demo", "--out", name, "--json"]
        subprocess.run(demo, check=True, capture_output=True)
        master = Path(name) / "2025"
        seconds = _best(("draft", "docxtpl"), str(master))
    return {"ratio_to_docxtpl": seconds["draft"] / seconds["docxtpl"], "seconds": seconds["draft"]}


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

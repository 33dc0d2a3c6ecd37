"""Consolidation against bare reading: ratios in one run, all sides cold and with one process per core.

1,000 forms of 300 respondents, each with its own unit, id and answers. The steady cost of a form leaves out starting
up: what consolidating one form per process takes is taken off both sides of the growth.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from forms import make_forms, make_units

FORMS, MANY, FEW, SAMPLE = 1_000, 10_000, 100, 100
"""Forms of the comparison, of the two sides of the growth, and of the slow way, which reads a sample of the same."""
ROUNDS, FEW_ROUNDS = 3, 9
PROCESSES = len(os.sched_getaffinity(0))
HERE = Path(__file__).parent


def konsolidasi(*, quick: bool = False) -> dict[str, float]:
    """Return what a form costs us against calamine and openpyxl, how that grows, and the memory of the main process.

    Args:
        quick: With a tenth of the forms.
    """
    forms, many_forms, few_forms = (count // 10 if quick else count for count in (FORMS, MANY, FEW))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_forms(folder, make_units(many_forms))
        rounds = [{side: _measure(side, folder, forms) for side in ("ours", "calamine")} for _ in range(ROUNDS)]
        ours, calamine = (min(each[side]["seconds"] for each in rounds) / forms for side in ("ours", "calamine"))
        openpyxl = min(_measure("openpyxl", folder, SAMPLE)["seconds"] for _ in range(2)) / SAMPLE
        start = _quickest(folder, PROCESSES)
        few = (_quickest(folder, few_forms) - start) / (few_forms - PROCESSES)
        many = _measure("ours", folder, many_forms)
    return {
        "ratio_to_calamine": ours / calamine,
        "ratio_from_openpyxl": openpyxl / ours,
        "growth_10000_to_100": (many["seconds"] - start) / (many_forms - PROCESSES) / few,
        "peak_rss_mb": many["peak_rss_mb"],
        "ms_per_form": ours * 1000,
        "ms_per_form_calamine": calamine * 1000,
        "ms_per_form_openpyxl": openpyxl * 1000,
        "ms_per_form_of_100": few * 1000,
        "ms_to_start": start * 1000,
        "processes": PROCESSES,
    }


def _quickest(folder: Path, forms: int) -> float:
    return min(_measure("ours", folder, forms)["seconds"] for _ in range(FEW_ROUNDS))


def _measure(side: str, folder: Path, forms: int) -> Mapping[str, float]:
    command = [sys.executable, str(HERE / "returned.py"), side, str(folder), str(forms), str(PROCESSES)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured

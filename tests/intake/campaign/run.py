"""The campaign: mutants by the hundred through the worker processes of intake, each judged.

Run as a program it prints what was found: `python -m intake.campaign.run 2000 --from 5000`, in tests/.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from intake.campaign.base_form import write_base
from intake.campaign.judge import EXPECTED, Mutant, Verdict, judge, make_mutant
from intake.corpus.parts import unpacked
from intake.office import KEC, W2, write_form
from lkjip_xl.intake.consolidation import join
from lkjip_xl.intake.parsing import parse_file
from lkjip_xl.intake.workers.pool import parse_files

_AT_ONCE: Final = 250
"""Mutants on disk at a time."""


def run_campaign(folder: Path, seeds: Sequence[int]) -> Iterator[tuple[Mutant, Verdict]]:
    """Yield every mutant with what became of it."""
    parts = unpacked(write_base(folder / "dasar.xlsx"))
    good = [parse_file(write_form(folder, unit), EXPECTED) for unit in (W2, KEC)]
    sound = join(good, EXPECTED)
    for start in range(0, len(seeds), _AT_ONCE):
        mutants = [make_mutant(parts, seed) for seed in seeds[start : start + _AT_ONCE]]
        files = [folder / f"Mutan_{mutant.seed}.xlsx" for mutant in mutants]
        for file, mutant in zip(files, mutants, strict=True):
            file.write_bytes(mutant.content)
        for mutant, parsed in zip(mutants, parse_files(files, EXPECTED), strict=True):
            yield mutant, judge(mutant, parsed, good, sound)
        for file in files:
            file.unlink()


def _main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("--from", type=int, default=0, dest="first")
    asked = parser.parse_args(arguments)
    outcomes, codes, faults, mutations = Counter[str](), Counter[str](), 0, 0
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for mutant, verdict in run_campaign(Path(folder), range(asked.first, asked.first + asked.count)):
            outcomes[verdict.outcome] += 1
            codes.update(verdict.codes)
            mutations += len(mutant.mutations)
            if verdict.faults:
                faults += 1
                sys.stdout.write(f"{mutant.seed} {verdict.outcome} {verdict.faults} {mutant.mutations}\n")
    took = time.monotonic() - started
    sys.stdout.write(f"{asked.count} files, {mutations} mutations, {faults} faults, {took:.0f} s\n")
    sys.stdout.write(f"{outcomes}\n{codes}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))

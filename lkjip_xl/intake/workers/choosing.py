"""Where returned files are read: in processes of this machine, or on a Dask cluster.

Layer: intake. Plain choice; every caller has its own way to ask.
"""

from functools import partial

from lkjip_xl.intake.consolidation import Read
from lkjip_xl.intake.workers.cluster import parse_on_dask
from lkjip_xl.intake.workers.pool import parse_files


def reading(workers: int = 0, dask: str = "") -> Read:
    """Return what parses the files.

    Args:
        workers: Processes of this machine; 0 for as many as suit it.
        dask: Address of a Dask scheduler; empty for this machine. It decides on its workers itself.

    Raises:
        ValueError: Both are given.
    """
    if workers and dask:
        raise ValueError("give workers or dask, not both: a cluster decides on its workers itself")
    return partial(parse_on_dask, address=dask) if dask else partial(parse_files, workers=workers)

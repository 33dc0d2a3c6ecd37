"""Where returned files are read, as the command line says: here, in so many processes, or on a Dask cluster.

Layer: hosts.
"""

from lkjip_xl.hosts.inputs import WrongUsageError
from lkjip_xl.intake.consolidation import Read
from lkjip_xl.intake.workers.choosing import reading


class TwoPlacesToReadError(WrongUsageError):
    """Workers of this machine and a cluster were asked for at once."""

    code = "TWO_PLACES_TO_READ"

    def __init__(self) -> None:
        """Say which one is for what."""
        super().__init__(
            "--pekerja dan --dask tidak dapat dipakai bersama",
            remedy="Pakai --pekerja untuk komputer ini, atau --dask untuk klaster yang mengatur pekerjanya sendiri.",
        )


def choose_reading(workers: int, dask: str) -> Read:
    """Return what parses the files.

    Args:
        workers: Processes of this machine; 0 for as many as suit it.
        dask: Address of a Dask scheduler; empty for this machine.

    Raises:
        TwoPlacesToReadError: Both are given.
    """
    if workers and dask:
        raise TwoPlacesToReadError
    return reading(workers, dask)

# mypy: disallow-untyped-calls=False
"""The same reading on the machines of a Dask cluster: for a city, a province, the nation.

Each task of the cluster reads a few files as this machine would, in a worker process of its own: a file that kills its
reader is named there and harms no machine. Of a machine that is lost, Dask itself gives the tasks to another.

Layer: intake. Dask is imported when it is asked for; `pip install lkjip_xl[dask]`.
"""

from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from lkjip_xl.errors import LkjipError
from lkjip_xl.intake.parsed import Expected, Parsed
from lkjip_xl.intake.parsing import parse_file
from lkjip_xl.intake.workers.child import Parse
from lkjip_xl.intake.workers.pool import Progress, parse_files

if TYPE_CHECKING:
    from distributed import Client, Future

    Reading: TypeAlias = "Future[tuple[int, list[Parsed] | None]]"

_TASK_FILES: Final = 50
"""Files of one task: some half a second of work, beside which starting its worker process costs little."""
_TASKS_PER_THREAD: Final = 2
_ANSWER_SECONDS: Final = 10


class DaskMissingError(LkjipError):
    """Dask is not installed."""

    code = "DASK_MISSING"

    def __init__(self) -> None:
        """Say what to install."""
        super().__init__(
            "Dask belum terpasang di komputer ini",
            remedy="Pasang dengan 'pip install lkjip_xl[dask]', atau ulangi tanpa --dask.",
        )


class ClusterUnreachableError(LkjipError):
    """The scheduler does not answer, or went away."""

    code = "DASK_UNREACHABLE"

    def __init__(self, address: str, reason: str) -> None:
        """Name the address and keep Dask's own words."""
        super().__init__(
            f"Penjadwal Dask di {address} tidak dapat dihubungi atau berhenti",
            where=reason,
            remedy="Periksa alamat dan jaringannya lalu ulangi, atau ulangi tanpa --dask.",
        )


class FolderNotSharedError(LkjipError):
    """A machine of the cluster does not see the folder."""

    code = "DASK_FOLDER_NOT_SHARED"

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            f"Folder {folder.name} tidak terlihat dari mesin pekerja Dask",
            where=str(folder),
            remedy="Bagikan folder itu ke semua mesin dengan jalur yang sama, atau ulangi tanpa --dask.",
        )


def parse_on_dask(
    files: Sequence[Path],
    expected: Expected,
    progress: Progress | None = None,
    *,
    address: str,
    parse: Parse = parse_file,
    task_files: int = _TASK_FILES,
) -> Generator[Parsed]:
    """Yield what is in each file, in the order of the files, as `pool.parse_files` does.

    Args:
        files: The files; every machine of the cluster sees them under the same path.
        expected: What the office asked for.
        progress: Told after every file; those of one task arrive together.
        address: The scheduler, such as `tcp://10.1.2.3:8786`.
        parse: What reads one file, a function of a module that every machine has.
        task_files: Files that one task reads.

    Raises:
        DaskMissingError, ClusterUnreachableError, FolderNotSharedError: see there.
    """
    found: dict[int, list[Parsed]] = {}
    done = 0
    for first, parsed in _on_cluster(address, files, expected, parse, task_files):
        if parsed is None:
            raise FolderNotSharedError(files[first].parent)
        found[first] = parsed
        for each in parsed:
            done += 1
            if progress:
                progress(done, len(files), each.file)
    for first in sorted(found):
        yield from found[first]


def _on_cluster(
    address: str, files: Sequence[Path], expected: Expected, parse: Parse, task_files: int
) -> Iterator[tuple[int, list[Parsed] | None]]:
    """Yield number of the first file and answers of each task, as they come; None where the folder is not seen.

    No more tasks wait in the cluster than keep it busy, so that it need not hold the answers for us.
    """
    try:
        from distributed import Client, KilledWorker, as_completed  # noqa: PLC0415  only who asks for it waits for it
    except ImportError as error:
        raise DaskMissingError from error
    try:
        with Client(address, timeout=_ANSWER_SECONDS, set_as_default=False) as client:
            client.wait_for_workers(1, timeout=_ANSWER_SECONDS)
            tasks = _submit(client, files, expected, parse, task_files)
            first = list(islice(tasks, _TASKS_PER_THREAD * sum(client.nthreads().values())))
            running = as_completed(first, loop=client.loop)
            for future in running:
                yield future.result()
                running.update(islice(tasks, 1))
    except (OSError, CancelledError, KilledWorker) as error:
        raise ClusterUnreachableError(address, str(error)) from error


def _submit(
    client: "Client", files: Sequence[Path], expected: Expected, parse: Parse, task_files: int
) -> "Iterator[Reading]":
    for first in range(0, len(files), task_files):
        paths = [path.resolve() for path in files[first : first + task_files]]
        yield client.submit(_read_task, first, paths, expected, parse, pure=False)


def _read_task(first: int, paths: Sequence[Path], expected: Expected, parse: Parse) -> tuple[int, list[Parsed] | None]:
    """Read the files of a task, on a machine of the cluster."""
    if not paths[0].parent.is_dir():
        return first, None
    return first, list(parse_files(paths, expected, workers=1, parse=parse))

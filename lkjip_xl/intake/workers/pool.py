"""All returned files through worker processes: each file once, its answer in the order of the files.

A worker that dies is replaced. The file at which it died is tried once more at the head of a fresh one, because
something else may have ended the first; a second death is the file's own and becomes a finding. A file that takes too
long, or that our own code fails at, is given up at once. Files that only waited behind it go to another worker.

Layer: intake. Nothing here depends on how many workers there are or which of them is quicker.
"""

import logging
import pickle
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final, TypeAlias

from lkjip_xl.intake.parsed import Expected, Parsed, Source
from lkjip_xl.intake.parsing import parse_file
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.intake.workers.child import FAILED, OUT_OF_MEMORY, Job, Parse
from lkjip_xl.intake.workers.limits import Limits, suitable_workers
from lkjip_xl.intake.workers.worker import Worker, WorkersUnavailableError

Progress: TypeAlias = Callable[[int, int, str], None]
"""Called after every file with how many are done, how many there are, and the file's name."""

_AHEAD: Final = 2
"""Files that a worker holds: while we take an answer, it has the next one already."""
_LOOK_SECONDS: Final = 0.25
"""How often we look whether a worker is overdue while none of them answers."""
_LAST_SECONDS: Final = 5
"""How long a worker that has hung up may take to end."""
_LOGGER: Final = logging.getLogger(__name__)


def parse_files(
    files: Sequence[Path],
    expected: Expected,
    progress: Progress | None = None,
    *,
    workers: int = 0,
    parse: Parse = parse_file,
    limits: Limits | None = None,
) -> Generator[Parsed]:
    """Yield what is in each file, in the order of the files; their tables are packed.

    Args:
        files: The files.
        expected: What the office asked for.
        progress: Told after every file, in the order in which they are done.
        workers: Processes that read at once; 0 for as many as the machine and the number of files suggest.
        parse: What reads one file, a function of a module.
        limits: What one file is granted.

    Raises:
        WorkersUnavailableError: The system lets us start no process.
    """
    pool = _Pool(files, Job(parse, expected, limits or Limits()), progress)
    try:
        yield from pool.run(workers or suitable_workers(len(files)))
    finally:
        pool.close()


class _Pool:
    """The workers, the files that wait for one, and the answers that wait for their turn."""

    def __init__(self, files: Sequence[Path], job: Job, progress: Progress | None) -> None:
        self._files, self._limits, self._progress = files, job.limits, progress
        self._job = pickle.dumps(job, 5)
        self._waiting = deque(range(len(files)))
        self._suspects: set[int] = set()
        self._mailbox: SimpleQueue[tuple[Worker, bytes | None]] = SimpleQueue()
        self._workers: list[Worker] = []
        self._found: dict[int, Parsed] = {}
        self._done = 0
        self._looked = time.monotonic()

    def run(self, workers: int) -> Iterator[Parsed]:
        """Yield the answers."""
        while self._waiting and len(self._workers) < workers:
            self._start()
        for number in range(len(self._files)):
            while number not in self._found:
                self._take_message()
                self._give_up_overdue()
            yield self._found.pop(number)

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _start(self) -> None:
        worker = Worker(self._job, self._limits, self._mailbox)
        self._workers.append(worker)
        self._feed(worker)

    def _feed(self, worker: Worker) -> None:
        while self._waiting and len(worker.tasks) < _AHEAD:
            number = self._waiting.popleft()
            worker.give(number, self._files[number])

    def _take_message(self) -> None:
        try:
            worker, answer = self._mailbox.get(timeout=_LOOK_SECONDS)
        except Empty:
            return
        if worker not in self._workers:
            return  # the last word of a worker that was given up
        if answer is None:
            self._bury(worker)
        elif not worker.is_ready:
            worker.started()
        else:
            self._settle(worker.answered(), pickle.loads(answer))  # noqa: S301 from a process of our own
            self._feed(worker)

    def _give_up_overdue(self) -> None:
        if time.monotonic() - self._looked < _LOOK_SECONDS:
            return
        self._looked = time.monotonic()
        for worker in [each for each in self._workers if each.overdue()]:
            self._retire(worker)
            self._refuse(worker.tasks.popleft(), "FILE_TIMED_OUT", seconds=round(self._limits.seconds))
            self._resume(worker)

    def _bury(self, worker: Worker) -> None:
        """Find out at which file a worker died, and give its work to a fresh one."""
        code = self._retire(worker, _LAST_SECONDS)
        if worker.tasks:
            self._blame(worker, code)
        self._resume(worker)

    def _blame(self, worker: Worker, code: int) -> None:
        head = worker.tasks[0]
        if code == OUT_OF_MEMORY:
            self._refuse(worker.tasks.popleft(), "FILE_TAKES_MEMORY", memory=self._limits.memory_mb)
        elif code == FAILED or head in self._suspects:
            self._refuse(worker.tasks.popleft(), "WORKER_DIED")
        else:
            self._suspects.add(head)

    def _retire(self, worker: Worker, patience: float = 0) -> int:
        """End a worker and return how it ended.

        Raises:
            WorkersUnavailableError: It had not even started.
        """
        last_words = worker.last_words()
        self._workers.remove(worker)
        code = worker.end(patience)
        _LOGGER.info("worker %s ended with %s: %s", worker.pid, code, last_words)
        if not worker.is_ready:
            raise WorkersUnavailableError(last_words.rpartition("\n")[2] or f"kode {code}")
        return code

    def _resume(self, worker: Worker) -> None:
        """Put what a worker had not answered in front, for a fresh one."""
        self._waiting.extendleft(reversed(worker.tasks))
        if self._waiting:
            self._start()

    def _refuse(self, number: int, code: str, **facts: int) -> None:
        file = self._files[number].name
        finding = word(code, Place(file), key="", **facts)
        self._settle(number, Parsed(file, "", Source.OTHER, findings=(finding,)))

    def _settle(self, number: int, parsed: Parsed) -> None:
        self._found[number] = parsed
        self._done += 1
        if self._progress:
            self._progress(self._done, len(self._files), parsed.file)

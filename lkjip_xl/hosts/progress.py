"""How far long work has come: count, rate and remaining time, now and then; short work is over before anything is told.

Layer: hosts. Knows no terminal and no spreadsheet program: it is given what shows a line.
"""

import time
from collections.abc import Callable
from fractions import Fraction

from lkjip_xl.rules.printing import angka

_FIRST_SECONDS = 2.0
"""Work that is done by then needs no telling; a rate from fewer files would mislead."""
_NEXT_SECONDS = 1.0
_MINUTE, _HOUR = 60, 3600


class Progress:
    """Told after every file; tells a line once the work is long, and then once a second."""

    def __init__(self, show: Callable[[str], None], clock: Callable[[], float] = time.monotonic) -> None:
        """Start the clock."""
        self._show, self._clock = show, clock
        self._started = clock()
        self._next = self._started + _FIRST_SECONDS

    def __call__(self, done: int, total: int, _: str) -> None:
        """Take note that so many of so many files are done."""
        now = self._clock()
        if now >= self._next:
            self._next = now + _NEXT_SECONDS
            self._show(sentence(done, total, now - self._started))


def sentence(done: int, total: int, seconds: float) -> str:
    """Return how far the work has come after so many seconds (more than none), as staff read it.

    >>> sentence(1250, 10000, 6.25)
    '1.250 dari 10.000 berkas (12%), 200,0 berkas/detik, sisa sekitar 44 detik'
    """
    rate = Fraction(done) / Fraction(seconds)
    remaining = f", sisa sekitar {_duration(round((total - done) / rate))}" if done < total else ""
    percent = done * 100 // total
    return f"{angka(done)} dari {angka(total)} berkas ({percent}%), {angka(rate, 1)} berkas/detik{remaining}"


def _duration(seconds: int) -> str:
    """Return a time in two units at most.

    >>> _duration(42), _duration(95), _duration(3700)
    ('42 detik', '1 menit 35 detik', '1 jam 1 menit')
    """
    if seconds < _MINUTE:
        return f"{seconds} detik"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE} menit {seconds % _MINUTE} detik"
    return f"{seconds // _HOUR} jam {seconds % _HOUR // _MINUTE} menit"

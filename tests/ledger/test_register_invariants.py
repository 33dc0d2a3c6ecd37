"""Whatever the clicks, the register keeps its promises: no gap, no number twice, nothing cancelled given again."""

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from ledger.samples import NOW, draw, letter
from lkjip_xl.ledger.numbers import NumberState
from lkjip_xl.ledger.refusals import NumberNotFoundError, UsedInOtherYearError
from lkjip_xl.ledger.register import Register

KEYS = st.sampled_from(["surat.a", "surat.b", "surat.c"])
DAYS = st.sampled_from([date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 2), date(2026, 11, 9)])
START = {2025: 40, 2026: 0}


class Clicks(RuleBasedStateMachine):
    """Random clicks against a model: the number and state of each letter, and the highest number of each year."""

    def __init__(self) -> None:
        """Begin with an empty office."""
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "register.sqlite3"
        self.highest = dict(START)
        self.held: dict[str, tuple[int, int, NumberState]] = {}
        self.cancelled: set[tuple[int, int]] = set()

    def teardown(self) -> None:
        """Remove the office."""
        self.folder.cleanup()

    @rule(key=KEYS, day=DAYS)
    def draw(self, key: str, day: date) -> None:
        """Click Generate Draft."""
        year, urut, state = self.held.get(key, (day.year, 0, NumberState.DIPESAN))
        if year != day.year and state is NumberState.DIPAKAI:
            self._draw_is_refused(key, day)
            return
        if urut == 0 or year != day.year:
            if urut:
                self.cancelled.add((year, urut))
            self.highest[day.year] += 1
            self.held[key] = (day.year, self.highest[day.year], NumberState.DIPESAN)
        entry = draw(self.path, letter(key, day), last_known=START[day.year])
        assert (entry.year, entry.urut, entry.state) == self.held[key]

    def _draw_is_refused(self, key: str, day: date) -> None:
        try:
            draw(self.path, letter(key, day), last_known=START[day.year])
        except UsedInOtherYearError:
            return
        raise AssertionError(key)

    @rule(key=KEYS)
    def use(self, key: str) -> None:
        """Sign the letter."""
        try:
            Register(self.path).use(key, NOW)
        except NumberNotFoundError:
            assert key not in self.held
        else:
            self.held[key] = (*self.held[key][:2], NumberState.DIPAKAI)

    @rule(key=KEYS)
    def cancel(self, key: str) -> None:
        """Withdraw the letter."""
        try:
            Register(self.path).cancel(key, "Ditarik", NOW)
        except NumberNotFoundError:
            assert key not in self.held
        else:
            self.cancelled.add(self.held.pop(key)[:2])

    @invariant()
    def the_book_has_no_gap_and_no_number_twice(self) -> None:
        """Numbers run from the paper book's last one to the highest."""
        for year, start in START.items():
            numbers = [entry.urut for entry in Register(self.path).entries(year)]
            assert numbers == list(range(start + 1, self.highest[year] + 1))
            assert Register(self.path).missing(year) == []

    @invariant()
    def the_book_tells_who_holds_what(self) -> None:
        """Each letter in force holds its number; every other number is cancelled with a reason."""
        entries = [entry for year in START for entry in Register(self.path).entries(year)]
        in_force = {e.letter.key: (e.year, e.urut, e.state) for e in entries if e.state is not NumberState.BATAL}
        assert in_force == self.held
        assert {(e.year, e.urut) for e in entries if e.state is NumberState.BATAL and e.reason} == self.cancelled


TestClicks = Clicks.TestCase
TestClicks.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)

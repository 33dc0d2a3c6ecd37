"""Progress: nothing of short work, then a line a second with count, rate and remaining time."""

import json
from pathlib import Path

import pytest

from lkjip_xl.cli import main
from lkjip_xl.hosts.progress import Progress, sentence
from office_files import EXAMPLE

MASUK = EXAMPLE / "masuk"


def lines_of(seconds_per_file: float, files: int) -> list[str]:
    """What is told while files are done at that pace."""
    now, lines = 0.0, list[str]()
    progress = Progress(lines.append, lambda: now)
    for done in range(1, files + 1):
        now += seconds_per_file
        progress(done, files, f"Form_{done}.xlsx")
    return lines


def test_work_of_less_than_two_seconds_tells_nothing() -> None:
    assert lines_of(0.01, 199) == []


def test_long_work_tells_count_rate_and_remaining_time_once_a_second() -> None:
    lines = lines_of(0.125, 32)

    assert lines == [
        "16 dari 32 berkas (50%), 8,0 berkas/detik, sisa sekitar 2 detik",
        "24 dari 32 berkas (75%), 8,0 berkas/detik, sisa sekitar 1 detik",
        "32 dari 32 berkas (100%), 8,0 berkas/detik",
    ]


@pytest.mark.parametrize(
    ("remaining", "told"),
    [
        (59, "59 detik"),
        (60, "1 menit 0 detik"),
        (3599, "59 menit 59 detik"),
        (3600, "1 jam 0 menit"),
        (83_000, "23 jam 3 menit"),
    ],
)
def test_the_remaining_time_is_told_in_units_that_people_use(remaining: int, told: str) -> None:
    assert sentence(1, remaining + 1, 1.0).endswith(f", sisa sekitar {told}")


def test_progress_stays_out_of_the_json(
    new_master: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lkjip_xl.hosts.progress._FIRST_SECONDS", 0.0)
    monkeypatch.setattr("sys.argv", ["lkjip", "konsolidasi", str(new_master), "--folder", str(MASUK), "--json"])

    with pytest.raises(SystemExit):
        main()

    told = capsys.readouterr()
    assert json.loads(told.out)["files"]
    assert told.err.splitlines()[0].startswith("1 dari ")

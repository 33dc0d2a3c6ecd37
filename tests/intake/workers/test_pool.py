"""A file that kills, hangs or starves its reader is named and harms no other file, however many workers there are."""

import os
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from intake.office import TAHUN, UNITS, UNSUR
from intake.workers.readers import read
from lkjip_xl.intake.parsed import Expected, Parsed
from lkjip_xl.intake.workers.limits import Limits, suitable_workers
from lkjip_xl.intake.workers.pool import parse_files
from lkjip_xl.intake.workers.worker import WorkersUnavailableError
from lkjip_xl.model import Severity

EXPECTED = Expected(TAHUN, UNITS, UNSUR)


def files_named(folder: Path, *names: str) -> list[Path]:
    """Files whose content is their name."""
    files = [folder / f"{name}.xlsx" for name in names]
    for file in files:
        file.write_text(file.stem)
    return files


def parsed(files: Sequence[Path], *, workers: int = 1, seconds: float = 30) -> list[Parsed]:
    """Read files with the readers that die on request."""
    limits = Limits(seconds=seconds, memory_mb=1024)
    return list(parse_files(files, EXPECTED, workers=workers, parse=read, limits=limits))


def comparable(found: Parsed) -> tuple[object, ...]:
    """All that a file says, its tables unpacked."""
    return found.file, found.sha256, found.unit, dict(found.tables), found.findings


def is_running(process: int) -> bool:
    """Whether there is a process of that number, a dead one that nobody asked after included."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def sentences(found: Sequence[Parsed]) -> dict[str, str]:
    """The sentence of each refused file by its name."""
    return {each.file: f"[{each.findings[0].code}] {each.findings[0].message}" for each in found if each.is_refused}


@pytest.mark.parametrize("death", ["abort", "segfault", "exit", "fault"])
def test_a_file_that_kills_its_reader_is_named_and_the_others_are_read(tmp_path: Path, death: str) -> None:
    files = files_named(tmp_path, "a", "b", f"{death}_1", "c", "d")

    found = parsed(files)

    assert [each.file for each in found] == [file.name for file in files]
    assert sentences(found) == {
        f"{death}_1.xlsx": "[WORKER_DIED] Berkas ini membuat program pembacanya berhenti dan tidak dibaca"
    }
    assert [each.unit for each in found] == ["a", "b", None, "c", "d"]


def test_the_refusal_tells_the_unit_what_to_do(tmp_path: Path) -> None:
    [found] = parsed(files_named(tmp_path, "abort_1"))

    [finding] = found.findings
    assert (finding.severity, finding.file) == (Severity.GALAT, "abort_1.xlsx")
    assert finding.remedy == (
        "Jangan digabung dengan tangan; salin isinya ke formulir asli yang baru, lalu kirim ulang."
    )


def test_a_file_that_takes_too_long_is_given_up_and_the_files_behind_it_are_read(tmp_path: Path) -> None:
    found = parsed(files_named(tmp_path, "hang_1", "b", "c"), seconds=1)

    assert sentences(found) == {
        "hang_1.xlsx": "[FILE_TIMED_OUT] Berkas ini belum selesai dibaca setelah 1 detik dan dilewati"
    }
    assert [each.unit for each in found] == [None, "b", "c"]


def test_a_file_that_wants_too_much_memory_is_refused_with_the_limit(tmp_path: Path) -> None:
    found = parsed(files_named(tmp_path, "a", "memory_1", "b"))

    assert sentences(found) == {
        "memory_1.xlsx": "[FILE_TAKES_MEMORY] Berkas ini memerlukan memori lebih dari 1024 MB dan tidak dibaca"
    }
    assert [each.unit for each in found] == ["a", None, "b"]


def test_a_worker_that_something_else_ended_costs_no_file(tmp_path: Path) -> None:
    found = parsed(files_named(tmp_path, "a", "once_1", "b"))

    assert [(each.unit, each.findings) for each in found] == [("a", ()), ("once_1", ()), ("b", ())]


def test_what_a_reader_prints_does_not_mix_with_its_answers(tmp_path: Path) -> None:
    found = parsed(files_named(tmp_path, "print_1", "b"))

    assert [each.unit for each in found] == ["print_1", "b"]


def test_the_result_is_the_same_for_any_number_of_workers_and_any_speed(tmp_path: Path) -> None:
    source = random.Random(7)  # noqa: S311 test data
    kinds = ["plain"] * 12 + ["slow"] * 6 + ["abort", "exit", "segfault"]
    names = [f"{kind}_{number}" for number, kind in enumerate(source.sample(kinds, len(kinds)))]
    files = files_named(tmp_path, *names)

    alone, two, three = (parsed(files, workers=workers) for workers in (1, 2, 3))

    assert [comparable(each) for each in two] == [comparable(each) for each in alone]
    assert [comparable(each) for each in three] == [comparable(each) for each in alone]
    assert len(sentences(alone)) == 3


def test_progress_tells_every_file_once_and_counts_up(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    files = files_named(tmp_path, "a", "slow_1", "b", "exit_1")

    list(parse_files(files, EXPECTED, lambda *step: told.append(step), workers=2, parse=read))

    assert [(done, total) for done, total, _ in told] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert {name for *_, name in told} == {file.name for file in files}


def test_no_file_at_all_starts_no_worker() -> None:
    assert parsed([]) == []


def test_whoever_stops_listening_leaves_no_worker_behind(tmp_path: Path) -> None:
    answers = parse_files(files_named(tmp_path, "a", "pid_1", "hang_1"), EXPECTED, parse=read)
    assert next(answers).unit == "a"
    worker = int(next(answers).sha256)
    assert is_running(worker)

    answers.close()

    assert not is_running(worker)


def test_a_system_that_starts_no_process_is_an_error_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "tidak_ada"))

    with pytest.raises(WorkersUnavailableError) as caught:
        parsed(files_named(tmp_path, "a"))

    assert caught.value.message == "Proses pembaca formulir tidak dapat dijalankan"
    assert "tidak_ada" in caught.value.where


def test_a_worker_that_dies_while_it_starts_blames_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.path", [])

    with pytest.raises(WorkersUnavailableError) as caught:
        parsed(files_named(tmp_path, "a"))

    assert caught.value.remedy == (
        "Tutup program lain lalu ulangi; bila tetap gagal, minta pengelola mengizinkan python di antivirus."
    )
    assert caught.value.where


@pytest.mark.parametrize(("files", "workers"), [(0, 1), (1, 1), (7, 1), (16, 1), (17, 2), (10_000, 2)])
def test_a_few_files_start_one_worker_and_many_one_per_core(
    monkeypatch: pytest.MonkeyPatch, files: int, workers: int
) -> None:
    monkeypatch.setattr("lkjip_xl.intake.workers.limits._cores", lambda: 2)

    assert suitable_workers(files) == workers

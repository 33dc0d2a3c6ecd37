"""On Dask the same files give the same answers, also when a machine is lost half-way."""

import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from intake.office import TAHUN, UNITS, UNSUR, run, write_form
from intake.workers.readers import read
from intake.workers.test_pool import comparable, files_named
from lkjip_xl.intake.consolidation import consolidate
from lkjip_xl.intake.parsed import Expected
from lkjip_xl.intake.workers.cluster import (
    ClusterUnreachableError,
    DaskMissingError,
    FolderNotSharedError,
    parse_on_dask,
)
from lkjip_xl.intake.workers.pool import parse_files

distributed = pytest.importorskip("distributed")

EXPECTED = Expected(TAHUN, UNITS, UNSUR)


@pytest.fixture(name="cluster", scope="module")
def _cluster() -> Iterator[str]:
    """A scheduler with two worker processes; its address."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        yield cluster.scheduler_address


def test_the_forms_of_an_office_merge_to_the_same_tables(cluster: str, tmp_path: Path) -> None:
    files = [write_form(tmp_path, unit) for unit in UNITS]

    found = consolidate(files, tahun=TAHUN, units=UNITS, unsur=UNSUR, read=partial(parse_on_dask, address=cluster))

    assert found == run(*files, batas=None)


def test_a_machine_that_is_lost_half_way_changes_nothing(cluster: str, tmp_path: Path) -> None:
    names = [f"{'slow' if number % 10 == 0 else 'plain'}_{number}" for number in range(60)]
    files = files_named(tmp_path, *names, "abort_1")
    with distributed.Client(cluster, set_as_default=False) as client:
        victim, other = client.run(os.getpid).values()
    told = []

    def lose_a_machine(done: int, total: int, _: str) -> None:
        told.append((done, total))
        if done == 20:
            os.kill(victim, signal.SIGKILL)

    found = list(parse_on_dask(files, EXPECTED, lose_a_machine, address=cluster, parse=read, task_files=5))

    assert victim != other
    assert [comparable(each) for each in found] == [
        comparable(each) for each in parse_files(files, EXPECTED, parse=read)
    ]
    assert told == [(done, 61) for done in range(1, 62)]


def test_a_cluster_that_does_not_see_the_folder_is_told(cluster: str, tmp_path: Path) -> None:
    folder = tmp_path / "masuk"

    with pytest.raises(FolderNotSharedError) as caught:
        list(parse_on_dask([folder / "a.xlsx"], EXPECTED, address=cluster))

    assert str(caught.value) == (
        f"[DASK_FOLDER_NOT_SHARED] Folder masuk tidak terlihat dari mesin pekerja Dask ({folder}). "
        "Bagikan folder itu ke semua mesin dengan jalur yang sama, atau ulangi tanpa --dask."
    )


def test_a_scheduler_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lkjip_xl.intake.workers.cluster._ANSWER_SECONDS", 1)

    with pytest.raises(ClusterUnreachableError) as caught:
        list(parse_on_dask(files_named(tmp_path, "a"), EXPECTED, address="tcp://127.0.0.1:9"))

    assert caught.value.message == "Penjadwal Dask di tcp://127.0.0.1:9 tidak dapat dihubungi atau berhenti"
    assert caught.value.remedy == "Periksa alamat dan jaringannya lalu ulangi, atau ulangi tanpa --dask."


def test_without_dask_the_user_learns_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(DaskMissingError) as caught:
        list(parse_on_dask(files_named(tmp_path, "a"), EXPECTED, address="tcp://127.0.0.1:9"))

    assert str(caught.value) == (
        "[DASK_MISSING] Dask belum terpasang di komputer ini. "
        "Pasang dengan 'pip install lkjip_xl[dask]', atau ulangi tanpa --dask."
    )

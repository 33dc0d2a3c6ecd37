"""The command line says where returned files are read; wherever it is, the result is the same."""

import json
import subprocess
import sys
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from lkjip_xl.hosts.reading import TwoPlacesToReadError, choose_reading
from office_files import EXAMPLE

distributed = pytest.importorskip("distributed")


def consolidated(folder: Path, master: Path, *options: str) -> tuple[int, dict[str, Any]]:
    """Exit code and JSON of a consolidation of the example's forms into a copy of a master."""
    folder.mkdir()
    copied = copyfile(master, folder / master.name)
    lkjip = Path(sys.executable).with_name("lkjip")
    command = [str(lkjip), "konsolidasi", str(copied), "--folder", str(EXAMPLE / "masuk"), *options, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, json.loads(done.stdout)


def test_workers_of_this_machine_and_of_a_cluster_give_the_same_result(new_master: Path, tmp_path: Path) -> None:
    usual = consolidated(tmp_path / "biasa", new_master)
    two = consolidated(tmp_path / "dua", new_master, "--pekerja", "2")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as cluster:
        on_dask = consolidated(tmp_path / "dask", new_master, "--dask", cluster.scheduler_address)

    assert usual[1]["files"]
    assert two == usual
    assert on_dask == usual


def test_two_places_at_once_are_wrong_usage() -> None:
    with pytest.raises(TwoPlacesToReadError) as caught:
        choose_reading(2, "tcp://10.1.2.3:8786")

    assert str(caught.value) == (
        "[TWO_PLACES_TO_READ] --pekerja dan --dask tidak dapat dipakai bersama. "
        "Pakai --pekerja untuk komputer ini, atau --dask untuk klaster yang mengatur pekerjanya sendiri."
    )

"""The command `lkjip periksa`: exit codes and JSON."""

import json
from pathlib import Path

import pytest

from lkjip_xl import cli


def run(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.argv", ["lkjip", "periksa", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(str(ended.value.code or 0))


def test_a_file_that_cannot_be_checked_is_an_error_in_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "catatan.txt"
    file.write_text("x", encoding="utf-8")

    assert run([str(file), "--json"], monkeypatch) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "JENIS_BERKAS_TIDAK_DIKENAL"

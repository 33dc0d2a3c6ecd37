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


def test_a_master_is_checked_and_the_final_refused_with_the_same_reasons(
    new_master: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([str(new_master), "--json", "--tanggal", "2026-01-19"], monkeypatch) == 1
    checked = json.loads(capsys.readouterr().out)
    monkeypatch.setattr("sys.argv", ["lkjip", "draf", str(new_master), "--final", "--json", "--tanggal", "2026-01-19"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    refused = json.loads(capsys.readouterr().out)

    assert checked.keys() == {"ok", "findings"}
    assert checked["ok"] is False
    assert (ended.value.code, refused["artifacts"]) == (1, [])
    codes = {each["code"] for each in refused["findings"] if each["severity"] == "galat"}
    assert codes - {"APPROVAL_MISSING"} >= {each["code"] for each in checked["findings"] if each["severity"] == "galat"}

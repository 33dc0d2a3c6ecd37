"""The VBA read by two analysers: what they find is on the list below with its reason, or it is a fault.

xlwings' own modules are not ours to judge.
"""

from pathlib import Path

import pytest
import vbalidator
from pyvbaanalysis import analyze_office_file

from lkjip_xl.book.build import build_master
from lkjip_xl.book.vba.texts import macro_texts, own_texts, xlwings_texts

# (module, rule, a word of its message): why it is no fault
ALLOWED = {
    ("modHost", "option-explicit-missing", "Option Explicit"): "ThisComponent must compile undeclared in Excel",
    ("modFungsi", "option-explicit-missing", "Option Explicit"): "generated; its only names are its arguments",
    ("modHost", "VBA320", "Option Explicit"): "ThisComponent must compile undeclared in Excel",
    ("modFungsi", "VBA320", "Option Explicit"): "generated; its only names are its arguments",
    ("modHost", "VBA001", "ThisComponent"): "an object of LibreOffice; Excel never reaches the line",
}
BROKEN = """Attribute VB_Name = "modRusak"
Option Explicit
Public Sub Rusak()
    Dim n As Long
    n = "oops"
    TidakAda 1
End Sub
"""


def is_allowed(module: str, rule: str, message: str) -> bool:
    return any((module, rule) == allowed[:2] and allowed[2] in message for allowed in ALLOWED)


def analysed(path: Path) -> list[tuple[str, str, str]]:
    found = analyze_office_file(str(path))
    return [
        (module, fault.code, fault.message)
        for module, faults in found.items()
        if module not in xlwings_texts()
        for fault in faults
    ]


def validated(folder: Path, texts: dict[str, str]) -> list[tuple[str, str, str]]:
    for name, text in texts.items():
        (folder / f"{name}.bas").write_text(text, encoding="ascii", newline="\r\n")
    report = vbalidator.precheck(str(folder), host="excel")
    return [(Path(issue["file"]).stem, issue["rule_id"], issue["message"]) for issue in report.issues]


def test_the_first_analyser_finds_nothing_but_what_is_allowed(macro_master: Path) -> None:
    assert [fault for fault in analysed(macro_master) if not is_allowed(*fault)] == []


def test_the_second_analyser_finds_nothing_but_what_is_allowed(tmp_path: Path) -> None:
    texts = {name: text for name, text in macro_texts().items() if name not in xlwings_texts()}

    assert [fault for fault in validated(tmp_path, texts) if not is_allowed(*fault)] == []


def test_nothing_is_allowed_that_no_analyser_finds(macro_master: Path, tmp_path: Path) -> None:
    found = [*analysed(macro_master), *validated(tmp_path, own_texts())]

    for module, rule, word in ALLOWED:
        assert any((module, rule) == fault[:2] and word in fault[2] for fault in found), (module, rule)


@pytest.mark.parametrize("analyser", ["first", "second"])
def test_a_seeded_fault_is_found(analyser: str, tmp_path: Path) -> None:
    path = tmp_path / "Rusak.xlsm"
    build_master(path, tahun=2025, id_buku="UJI", vba={**own_texts(), "modRusak": BROKEN})

    found = analysed(path) if analyser == "first" else validated(tmp_path, {"modRusak": BROKEN})

    assert [fault for fault in found if fault[0] == "modRusak"]

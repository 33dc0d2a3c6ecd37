"""Diagnosa: each cause why a button would not run is found, named in one sentence, and comes with one action."""

import json
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lkjip_xl import cli
from lkjip_xl.book.build import build_master
from lkjip_xl.book.building.macros import INTERPRETER_NAME
from lkjip_xl.book.vba.texts import macro_texts
from lkjip_xl.hosts.diagnosa import sheet
from lkjip_xl.hosts.diagnosa.check import Check, Machine, Result
from lkjip_xl.hosts.diagnosa.machine import this_machine
from lkjip_xl.hosts.diagnosa.report import as_json, as_lines, diagnose, is_well, rows
from lkjip_xl.hosts.libreoffice.install import NOTES, SCRIPT
from lkjip_xl.hosts.libreoffice.profile import Profile
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.sop.folder import YearFolder
from office_files import at, open_book

VERSIONS = dict.fromkeys(("docxtpl", "openpyxl", "lxml", "python-calamine", "xlsxwriter", "pyOpenVBA"), "1.0")
NAME = "Master_LKjIP_2025.xlsm"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A blank macro master."""
    path = tmp_path_factory.mktemp("diagnosa") / NAME
    names = {INTERPRETER_NAME: str(path.parent / "python.exe")}
    build_master(path, tahun=2025, id_buku="UJI-2025", vba=macro_texts(), names=names)
    return path


@pytest.fixture
def windows(built: Path, tmp_path: Path) -> Machine:
    """A Windows PC on which everything is as it should be."""
    python = tmp_path / "python"
    python.mkdir()
    for name in ("python.exe", "xlwings64-0.37.8.dll"):
        (python / name).touch()
    (tmp_path / "2025").mkdir()
    master = shutil.copyfile(built, tmp_path / "2025" / NAME)
    open_book(master).write([], {INTERPRETER_NAME: str(python / "python.exe")})
    return Machine(
        platform="win32",
        interpreter=python / "python.exe",
        base=python,
        python=(3, 12, 1),
        versions={**VERSIONS, "xlwings": "0.37.8", "pywin32": "308"},
        programs={"excel": "C:\\Office\\EXCEL.EXE"},
        libreoffice=Profile(tmp_path / "libreoffice"),
        master=master,
    )


def found(machine: Machine, id_: str) -> Check:
    checks = {check.id: check for check in diagnose(machine)}
    assert len(checks) == len(diagnose(machine)), "an id appears twice"
    return checks[id_]


def master_of(machine: Machine) -> Path:
    assert machine.master is not None
    return machine.master


def moved(master: Path, name: str) -> Path:
    target = master.parent / name
    target.parent.mkdir(parents=True, exist_ok=True)
    return master.rename(target)


def beside(master: Path, name: str, text: str) -> Path:
    (master.parent / name).write_text(text, encoding="utf-8")
    return master


def read_only(master: Path) -> Path:
    master.chmod(stat.S_IRUSR)
    return master


def written(master: Path, content: bytes) -> Path:
    master.write_bytes(content)
    return master


def without_id(master: Path) -> Path:
    open_book(master).write([], {"id_buku": None})
    return master


def with_interpreter(master: Path, path: str | None) -> Path:
    open_book(master).write([], {INTERPRETER_NAME: path})
    return master


def with_open_step(master: Path) -> Path:
    folder = YearFolder.of(master)
    folder.make()
    Journal(folder.journal, "UJI-2025").begin("draf", 1, datetime(2026, 1, 5, 8))  # noqa: DTZ001 office time
    return master


def test_a_pc_in_order_passes_every_check_but_those_of_the_absent_libreoffice(windows: Machine) -> None:
    checks = diagnose(windows)

    assert is_well(checks)
    assert {check.id: check.cause for check in checks if check.result is not Result.PASS} == {
        "LIBREOFFICE_BRIDGE": "LibreOffice tidak ditemukan",
        "LIBREOFFICE_TRUST": "LibreOffice tidak ditemukan",
        "PDF_MAKER": "Tidak ada LibreOffice untuk menghitung nomor halaman dan membuat PDF",
    }


def test_whatever_only_windows_can_tell_is_a_warning_with_its_reason_elsewhere(windows: Machine) -> None:
    elsewhere = {check.id: check for check in diagnose(replace(windows, platform="linux"))}
    only = ("STORE_PYTHON", "PYWIN32", "FUNCTION_DLL", "EXCEL", "MARK_OF_THE_WEB", "MACRO_INTERPRETER")

    for id_ in only:
        assert elsewhere[id_].result is Result.WARN
        assert elsewhere[id_].cause.endswith("hanya dapat diperiksa di Windows")
        assert elsewhere[id_].action == "Jalankan 'lkjip diagnosa' di PC kantor."


@pytest.mark.parametrize(
    ("change", "id_", "result", "cause", "action"),
    [
        (
            lambda pc: replace(pc, python=(3, 10, 2)),
            "PYTHON_VERSION",
            Result.FAIL,
            "Python 3.10.2 di {python} terlalu lama",
            "Pasang Python 3.11 atau lebih baru, lalu lkjip_xl.",
        ),
        (
            lambda pc: replace(pc, base=Path("C:/Users/ani/AppData/Local/Microsoft/WindowsApps/python")),
            "STORE_PYTHON",
            Result.FAIL,
            "Python berasal dari Microsoft Store dan tidak dapat dijalankan Excel",
            "Pasang ulang lkjip_xl dengan Python dari python.org.",
        ),
        (
            lambda pc: replace(pc, versions={"xlwings": "0.37.8", "pywin32": "308"}),
            "PACKAGES",
            Result.FAIL,
            "Paket tidak terpasang: docxtpl, openpyxl, lxml, python-calamine, xlsxwriter, pyOpenVBA",
            "Pasang ulang lkjip_xl.",
        ),
        (
            lambda pc: replace(pc, versions={**VERSIONS, "xlwings": "0.37.8"}),
            "PYWIN32",
            Result.FAIL,
            "Paket pywin32 tidak terpasang",
            "Jalankan 'python -m pip install pywin32'.",
        ),
        (
            lambda pc: replace(pc, versions={**pc.versions, "xlwings": "0.37.9"}),
            "FUNCTION_DLL",
            Result.WARN,
            "xlwings64-0.37.9.dll tidak ada di samping python.exe",
            "Pasang ulang xlwings; tanpa itu tombol tetap berjalan, tetapi fungsi sel tidak.",
        ),
        (
            lambda pc: replace(pc, programs={}),
            "EXCEL",
            Result.WARN,
            "Microsoft Excel tidak ditemukan",
            "Pakai LibreOffice Calc atau perintah lkjip.",
        ),
        (
            lambda pc: replace(pc, programs={"excel": "C:\\Program Files\\WindowsApps\\Office\\EXCEL.EXE"}),
            "EXCEL",
            Result.FAIL,
            "Office berasal dari Microsoft Store; makro tidak dapat memanggil Python",
            "Hapus Office dari Microsoft Store, lalu pasang Office dari portal Microsoft 365 atau pemasang kantor.",
        ),
        (
            lambda pc: replace(pc, programs={}),
            "PDF_MAKER",
            Result.WARN,
            "Tidak ada LibreOffice untuk menghitung nomor halaman dan membuat PDF",
            "Pasang LibreOffice; atau di Word tekan Ctrl+A lalu F9, kemudian simpan sebagai PDF.",
        ),
        (
            lambda pc: replace(pc, interpreter=pc.interpreter.with_name("python3.exe")),
            "MACRO_INTERPRETER",
            Result.WARN,
            "Buku induk memakai Python lain: {python}",
            "Tutup buku induk, lalu jalankan 'lkjip pasang excel --folder DIR'.",
        ),
        (
            lambda pc: replace(pc, master=Path("C:/tidak/ada.xlsm")),
            "MASTER_FOUND",
            Result.FAIL,
            "Buku induk C:/tidak/ada.xlsm tidak ada",
            "Periksa nama dan folder berkas itu.",
        ),
    ],
)
def test_a_fault_of_the_machine_is_named_with_its_action(
    windows: Machine, change: Callable[[Machine], Machine], id_: str, result: Result, cause: str, action: str
) -> None:
    check = found(change(windows), id_)

    assert check == Check(id_, result, cause.format(python=windows.interpreter), action)


@pytest.mark.parametrize(
    ("spoil", "id_", "result", "cause"),
    [
        (lambda master: moved(master, "LKjIP=2025.xlsm"), "FILE_NAME", Result.FAIL,
         "Nama berkas memuat = sehingga Python tidak menemukan buku induk"),
        (lambda master: moved(master, "OneDrive - Kota/Master.xlsm"), "FILE_PATH", Result.FAIL,
         "Buku induk berada di OneDrive, SharePoint, atau alamat web"),
        (lambda master: moved(master, f"{'p' * 120}/{'q' * 100}.xlsm"), "FILE_PATH", Result.FAIL, "Alamat berkas "),
        (lambda master: moved(master, "Kelurahan Café/Master.xlsm"), "PATH_LETTERS", Result.WARN,
         "Alamat memuat huruf di luar abjad Latin dasar: "),
        (lambda master: beside(master, f"{NAME}:Zone.Identifier", "[ZoneTransfer]\nZoneId=3\n"), "MARK_OF_THE_WEB",
         Result.FAIL, "Berkas bertanda dari internet sehingga Excel memblokir makro"),
        (lambda master: beside(master, f"{NAME}:Zone.Identifier", "[ZoneTransfer]\nZoneId=1\n"), "MARK_OF_THE_WEB",
         Result.PASS, "Tanda asal berkas tidak memblokir makro"),
        (lambda master: beside(master, f"~${NAME}", ""), "WRITE_ACCESS", Result.FAIL,
         f"Berkas {NAME} sedang dibuka di Excel"),
        (read_only, "WRITE_ACCESS", Result.FAIL, f"Berkas {NAME} hanya boleh dibaca"),
        (lambda master: beside(master, f".{NAME}.x1.tmp", ""), "LEFTOVERS", Result.WARN,
         "1 berkas sementara tertinggal dari penyimpanan yang terputus"),
        (lambda master: written(master, b"PK\x03\x04 rusak"), "MASTER_READABLE", Result.FAIL, "Berkas "),
        (without_id, "MASTER_READABLE", Result.FAIL,
         "Berkas ini belum menjadi buku induk sebuah tahun"),
        (with_open_step, "UNFINISHED_STEPS", Result.WARN, "Langkah terputus: draf"),
        (lambda master: with_interpreter(master, None), "MACRO_INTERPRETER", Result.FAIL,
         "Alamat Python di dalam buku induk kosong"),
        (lambda master: with_interpreter(master, "C:/hilang/python.exe"), "MACRO_INTERPRETER", Result.FAIL,
         "Python di dalam buku induk tidak ada: C:/hilang/python.exe"),
    ],
)  # fmt: skip
def test_a_fault_of_the_master_or_its_place_is_named(
    windows: Machine, spoil: Callable[[Path], Path], id_: str, result: Result, cause: str
) -> None:
    check = found(replace(windows, master=spoil(master_of(windows))), id_)

    assert (check.result, check.cause[: len(cause)]) == (result, cause)
    assert bool(check.action) is (result is not Result.PASS)


def test_a_master_saved_by_another_program_is_told_to_be_repaired(windows: Machine) -> None:
    damaged = master_of(windows).with_name("tanpa_makro.xlsm")
    build_master(damaged.with_suffix(".xlsx"), tahun=2025, id_buku="UJI-2025")
    damaged.with_suffix(".xlsx").rename(damaged)

    check = found(replace(windows, master=damaged), "MACRO_CONTAINER")

    assert check == Check(
        "MACRO_CONTAINER",
        Result.FAIL,
        "Buku induk tidak lagi memuat makro",
        "Tutup buku induk itu, lalu jalankan 'lkjip perbaiki MASTER'.",
    )


def test_macros_of_another_xlwings_are_a_failure_of_their_own(windows: Machine) -> None:
    texts = macro_texts()
    texts["xlwings"] = texts["xlwings"].replace("0.37.", "0.36.")
    master = master_of(windows)
    build_master(master, tahun=2025, id_buku="UJI-2025", vba=texts)

    check = found(windows, "MACRO_VERSION")

    assert check.result is Result.FAIL
    assert check.cause.startswith("Makro memakai xlwings 0.36.")


def test_an_open_master_is_no_fault_for_the_program_that_holds_it(windows: Machine) -> None:
    master = beside(master_of(windows), f"~${NAME}", "")

    assert found(replace(windows, master=master, master_is_open=True), "WRITE_ACCESS").result is Result.PASS


def test_a_full_disk_fails_and_a_nearly_full_one_warns(windows: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    results = []
    for megabytes in (50, 500, 5000):
        usage = shutil._ntuple_diskusage(0, 0, megabytes * 2**20)
        monkeypatch.setattr(shutil, "disk_usage", lambda _, usage=usage: usage)
        results.append(found(windows, "FREE_SPACE").result)

    assert results == [Result.FAIL, Result.WARN, Result.PASS]


@pytest.fixture
def with_libreoffice(windows: Machine, tmp_path: Path) -> Iterator[Callable[[str], Machine]]:
    """A PC that has LibreOffice alone, with these properties in its macro security."""
    scripts = windows.libreoffice.scripts
    scripts.mkdir(parents=True)

    def prepare(properties: str) -> Machine:
        windows.libreoffice.registry.write_text(
            '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
            f'<item oor:path="/org.openoffice.Office.Common/Security/Scripting">{properties}</item></oor:items>',
            encoding="utf-8",
        )
        return replace(windows, programs={"soffice": "/usr/bin/soffice"})

    yield prepare
    assert tmp_path.exists()


def trusted(folder: Path) -> str:
    return f'<prop oor:name="SecureURL" oor:op="fuse"><value><it>{folder.as_uri()}</it></value></prop>'


def security(level: int) -> str:
    return f'<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>{level}</value></prop>'


def test_libreoffice_blocks_macros_outside_a_trusted_folder(with_libreoffice: Callable[[str], Machine]) -> None:
    blocked = found(with_libreoffice(""), "LIBREOFFICE_TRUST")

    assert blocked.result is Result.FAIL
    assert blocked.cause == "LibreOffice memblokir makro: folder buku induk bukan lokasi tepercaya"
    assert blocked.action == "Tutup LibreOffice, lalu jalankan 'lkjip pasang libreoffice --folder DIR'."


def test_a_trusted_folder_holds_for_the_year_folders_in_it_and_for_no_neighbour(
    with_libreoffice: Callable[[str], Machine], tmp_path: Path
) -> None:
    office = with_libreoffice(trusted(tmp_path))
    assert found(office, "LIBREOFFICE_TRUST").result is Result.PASS
    neighbour = with_libreoffice(trusted(tmp_path / "202"))
    assert found(neighbour, "LIBREOFFICE_TRUST").result is Result.FAIL


def test_low_macro_security_lets_macros_run_and_is_told(with_libreoffice: Callable[[str], Machine]) -> None:
    check = found(with_libreoffice(security(0)), "LIBREOFFICE_TRUST")

    assert (check.result, check.cause) == (Result.WARN, "Keamanan makro LibreOffice tingkat 0: makro apa pun boleh")


def test_with_excel_at_hand_libreoffice_is_no_reason_to_fail(with_libreoffice: Callable[[str], Machine]) -> None:
    pc = with_libreoffice("")
    both = replace(pc, programs={**pc.programs, "excel": "C:\\Office\\EXCEL.EXE"})

    assert found(both, "LIBREOFFICE_TRUST").result is Result.WARN


def test_a_button_that_asks_has_run_so_that_nothing_blocks_it(with_libreoffice: Callable[[str], Machine]) -> None:
    clicked = replace(with_libreoffice(""), master_is_open=True)

    assert found(clicked, "LIBREOFFICE_TRUST").result is Result.WARN


def test_the_bridge_must_name_a_python_that_is_there(with_libreoffice: Callable[[str], Machine]) -> None:
    pc = with_libreoffice("")
    scripts = pc.libreoffice.scripts
    assert found(pc, "LIBREOFFICE_BRIDGE").result is Result.WARN
    (scripts / SCRIPT).touch()
    assert found(pc, "LIBREOFFICE_BRIDGE").result is Result.FAIL
    (scripts / NOTES).write_text(json.dumps({"python": str(pc.interpreter)}), encoding="utf-8")
    assert found(pc, "LIBREOFFICE_BRIDGE").result is Result.PASS


def test_a_check_that_breaks_fails_and_the_others_still_tell(
    windows: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "log"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _: 1 // 0)

    checks = {check.id: check for check in diagnose(windows)}

    assert checks["PLACE_CHECK"].result is Result.FAIL
    assert checks["PLACE_CHECK"].cause == "Maaf, terjadi kesalahan pada program"
    assert checks["WRITE_ACCESS"].result is checks["MASTER_READABLE"].result is Result.PASS


def test_json_lines_and_rows_tell_the_same() -> None:
    checks = [Check("A", Result.PASS, "baik"), Check("B", Result.FAIL, "rusak", "Perbaiki.")]

    assert as_json(checks) == {
        "ok": False,
        "checks": [
            {"id": "A", "result": "PASS", "cause": "baik", "action": ""},
            {"id": "B", "result": "FAIL", "cause": "rusak", "action": "Perbaiki."},
        ],
    }
    assert as_lines(checks)[0] == "1 hal menghalangi tombol."
    assert [line.split() for line in as_lines(checks)[1:]] == [
        ["PASS", "A", "baik."], ["FAIL", "B", "rusak."], ["Perbaiki."],
    ]  # fmt: skip
    assert rows(checks)[1] == {"id": "B", "hasil": "FAIL", "sebab": "rusak", "tindakan": "Perbaiki."}


def test_the_command_examines_this_machine_and_ends_with_the_verdict(built: Path) -> None:
    done = CliRunner().invoke(cli.app, ["diagnosa", str(built), "--json"])

    answer = json.loads(done.stdout)
    ids = [check["id"] for check in answer["checks"]]
    assert ids == [check.id for check in diagnose(this_machine(built))]
    assert done.exit_code == (0 if answer["ok"] else 1)
    assert {"PYTHON_VERSION", "PDF_MAKER", "FREE_SPACE", "MACRO_CONTAINER", "UNFINISHED_STEPS"} <= set(ids)


def test_the_command_changes_nothing(built: Path) -> None:
    before = {path: path.read_bytes() for path in built.parent.rglob("*") if path.is_file()}

    CliRunner().invoke(cli.app, ["diagnosa", str(built)])

    assert {path: path.read_bytes() for path in built.parent.rglob("*") if path.is_file()} == before
    assert os.listdir(built.parent) == [built.name]  # noqa: PTH208 names only


def test_the_button_writes_the_same_rows_on_the_sheet(windows: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    master = master_of(windows)
    free = shutil.disk_usage(master.parent)  # other programs write between the two looks
    monkeypatch.setattr(shutil, "disk_usage", lambda _: free)
    expected = rows(diagnose(this_machine(master, is_open=True)))

    result = sheet.run(open_book(master), now=at(5))

    assert [dict(row) for row in open_book(master).rows("tblDiagnosa")] == expected
    assert result.message.endswith("menghalangi tombol. Lihat sheet Diagnosa.")


def test_the_button_tells_of_an_interrupted_step_before_it_is_closed(windows: Machine) -> None:
    master = with_open_step(master_of(windows))

    sheet.run(open_book(master), now=at(5))

    told = {row["id"]: row["sebab"] for row in open_book(master).rows("tblDiagnosa")}
    assert told["UNFINISHED_STEPS"] == "Langkah terputus: draf"

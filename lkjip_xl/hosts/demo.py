"""Demo: every step on the example office, as the Kasubbag would run them in January.

Layer: hosts. The dates are fixed, so that two runs make the same documents. What is in the folder already is kept: a
second run on an edited form shows what one changed score does.
"""

import shutil
import tomllib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import lkjip_xl
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.errors import LkjipError
from lkjip_xl.hosts.console import progress
from lkjip_xl.model import Artifact, Finding, Severity
from lkjip_xl.sop import (
    hitung,
    mulai,
    pengingat,
    step_1_disposisi,
    step_2_formulir,
    step_3_konsolidasi,
    step_4_draf,
    step_8_pengiriman,
)
from lkjip_xl.sop.folder import YearFolder
from lkjip_xl.sop.layout_pass import MACHINE_FINDINGS
from lkjip_xl.sop.result import StepResult

TAHUN = 2025
ID_BUKU = f"CONTOH-{TAHUN}"
_PACKAGE = Path(lkjip_xl.__file__).parent
_SHIPPED = (_PACKAGE / "_shipped" / "workbooks" / "contoh", _PACKAGE.parent / "workbooks" / "contoh")

_Run = Callable[[], StepResult]


class ExampleMissingError(LkjipError):
    """The package travels without its example office."""

    code = "EXAMPLE_MISSING"

    def __init__(self) -> None:
        """Say how to get it."""
        super().__init__("Kantor contoh tidak ditemukan", remedy="Pasang ulang paket lkjip_xl secara lengkap.")


class ForeignDemoFolderError(LkjipError):
    """The folder belongs to a real office: it holds its master, or its register of letters."""

    code = "FOREIGN_DEMO_FOLDER"

    def __init__(self, folder: Path) -> None:
        """Name the folder."""
        super().__init__(
            "Folder itu milik kantor yang sebenarnya, bukan kantor contoh",
            where=str(folder),
            remedy="Pilih folder lain untuk demo.",
        )


def run(out: Path) -> StepResult:
    """Run all steps on the example office into a folder and compare the findings with the expected ones.

    Raises:
        ExampleMissingError: The example office is not installed.
        ForeignDemoFolderError: The folder belongs to a real office.
        LkjipError: A step cannot go on.
    """
    example = _example()
    year = YearFolder(out.resolve() / str(TAHUN))
    master = year.path / mulai.master_name(TAHUN)
    results = []
    steps = _steps(example, out, year, master)
    for number, (name, step) in enumerate(steps, start=1):
        progress(f"[{number}/{len(steps)}] {name}")
        results.append(step())
    return _join(results, example, year)


def _example() -> Path:
    example = next((folder for folder in _SHIPPED if folder.is_dir()), None)
    if example is None:
        raise ExampleMissingError
    return example


def _steps(example: Path, out: Path, year: YearFolder, master: Path) -> Sequence[tuple[str, _Run]]:
    def at(day: int) -> datetime:
        return datetime(TAHUN + 1, 1, day, 8)  # noqa: DTZ001 office time; the documents print the day only

    def book() -> FileBook:
        return FileBook(master, MASTER)

    return (
        ("Buku induk tahun laporan", lambda: _start(example, out, master, at(5))),
        ("Langkah 1: lembar disposisi", lambda: step_1_disposisi.run(book(), now=at(5))),
        ("Langkah 2: formulir dan surat permintaan", lambda: step_2_formulir.run(book(), now=at(6))),
        ("Langkah 3: pengingat sebelum batas waktu", lambda: pengingat.run(book(), now=at(9))),
        ("Langkah 3-4: konsolidasi formulir yang kembali", lambda: _consolidate(example, year, book, at(16))),
        ("Hitung ulang", lambda: hitung.run(book(), now=at(16))),
        ("Generate Draft: LKjIP dan surat pengantar", lambda: step_4_draf.run(book(), now=at(19))),
        ("Langkah 8: surat pengantar", lambda: step_8_pengiriman.run(book(), now=at(19))),
    )


def _start(example: Path, out: Path, master: Path, now: datetime) -> StepResult:
    is_ours = master.exists() and FileBook(master, MASTER).value("id_buku") == ID_BUKU
    if (master.exists() or YearFolder.of(master).register.exists()) and not is_ours:
        raise ForeignDemoFolderError(out)  # its register must not give numbers to an example
    if is_ours:
        return StepResult(f"Buku induk {master.name} sudah ada dan dilanjutkan.", (Artifact("master", master),))
    source = FileBook(example / f"Master_LKjIP_{TAHUN}_CONTOH.xlsx", MASTER)
    return mulai.run(TAHUN, out, now=now, source=source, id_buku=ID_BUKU)


def _consolidate(example: Path, year: YearFolder, book: Callable[[], FileBook], now: datetime) -> StepResult:
    for returned in sorted((example / "masuk").iterdir()):
        target = year.masuk / returned.name
        if not target.exists():
            shutil.copyfile(returned, target)

    def tell(done: int, total: int, name: str) -> None:
        progress(f"  {done}/{total} {name}")

    return step_3_konsolidasi.run(book(), now=now, progress=tell)


def _join(results: Sequence[StepResult], example: Path, year: YearFolder) -> StepResult:
    artifacts = {artifact.path: artifact for result in results for artifact in result.artifacts}
    missing = [artifact for artifact in artifacts.values() if not artifact.path.is_file()]
    findings = tuple(dict.fromkeys(finding for result in results for finding in result.findings))
    faults = [_finding("ARTIFACT_MISSING", f"Berkas {artifact.path.name} tidak terbentuk") for artifact in missing]
    faults += _compare(findings, example)
    message = f"Demo selesai: {len(artifacts)} berkas di {year.path}. Buka LKjIP dan surat pengantar di folder dokumen."
    return StepResult(message, tuple(artifacts.values()), (*findings, *faults), {"ok": not faults})


def _compare(findings: Sequence[Finding], example: Path) -> list[Finding]:
    """Return a galat per finding that the example's list does not expect, and per expected one that is missing.

    What depends on the computer (its fonts, its layout engine) is nobody's fault and in no list.
    """
    listed = tomllib.loads((example / "temuan_diharapkan.toml").read_text(encoding="utf-8"))["temuan"]
    expected = {(item["code"], item["severity"], item["file"], item["sheet"], item["cell"]) for item in listed}
    told = (each for each in findings if each.code not in MACHINE_FINDINGS)
    found = {(each.code, each.severity.value, each.file, each.sheet, each.cell) for each in told}
    surplus = [_finding("DEMO_UNEXPECTED_FINDING", f"Temuan tidak terduga: {_line(each)}") for each in found - expected]
    lacking = [_finding("DEMO_FINDING_MISSING", f"Temuan tidak muncul: {_line(each)}") for each in expected - found]
    return sorted(surplus + lacking, key=lambda finding: finding.message)


def _line(place: Sequence[str]) -> str:
    return " ".join(part for part in place if part)


def _finding(code: str, message: str) -> Finding:
    return Finding(code, Severity.GALAT, message, "Laporkan kepada pengelola lkjip_xl.")

"""Every kind of damage that we know of: what becomes of the file, what exactly is told of it, and nobody else suffers.

The damage is made by the functions of `corpus/`, named like the tables of the TOML files that say what is expected.
"""

import io
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest
from openpyxl import load_workbook

from intake.corpus import batches, container, other_formats, structure
from intake.corpus.parts import with_cells
from intake.office import BATAS, KEC, TAHUN, UNITS, UNSUR, W1, W2, write_form
from libreoffice import LibreOffice
from lkjip_xl.intake.consolidation import Consolidation, FileOutcome, join
from lkjip_xl.intake.folder import returned_files, unread_subfolders
from lkjip_xl.intake.parsed import Expected, Parsed
from lkjip_xl.intake.parsing import parse_file
from lkjip_xl.model import Finding, Value

EXPECTED: Final = Expected(TAHUN, UNITS, UNSUR, BATAS, id_buku="BUKU-UJI")
CORPUS: Final = Path(__file__).with_name("corpus")
TABLES: Final = ("tblAngket", "tblPemmas", "tblAdministrasi", "tblKinerja")
ORIGIN: Final = frozenset({"unit", "seksi", "berkas", "lembar", "baris", "sidik"})
COLUMNS: Final[Mapping[str, tuple[str, list[str]]]] = {
    "SKM": ("tblAngket", ["nomor", "tanggal", "layanan", "jenis_kelamin", "usia", "pendidikan", "pekerjaan", "U1"]),
    "Pemmas": ("tblPemmas", ["nomor", "jenis", "nama", "rw", "difasilitasi", "bentuk", "tanggal", "bukti"]),
    "Administrasi": ("tblAdministrasi", ["nomor", "jenis", "ketentuan", "jumlah", "sesuai", "bukti"]),
    "Kinerja": ("tblKinerja", ["nomor", "uraian", "satuan", "arah", "target", "realisasi", "keterangan"]),
}
"""Table of each sheet of the form, and its columns from A on."""
EMPTY: Final = "(kosong)"
MERGED: Final = "diterima"
REST: Final = frozenset({"Form_W2.xlsx", "Form_KEC.xlsx"})

Case = Mapping[str, Any]
Rows = Mapping[str, list[dict[str, Value]]]


def cases(name: str) -> list[tuple[str, Case]]:
    """The cases of a TOML file by name."""
    return list(tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"), parse_float=Decimal).items())


def kinds(module: ModuleType) -> set[str]:
    """The kinds of damage that a module makes."""
    own = (each for each in vars(module).values() if callable(each) and each.__module__ == module.__name__)
    return {each.__name__ for each in own if not each.__name__.startswith("_")}


@pytest.fixture(scope="session")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The sound form that is damaged."""
    return write_form(tmp_path_factory.mktemp("form"), W1).read_bytes()


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The forms of the other units."""
    folder = tmp_path_factory.mktemp("good")
    return [write_form(folder, unit) for unit in (W2, KEC)]


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory, form: bytes, good: list[Path]) -> Consolidation:
    """What is merged when nothing is damaged."""
    path = tmp_path_factory.mktemp("sound") / "Rusak.xlsx"
    path.write_bytes(form)
    return merged([*good, path])


def merged(files: list[Path]) -> Consolidation:
    """Consolidate files for this office."""
    return join([parsed_once(path) if path.name in REST else parse_file(path, EXPECTED) for path in files], EXPECTED)


@cache
def parsed_once(path: Path) -> Parsed:
    """What is in a sound form that many tests put beside a damaged one."""
    return parse_file(path, EXPECTED)


def rows_of(result: Consolidation, unit: str) -> Rows:
    """The merged rows of a unit without their origin."""
    return {
        table: [
            {key: value for key, value in row.items() if key not in ORIGIN}
            for row in result.rows(table)
            if row["unit"] == unit
        ]
        for table in TABLES
    }


def told(findings: tuple[Finding, ...] | list[Finding]) -> list[str]:
    """Findings as the tables write them: code, severity, place."""
    places = (f"{each.sheet}!{each.cell}" if each.sheet else each.cell for each in findings)
    return [f"{each.code} {each.severity} {place}".strip() for each, place in zip(findings, places, strict=True)]


def check(case: Case, result: Consolidation, file: str, sound: Consolidation) -> None:
    """What every case promises: its outcome, exactly its findings, all naming the file, and nobody else changed."""
    (outcome,) = [each for each in result.files if each.file == file]

    assert (str(outcome.outcome), told(result.findings)) == (case["outcome"], case["findings"])
    assert {each.file for each in result.findings} <= {file}
    assert [rows_of(result, unit.kode) for unit in (W2, KEC)] == [rows_of(sound, unit.kode) for unit in (W2, KEC)]
    assert is_empty(rows_of(result, "W1")) == (case["outcome"] != MERGED)


def is_empty(rows: Rows) -> bool:
    """Whether nothing was merged."""
    return not any(rows.values())


@pytest.mark.parametrize(("kind", "case"), cases("container"))
def test_damage_to_the_file_as_such(
    tmp_path: Path, form: bytes, good: list[Path], sound: Consolidation, kind: str, case: Case
) -> None:
    path = tmp_path / case.get("file", "Rusak.xlsx")
    path.write_bytes(getattr(container, kind)(form))

    result = merged([*good, path])

    check(case, result, path.name, sound)
    if case["outcome"] == MERGED:
        is_other = rows_of(result, "W1") != rows_of(sound, "W1")
        assert is_other == ("figures" in case)


@pytest.mark.parametrize(("kind", "case"), cases("structure"))
def test_damage_to_the_structure_of_a_form(
    tmp_path: Path, form: bytes, good: list[Path], sound: Consolidation, kind: str, case: Case
) -> None:
    path = tmp_path / "Rusak.xlsx"
    book = load_workbook(io.BytesIO(form))
    getattr(structure, kind)(book)
    book.save(path)

    result = merged([*good, path])

    check(case, result, path.name, sound)
    if case["outcome"] == MERGED:
        is_other = rows_of(result, "W1") != rows_of(sound, "W1")
        assert is_other == ("figures" in case)


@pytest.mark.parametrize(("kind", "case"), cases("values"))
def test_damage_to_one_cell(
    tmp_path: Path, form: bytes, good: list[Path], sound: Consolidation, kind: str, case: Case
) -> None:
    path = tmp_path / "Rusak.xlsx"
    path.write_bytes(with_cells(form, {case["cell"]: case["content"]}))

    result = merged([*good, path])

    check(case, result, path.name, sound)
    if case["outcome"] == MERGED:
        assert rows_of(result, "W1") == with_reading(rows_of(sound, "W1"), case), kind


def with_reading(rows: Rows, case: Case) -> Rows:
    """The sound rows with what the case says that its cell, in the first row of a table, is read as."""
    sheet, address = case["cell"].split("!")
    if "read" not in case or sheet not in COLUMNS:
        return rows
    table, keys = COLUMNS[sheet]
    first, *others = rows[table]
    return {**rows, table: [{**first, keys[ord(address[0]) - ord("A")]: reading(case["read"])}, *others]}


def reading(said: Any) -> Any:  # noqa: ANN401  whatever TOML can say
    """The value that a table of the corpus means."""
    if isinstance(said, dict):
        return (said["repeat"] * said["times"])[: said["length"]]
    return None if said == EMPTY else said


@pytest.mark.parametrize(("kind", "case"), cases("batches"))
def test_damage_to_the_folder(
    tmp_path: Path, form: bytes, good: list[Path], sound: Consolidation, kind: str, case: Case
) -> None:
    (tmp_path / "Form_W1.xlsx").write_bytes(form)
    for path in good:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    getattr(batches, kind)(tmp_path)

    result = merged(returned_files(tmp_path))
    findings = [*result.findings, *unread_subfolders(tmp_path)]

    assert {each.file: str(each.outcome) for each in result.files if each.file not in REST} == case["files"]
    assert sorted(f"{each.file}: {line}" for each, line in zip(findings, told(findings), strict=True)) == sorted(
        case["findings"]
    )
    assert [rows_of(result, unit.kode) for unit in (W2, KEC)] == [rows_of(sound, unit.kode) for unit in (W2, KEC)]
    assert is_empty(rows_of(result, "W1")) == (MERGED not in case["files"].values())


@pytest.fixture(scope="session")
def saved(tmp_path_factory: pytest.TempPathFactory, libreoffice: LibreOffice, form: bytes) -> Callable[[str], bytes]:
    """The sound form as LibreOffice saves it in another format; each format is saved once."""
    folder = tmp_path_factory.mktemp("saved")
    path = folder / "Form.xlsx"
    path.write_bytes(form)
    contents = {kind: libreoffice.convert(path, kind, folder / kind).read_bytes() for kind in ("ods", "xls")}
    return contents.__getitem__


@pytest.mark.libreoffice
@pytest.mark.parametrize(("kind", "case"), cases("other_formats"))
def test_damage_to_forms_saved_in_other_formats(
    tmp_path: Path, saved: Callable[[str], bytes], good: list[Path], sound: Consolidation, kind: str, case: Case
) -> None:
    path = tmp_path / case["file"]
    path.write_bytes(getattr(other_formats, kind)(saved(case["from"])))

    result = merged([*good, path])

    check(case, result, path.name, sound)
    if case["outcome"] == MERGED:
        assert rows_of(result, "W1") == rows_of(sound, "W1")


def test_a_file_that_disappears_before_it_is_read_is_named(
    tmp_path: Path, good: list[Path], sound: Consolidation
) -> None:
    result = merged([*good, tmp_path / "Form_W1.xlsx"])

    check({"outcome": "ditolak", "findings": ["FILE_UNREADABLE galat"]}, result, "Form_W1.xlsx", sound)


@pytest.mark.parametrize("module", [container, structure, batches, other_formats])
def test_every_kind_of_damage_that_is_made_has_its_expectation(module: ModuleType) -> None:
    names = {name for name, _ in cases(module.__name__.rpartition(".")[2])}

    assert names == kinds(module)


def test_nothing_is_told_of_the_sound_forms(sound: Consolidation) -> None:
    def brief(outcome: FileOutcome) -> tuple[str, str | None, int, date | None]:
        return outcome.file, outcome.unit, outcome.rows, outcome.received

    day = date(2026, 1, 5)

    assert [brief(outcome) for outcome in sound.files] == [
        ("Form_KEC.xlsx", "KEC", 7, day),
        ("Form_W2.xlsx", "W2", 7, day),
        ("Rusak.xlsx", "W1", 7, day),
    ]
    assert sound.findings == ()

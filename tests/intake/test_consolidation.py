"""Consolidation: order does not matter, a bad file harms nobody else, and a changed cell changes only its own unit."""

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import permutations
from pathlib import Path
from shutil import copy

import pandas as pd
import pytest

from intake.office import CODES, KEC, UNITS, W1, W2, Form, codes, galat, group, respondent, run, spoil
from intake.office import write_form as write
from lkjip_xl.intake.consolidation import Consolidation
from lkjip_xl.intake.joining.merging import TABLES
from lkjip_xl.model import Finding, Severity, Unit, Value


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The usual form of every unit; nobody may change these files."""
    folder = tmp_path_factory.mktemp("terbentuk")
    return {unit.kode: write(folder, unit) for unit in UNITS}


@pytest.fixture(name="unchanged", scope="module")
def _unchanged(built: dict[str, Path]) -> Consolidation:
    """What the usual forms give together."""
    return run(*built.values())


@pytest.fixture(name="office")
def _office(built: dict[str, Path], tmp_path: Path) -> dict[str, Path]:
    """The usual form of every unit, to be spoiled."""
    return {kode: Path(copy(path, tmp_path)) for kode, path in built.items()}


def merged(found: Consolidation, unit: str | None = None) -> list[Mapping[str, Value]]:
    """All merged rows, or those of one unit, without the file's fingerprint."""
    rows = (row for table in TABLES for row in found.rows(table))
    return [{**row, "sidik": None} for row in rows if unit in {None, row["unit"]}]


def outcomes(found: Consolidation) -> dict[str, str]:
    """What became of each file."""
    return {file.file: file.outcome.value for file in found.files}


def test_three_forms_become_the_tables_of_the_master(office: dict[str, Path]) -> None:
    found = run(*office.values())

    assert found.findings == ()
    assert found.populasi == {"W1": 1, "W2": 1, "KEC": 1}
    assert outcomes(found) == {"Form_KEC.xlsx": "diterima", "Form_W1.xlsx": "diterima", "Form_W2.xlsx": "diterima"}
    assert [row["unit"] for row in found.rows("tblAngket")] == ["W1"] * 3 + ["W2"] * 3 + ["KEC"] * 3
    assert {file.file: dict(file.tables) for file in found.files}["Form_W1.xlsx"] == {
        "tblAngket": 3,
        "tblPemmas": 2,
        "tblAdministrasi": 1,
        "tblKinerja": 1,
    }


def test_every_row_knows_the_cell_it_came_from(office: dict[str, Path]) -> None:
    found = run(office["W1"])

    row = next(found.rows("tblAngket"))
    assert (row["berkas"], row["lembar"]) == ("Form_W1.xlsx", "SKM")
    assert row["sidik"] == found.files[0].sha256[:12]
    sheet = pd.read_excel(office["W1"], sheet_name="SKM", header=None, engine="openpyxl")
    assert isinstance(row["baris"], int)
    assert sheet.iloc[row["baris"] - 1, 0] == row["nomor"]


def test_the_tables_are_data_frames_of_the_same_rows(office: dict[str, Path]) -> None:
    found = run(*office.values())

    angket = found.tables["tblAngket"]
    assert list(found.tables) == list(TABLES)
    assert angket[["U1", "nomor", "baris"]].dtypes.map(str).tolist() == ["Int64"] * 3
    assert angket["U1"].tolist() == [row["U1"] for row in found.rows("tblAngket")]
    assert angket["tanggal"].tolist() == [row["tanggal"] for row in found.rows("tblAngket")]
    assert found.tables["tblRekap"].empty


def test_an_empty_answer_stays_missing_and_never_becomes_zero(tmp_path: Path) -> None:
    form = Form(W1).with_rows("tblAngket", [respondent(1), respondent(2, U5=None)]).write(tmp_path / "F.xlsx")

    found = run(form)

    assert [row["U5"] for row in found.rows("tblAngket")] == [3, None]
    assert found.tables["tblAngket"]["U5"].isna().tolist() == [False, True]


def test_the_order_of_the_files_does_not_matter(office: dict[str, Path], tmp_path: Path) -> None:
    again = Path(copy(office["W2"], tmp_path / "A_salinan.xlsx"))
    rival = Form(W1, names={"tanggal_isi": date(2026, 1, 6)}).write(tmp_path / "Z_baru.xlsx")
    files = [*office.values(), again, rival]
    expected = run(*files)

    for order in list(permutations(files))[::25]:
        found = run(*order)
        assert (found.files, found.columns, found.findings, found.populasi) == (
            expected.files,
            expected.columns,
            expected.findings,
            expected.populasi,
        )


def test_a_copy_of_a_file_counts_once(office: dict[str, Path], tmp_path: Path) -> None:
    copied = Path(copy(office["W1"], tmp_path / "Salinan.xlsx"))

    found = run(copied, office["W1"])

    assert outcomes(found) == {"Form_W1.xlsx": "diterima", "Salinan.xlsx": "sama"}
    assert found.findings == (
        Finding(
            "FILE_DUPLICATE",
            Severity.INFO,
            "Isi berkas ini sama persis dengan Form_W1.xlsx dan hanya dihitung sekali",
            "Salah satunya boleh dihapus.",
            "Salinan.xlsx",
        ),
    )
    assert merged(found) == merged(run(office["W1"]))


def test_of_two_forms_the_one_filled_in_later_counts(office: dict[str, Path], tmp_path: Path) -> None:
    later = Form(W1, names={"tanggal_isi": date(2026, 1, 6)}).with_rows("tblAngket", [respondent(1, U1=1)])
    newer = later.write(tmp_path / "Perbaikan.xlsx")

    found = run(office["W1"], newer)

    assert outcomes(found) == {"Form_W1.xlsx": "diganti", "Perbaikan.xlsx": "diterima"}
    assert [finding.message for finding in found.findings] == [
        (
            "Formulir W1 ini diganti oleh Perbaikan.xlsx yang diisi lebih akhir tetapi jauh lebih pendek: "
            "SKM 3 baris menjadi 1"
        )
    ]
    assert merged(found) == merged(run(newer))


@pytest.mark.parametrize("day", [date(2026, 1, 5), None], ids=["same day", "no day"])
def test_two_forms_that_nothing_tells_apart_are_both_left_out(
    office: dict[str, Path], tmp_path: Path, day: date | None
) -> None:
    rival = Form(W1, names={"tanggal_isi": day}).with_rows("tblAngket", [respondent(1)]).write(tmp_path / "Lain.xlsx")

    found = run(office["W1"], office["W2"], rival)

    assert outcomes(found) == {"Form_W1.xlsx": "konflik", "Form_W2.xlsx": "diterima", "Lain.xlsx": "konflik"}
    assert [(finding.file, finding.message) for finding in galat(found.findings)] == [
        ("Form_W1.xlsx", "Unit W1 mengirim lebih dari satu formulir yang berbeda: Lain.xlsx (SKM: 3 dan 1 baris)"),
        ("Lain.xlsx", "Unit W1 mengirim lebih dari satu formulir yang berbeda: Form_W1.xlsx (SKM: 1 dan 3 baris)"),
    ]
    assert merged(found) == merged(run(office["W2"]))


def test_a_refused_form_does_not_replace_a_sound_one(office: dict[str, Path], tmp_path: Path) -> None:
    later = Form(W1, names={"tanggal_isi": date(2026, 1, 8)}).with_rows("tblAngket", [respondent(1, U1=5)])
    bad = later.write(tmp_path / "Baru.xlsx")

    found = run(office["W1"], bad)

    assert outcomes(found) == {"Baru.xlsx": "ditolak", "Form_W1.xlsx": "diterima"}
    assert merged(found) == merged(run(office["W1"]))


def test_two_exports_with_the_same_result_are_both_left_out(tmp_path: Path) -> None:
    header = "Unit;Layanan;Periode;Responden;" + ";".join(CODES)
    for name, count in (("lama.csv", 40), ("baru.csv", 48)):
        (tmp_path / name).write_text(f"{header}\nW1;KTP;2025;{count};" + ";".join("3" * 9))

    found = run(tmp_path / "lama.csv", tmp_path / "baru.csv")

    assert outcomes(found) == {"baru.csv": "konflik", "lama.csv": "konflik"}
    assert [finding.message for finding in galat(found.findings)] == [
        'Hasil survei W1, layanan "KTP", periode "2025" tercatat lebih dari sekali'
    ] * 2
    assert list(found.rows("tblRekap")) == []


def test_a_group_named_by_two_kelurahan_is_shown_with_both_places(tmp_path: Path) -> None:
    first = Form(W1).with_rows("tblPemmas", [group(1, "Melati")]).write(tmp_path / "B.xlsx")
    second = Form(W2).with_rows("tblPemmas", [group(1, "posyandu MELATI")]).write(tmp_path / "A.xlsx")

    (finding,) = run(first, second).findings

    place = f"C{next(run(first).rows('tblPemmas'))['baris']}"
    assert (finding.code, finding.file, finding.cell) == ("DUPLICATE_GROUP", "A.xlsx", place)
    assert finding.message == f'Kelompok "posyandu MELATI" juga tercatat sebagai "Melati" di B.xlsx Pemmas!{place}'


def test_a_file_that_vanished_is_a_finding(tmp_path: Path) -> None:
    found = run(tmp_path / "hilang.xlsx")

    assert found.findings == (
        Finding(
            "FILE_UNREADABLE",
            Severity.GALAT,
            "Berkas ini tidak dapat dibaca",
            "Tutup program yang sedang memakainya dan periksa izinnya, lalu ulangi.",
            "hilang.xlsx",
        ),
    )
    assert outcomes(found) == {"hilang.xlsx": "ditolak"}


def test_other_files_are_told_and_left_alone(office: dict[str, Path], tmp_path: Path) -> None:
    note = tmp_path / "catatan.txt"
    note.write_text("halo")

    found = run(office["W1"], note)

    assert outcomes(found) == {"Form_W1.xlsx": "diterima", "catatan.txt": "dilewati"}
    assert [finding.message for finding in found.findings] == [
        "Berkas ini teks, bukan formulir atau hasil ekspor survei, dan dilewati"
    ]


def test_progress_is_told_after_every_file(office: dict[str, Path]) -> None:
    from intake.office import TAHUN, UNSUR  # noqa: PLC0415  only this test calls consolidate itself
    from lkjip_xl.intake.consolidation import consolidate  # noqa: PLC0415

    told: list[tuple[int, int, str]] = []
    consolidate(
        [office["W1"], office["W2"]],
        tahun=TAHUN,
        units=UNITS,
        unsur=UNSUR,
        progress=lambda done, total, file: told.append((done, total, file)),
    )

    assert told == [(1, 2, "Form_W1.xlsx"), (2, 2, "Form_W2.xlsx")]


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off": lambda content: content[: len(content) // 2],
    "a web page": lambda _: b"<html></html>",
    "another zip": lambda content: content.replace(b"xl/workbook.xml", b"xl/workbuch.xml"),
    "noise": lambda _: bytes(range(256)) * 4,
    "flipped bits": lambda content: content[:3000] + bytes(255 - byte for byte in content[3000:3400]) + content[3400:],
}


@pytest.mark.parametrize("damage", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_and_the_others_merge(
    office: dict[str, Path], damage: Callable[[bytes], bytes]
) -> None:
    expected = merged(run(office["W2"], office["KEC"]))
    office["W1"].write_bytes(damage(office["W1"].read_bytes()))

    found = run(*office.values())

    assert outcomes(found)["Form_W1.xlsx"] == "ditolak"
    assert [finding.file for finding in galat(found.findings)] == ["Form_W1.xlsx"]
    assert all(finding.message and finding.remedy for finding in found.findings)
    assert merged(found) == expected


MUTATIONS: dict[str, list[object]] = {
    "SKM": [1, 4, 5, 0, -1, 2.5, "3", "3,5", "1.234", "-", "", None, "baik", True, date(2025, 3, 4), "#N/A", "=A1"],
    "Pemmas": ["Ya", "Tidak", "ya", "mungkin", None, 7, "-", date(2025, 3, 4), "#REF!"],
    "Administrasi": [0, 38, 41, 1e9, -1, 0.5, "40", "1.234", "1.234.567", None, "-", "banyak"],
    "Kinerja": [0, 79.5, "82,5", "1.234,5", "1,234", "-", None, "naik", "turun", "75%", "#DIV/0!"],
}


def headings(sheet: str) -> list[str]:
    """Headings of the columns that can be mutated on a sheet."""
    return {
        "SKM": ["Tanggal", "Jenis Layanan", "Usia", "Pendidikan", *CODES],
        "Pemmas": ["Jenis Kelompok", "Nama Kelompok/Lembaga", "RW", "Difasilitasi", "Tanggal"],
        "Administrasi": ["Jenis Administrasi", "Jumlah Dokumen", "Sesuai Ketentuan", "Bukti Dukung"],
        "Kinerja": ["Indikator Kinerja", "Satuan", "Arah", "Target", "Realisasi"],
    }[sheet]


def mutations(count: int) -> Iterator[tuple[Unit, str, str, object]]:
    """Seeded random changes of one cell."""
    chance = random.Random(20251231)  # noqa: S311  a repeatable campaign, no secret
    for _ in range(count):
        sheet = chance.choice(sorted(MUTATIONS))
        yield chance.choice(UNITS), sheet, chance.choice(headings(sheet)), chance.choice(MUTATIONS[sheet])


@pytest.mark.parametrize(("unit", "sheet", "header", "content"), list(mutations(60)))
def test_a_changed_cell_changes_only_its_unit_or_is_named(
    office: dict[str, Path], unchanged: Consolidation, unit: Unit, sheet: str, header: str, content: object
) -> None:
    before = unchanged
    cell = spoil(office[unit.kode], sheet, {(header, 1): content})[header, 1]

    after = run(*office.values())

    for other in UNITS:
        if other is not unit:
            assert merged(after, other.kode) == merged(before, other.kode)
    named = {(finding.file, finding.sheet, finding.cell) for finding in after.findings}
    here = (f"Form_{unit.kode}.xlsx", sheet, cell)
    if galat(after.findings):
        assert merged(after, unit.kode) == []
        assert here in named or "COUNT_ABOVE_TOTAL" in codes(after.findings)
    elif here not in named:
        old, new = merged(before, unit.kode), merged(after, unit.kode)
        changed = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
        assert all(sum(a[key] != b[key] for key in a) == 1 for a, b in changed)
        assert len(changed) <= 1


def test_the_kecamatan_form_has_its_place_behind_the_kelurahan(office: dict[str, Path]) -> None:
    found = run(office["KEC"], office["W1"])

    assert [row["unit"] for row in found.rows("tblKinerja")] == [W1.kode, KEC.kode]

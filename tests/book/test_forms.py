"""The unit form: what it carries, and that its native formulas give what the rules give."""

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from book.form_samples import (
    SKM,
    SUMMARY_CELLS,
    UNSUR,
    Rows,
    formulas_of,
    respondents,
    spec,
    without_cached_results,
)
from book.opened import Opened
from libreoffice import LibreOffice
from lkjip_xl.book.forms import build_form
from lkjip_xl.book.schema.form import form_schema
from lkjip_xl.model import Value
from lkjip_xl.rules.answers import totals
from lkjip_xl.rules.ikm import compute_ikm, lowest
from lkjip_xl.rules.sample import sample_size

# Functions that Excel 2010 and LibreOffice 7.4 both have.
LOGIC = {"IF", "IFERROR", "ISNUMBER", "N"}
LOOKING_UP = {"INDEX", "LOOKUP", "MATCH"}
COUNTING = {"COUNTIFS", "MAX", "MIN", "SUM", "SUMIFS", "SUMPRODUCT"}
ROUNDING = {"INT", "MOD", "ROUND"}
TEXTS = {"LEN", "RIGHT", "TRIM"}
SAFE_FUNCTIONS = LOGIC | LOOKING_UP | COUNTING | ROUNDING | TEXTS

# Σ of 1800 answers = 6237, so the IKM is exactly 86.625: half-up prints 86,63, half-even would print 86,62.
TIE = respondents(*["343434343"] * 163, *["443434343"] * 37)
PEMMAS: Rows = [
    {"nomor": 1, "jenis": "RW", "nama": "RW 01", "rw": "01", "difasilitasi": "Ya"},
    {"nomor": 2, "jenis": "RW", "nama": "RW 02", "rw": "02", "difasilitasi": "Tidak"},
    {"nomor": 3, "jenis": "Paguyuban", "nama": "Paguyuban Contoh", "difasilitasi": "Ya"},
    {"nomor": 4, "jenis": "PKK", "nama": None, "difasilitasi": "Ya"},
]
ADMINISTRASI: Rows = [
    {"nomor": 1, "jenis": "Surat masuk", "jumlah": 800, "sesuai": 779},
    {"nomor": 2, "jenis": "Aset", "jumlah": 7, "sesuai": 7},
]
KINERJA: Rows = [
    {"nomor": 1, "uraian": "Pelayanan", "satuan": "%", "arah": "naik", "target": 80, "realisasi": Decimal("82.5")},
    {"nomor": 2, "uraian": "Pengaduan", "satuan": "%", "arah": "turun", "target": 5, "realisasi": None},
]


def build(path: Path, answers: Rows, **more: Rows) -> Path:
    tables = {"tblAngket": answers, "tblPemmas": PEMMAS, "tblAdministrasi": ADMINISTRASI, "tblKinerja": KINERJA, **more}
    build_form(path, spec(), tables=tables, names={"populasi_layanan": 1000})
    return path


def read_values(path: Path) -> Opened:
    return Opened(path, values=True)


def expected_summary(answers: Rows) -> Mapping[str, Value]:
    read = [{u: int(r[u]) if str(r.get(u)) in "1234" else None for u in UNSUR} for r in answers]  # type: ignore[arg-type]
    tally = totals(read, list(UNSUR), SKM)
    ikm = compute_ikm(tally.totals, SKM)
    worst = [UNSUR[figure.name] for figure in lowest(ikm)]
    return {
        "responden": tally.respondents,
        "sampel": sample_size(1000),
        "kosong": tally.empty,
        "salah": 0,
        "ikm": ikm.printed,
        "mutu": ikm.mutu,
        "kinerja": ikm.kinerja,
        **{f"terendah_{n}": name for n, name in enumerate(worst, start=1)},
    }


SURVEYS = {
    "all answers 3": respondents(*["333333333"] * 10),
    "an exact tie of the second decimal": TIE,
    "empty answers and unequal counts": respondents("33333333.", "4444.4444", "2222222..", "341234123"),
    "numbers typed as text": respondents("t4t4t4t4t", "333333333"),
    "a respondent without any answer": respondents("333333334", ".........", "222222222"),
    "the best answers": respondents("444444444"),
    "the worst answers": respondents("111111111"),
}


@pytest.mark.libreoffice
@pytest.mark.parametrize("answers", SURVEYS.values(), ids=SURVEYS.keys())
def test_the_summary_recalculated_by_libreoffice_is_what_the_rules_give(
    answers: Rows, tmp_path: Path, libreoffice: LibreOffice
) -> None:
    bare = without_cached_results(build(tmp_path / "form.xlsx", answers), tmp_path / "bare.xlsx")
    sheet = read_values(libreoffice.recalculated(bare, tmp_path / "lo")).sheet("Ringkasan")

    shown = {name: sheet[cell].value for name, cell in SUMMARY_CELLS.items()}
    expected = expected_summary(answers)
    assert {name: str(value) for name, value in shown.items() if name != "ikm"} == {
        name: str(value) for name, value in expected.items() if name != "ikm"
    }
    assert f"{shown['ikm']:.2f}" == str(expected["ikm"])


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    "answers",
    [respondents("33333333.", "5444.4444", "t22222-..", "........."), []],
    ids=["a form with faults", "an empty form"],
)
def test_every_cached_result_is_what_libreoffice_calculates(
    answers: Rows, tmp_path: Path, libreoffice: LibreOffice
) -> None:
    built = build(tmp_path / "form.xlsx", answers)
    bare = without_cached_results(built, tmp_path / "bare.xlsx")
    cached, fresh = read_values(built), read_values(libreoffice.recalculated(bare, tmp_path / "lo"))

    formulas = Opened(built)
    cells = [
        (sheet.title, cell.coordinate)
        for sheet in formulas.sheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(cells) > 100
    assert {at: fresh.sheet(at[0])[at[1]].value for at in cells} == {
        at: cached.sheet(at[0])[at[1]].value for at in cells
    }


LIVE_LINES = {
    "SKM": "Terisi 200 responden · IKM sementara 86,63 (B) · 0 jawaban kosong",
    "Pemmas": "Terisi 4 baris · 75,00% difasilitasi · Belum lengkap: 1 baris",
    "Administrasi": "Terisi 2 baris · 97,40% sesuai ketentuan · Lengkap",
    "Kinerja": "Terisi 2 baris · Belum lengkap: 1 baris",
}
EMPTY_LINES = {
    "SKM": "Terisi 0 responden · IKM belum dapat dihitung · 0 jawaban kosong",
    "Pemmas": "Terisi 0 baris · Kosong",
    "Administrasi": "Terisi 0 baris · Kosong",
    "Kinerja": "Terisi 0 baris · Kosong",
}


def test_a_line_above_each_table_tells_how_far_the_unit_is(tmp_path: Path) -> None:
    build(tmp_path / "filled.xlsx", TIE)
    build_form(tmp_path / "empty.xlsx", spec())
    filled, empty = read_values(tmp_path / "filled.xlsx"), read_values(tmp_path / "empty.xlsx")

    assert {name: filled.sheet(name)["A4"].value for name in LIVE_LINES} == LIVE_LINES
    assert {name: empty.sheet(name)["A4"].value for name in EMPTY_LINES} == EMPTY_LINES


def test_kinds_of_kelompok_and_documents_add_up_to_their_total(tmp_path: Path) -> None:
    sheet = read_values(build(tmp_path / "form.xlsx", TIE)).sheet("Ringkasan")
    lines = [[cell.value for cell in row[1:5]] for row in sheet.iter_rows(min_row=36)]
    by_kind = {line[0]: line[1:] for line in lines}

    assert by_kind["RW"] == [2, 1, 50]
    assert by_kind["Surat masuk"] == [800, 779, 97.38]
    assert [line[1:] for line in lines if line[0] == "Lainnya"] == [[1, 1, 100], [0, 0, None]]
    assert [line[1:] for line in lines if line[0] == "Jumlah"] == [[4, 3, 75], [807, 786, 97.4]]


def test_the_form_knows_whose_it_is(tmp_path: Path) -> None:
    build_form(tmp_path / "form.xlsx", spec())
    workbook = read_values(tmp_path / "form.xlsx")
    identity = {name: workbook.value(name) for name in workbook.book.defined_names if name.endswith("formulir")}

    assert workbook.sheet("_lkjip").sheet_state == "veryHidden"
    assert identity == {
        "id_formulir": "F-2025-W1",
        "versi_formulir": 1,
        "tahun_formulir": 2025,
        "kode_unit_formulir": "W1",
        "nama_unit_formulir": "Kelurahan Contoh",
        "id_buku_formulir": "BUKU-1",
    }


@pytest.mark.parametrize("is_kecamatan", [False, True], ids=["kelurahan", "kecamatan"])
def test_tables_and_names_are_those_of_the_schema(tmp_path: Path, *, is_kecamatan: bool) -> None:
    build_form(tmp_path / "form.xlsx", spec(is_kecamatan=is_kecamatan))
    workbook = Opened(tmp_path / "form.xlsx")
    schema = form_schema(list(UNSUR), seksi=is_kecamatan)

    assert workbook.book.sheetnames == [sheet.name for sheet in schema.sheets]
    assert set(schema.names) <= set(workbook.book.defined_names)
    for name, (sheet, table) in schema.tables.items():
        built = workbook.sheet(sheet.name).tables[name]
        assert built.column_names == [column.header for column in table.columns]
        assert ("Seksi" in built.column_names) is is_kecamatan


def test_only_functions_that_old_excel_and_libreoffice_know_are_used(tmp_path: Path) -> None:
    formulas = formulas_of(build(tmp_path / "form.xlsx", TIE))
    used = {
        name for formula in formulas for name in re.findall(r"([A-Z][A-Z0-9.]*)\(", re.sub(r'"[^"]*"', "", formula))
    }

    assert used == SAFE_FUNCTIONS
    assert not [formula for formula in formulas if "@" in formula or "[#Data]" in formula]


def test_a_form_without_macros_says_who_gets_it_back_and_when(tmp_path: Path) -> None:
    build_form(tmp_path / "form.xlsx", spec(batas=date(2026, 1, 10)))
    texts = [cell.value for row in read_values(tmp_path / "form.xlsx").sheet("Petunjuk").iter_rows() for cell in row]

    assert (
        "Simpan berkas ini sebagai .xlsx, lalu kirim kembali kepada Kasubbag Keuangan dan Program Kecamatan Contoh "
        "paling lambat 10 Januari 2026. Bila ada kesulitan, tanyakan kepada beliau." in texts
    )
    with zipfile.ZipFile(tmp_path / "form.xlsx") as package:
        assert not [name for name in package.namelist() if "vba" in name]


@pytest.mark.parametrize("codes", [3, 10], ids=["three unsur", "ten unsur"])
@pytest.mark.libreoffice
def test_any_number_of_unsur_can_be_asked(codes: int, tmp_path: Path, libreoffice: LibreOffice) -> None:
    unsur = {f"U{n}": f"Unsur ke-{n}" for n in range(1, codes + 1)}
    answers = respondents("3" * codes, "4" * codes, "2" + "3" * (codes - 1))
    build_form(tmp_path / "form.xlsx", spec(unsur), tables={"tblAngket": answers})
    bare = without_cached_results(tmp_path / "form.xlsx", tmp_path / "bare.xlsx")
    sheet = read_values(libreoffice.recalculated(bare, tmp_path / "lo")).sheet("Ringkasan")
    ikm = compute_ikm(totals(answers, list(unsur), SKM).totals, SKM)  # type: ignore[arg-type]

    assert f"{sheet[SUMMARY_CELLS['ikm']].value:.2f}" == str(ikm.printed)
    assert sheet[SUMMARY_CELLS["terendah_1"]].value == "Unsur ke-1"


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = build(tmp_path / "1.xlsx", TIE), build(tmp_path / "2.xlsx", TIE)

    assert first.read_bytes() == second.read_bytes()


def test_the_form_is_a_valid_workbook(tmp_path: Path, ooxml_validator: Callable[[Path], Sequence[str]]) -> None:
    assert ooxml_validator(build(tmp_path / "form.xlsx", TIE)) == []

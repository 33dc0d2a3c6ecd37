"""The example office: regenerates identically, holds what it promises, and its flaws are where the list says."""

import csv
import tomllib
import zlib
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest
from openpyxl import load_workbook

from lkjip_xl.book.file import FileBook
from lkjip_xl.book.office import read_office
from lkjip_xl.book.schema.form import form_schema
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.intake.consolidation import consolidate
from lkjip_xl.model import Row
from scripts.contoh.emblem import write_emblem
from scripts.contoh.forms import returned_forms, write_form
from scripts.contoh.making import make_office

COMMITTED = Path(__file__).parents[2] / "workbooks" / "contoh"
MASTER_FILE = "Master_LKjIP_2025_CONTOH.xlsx"
CODES = [f"U{n}" for n in range(1, 10)]
FILES = {form.kode: form.berkas for form in returned_forms()}
UNTIDY = "LKJIP FIX FINAL 2.xlsx"

# unit: respondents, groups, kinds of documents, rows of Data Kinerja, empty answers
PROMISED = {
    "W1": (268, 29, 7, 6, 2),
    "W2": (200, 25, 7, 5, 0),
    "W3": (187, 22, 7, 4, 2),
    "W4": (156, 19, 7, 4, 1),
    "W5": (216, 27, 7, 5, 0),
    "W6": (243, 30, 7, 6, 0),
    "KEC": (312, 10, 14, 8, 2),
}

# code, severity, file, sheet, what the cell holds
FLAWS: list[tuple[str, str, str, str, Any]] = [
    ("NUMBER_AS_TEXT", "peringatan", FILES["W1"], "SKM", "3"),
    ("DUPLICATE_GROUP", "peringatan", FILES["W2"], "Pemmas", "Pokmas Tepi Sungai Bersih"),
    ("FORM_LATE", "peringatan", FILES["W3"], "Petunjuk", date(2026, 1, 15)),
    ("DUPLICATE_GROUP", "peringatan", FILES["W5"], "Pemmas", "UMKM KERIPIK-SINGKONG"),
    ("DASH_AS_EMPTY", "info", FILES["W6"], "SKM", "-"),
    ("NUMBER_AS_TEXT", "peringatan", FILES["W6"], "Kinerja", "82,5"),
]

# Not in a form: what lies in the folder, and what calculation finds in the master.
ELSEWHERE = [
    ("FILE_SKIPPED", "info", "catatan.txt", ""),
    *[("RESULT_BESIDE_ANSWERS", "peringatan", "Portal_Emas_2025_hasil.csv", "")] * 2,
    ("SAMPLE_TOO_SMALL", "peringatan", "LKJIP FIX FINAL 2.xlsx", ""),
    ("PRINTED_IKM_DIFFERS", "peringatan", "", "SKM_Rekap"),
    ("DUPLICATE_GROUP", "peringatan", "", "Pemmas"),
    ("DUPLICATE_GROUP", "peringatan", "", "Pemmas"),
    *[("KESESUAIAN_9_01", "peringatan", "", "Referensi")] * 3,
    ("DRAFT_PROVISIONAL", "peringatan", "", "Permintaan"),
    ("NOT_SIGNED", "peringatan", "", "Persetujuan"),
    ("KESESUAIAN_BELUM_LENGKAP", "info", "", "Kesesuaian"),
]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a freshly made example office."""
    folder = tmp_path_factory.mktemp("contoh")
    make_office(folder)
    return folder


@pytest.fixture(scope="session")
def expected(office: Path) -> list[dict[str, str]]:
    """Return the list of expected findings."""
    found: list[dict[str, str]] = tomllib.loads((office / "temuan_diharapkan.toml").read_text("utf-8"))["temuan"]
    return found


def open_form(office: Path, kode: str) -> FileBook:
    return FileBook(office / "masuk" / FILES[kode], form_schema(CODES, seksi=kode == "KEC"))


def master_rows(office: Path, table: str) -> list[Row]:
    return FileBook(office / MASTER_FILE, MASTER).rows(table)


def scores_of(office: Path, kode: str) -> list[int]:
    """Return all scores of a unit; one typed as text counts as the number that it shows."""
    rows = open_form(office, kode).rows("tblAngket")
    return [int(str(row[code])) for row in rows for code in CODES if row[code] is not None]


def content(path: Path) -> object:
    """Return what a file holds, however strongly this machine's zlib compressed it."""
    if is_zipfile(path):
        with ZipFile(path) as package:
            return [(part, package.read(part)) for part in package.namelist()]
    data = path.read_bytes()
    if path.suffix == ".png":
        start = data.index(b"IDAT") + 4
        return data[: start - 8], zlib.decompress(data[start : data.index(b"IEND") - 8])
    return data


def listing(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_committed_office_is_what_the_script_makes(office: Path) -> None:
    different = [name for name in sorted(listing(office)) if content(office / name) != content(COMMITTED / name)]

    assert listing(office) == listing(COMMITTED)
    assert different == []


def test_the_same_data_give_the_same_bytes(office: Path, tmp_path: Path) -> None:
    form = next(form for form in returned_forms() if form.kode == "W4")

    write_form(tmp_path, form)
    write_emblem(tmp_path / "lambang.png")

    assert (tmp_path / UNTIDY).read_bytes() == (office / "masuk" / UNTIDY).read_bytes()
    assert (tmp_path / "lambang.png").read_bytes() == (office / "lambang_contoh.png").read_bytes()


@pytest.mark.parametrize("kode", PROMISED)
def test_a_form_holds_the_promised_rows(office: Path, kode: str) -> None:
    form = open_form(office, kode)
    respondents, groups, documents, duties, empty = PROMISED[kode]

    rows = {table: form.rows(table) for table in ("tblAngket", "tblPemmas", "tblAdministrasi", "tblKinerja")}

    assert [len(each) for each in rows.values()] == [respondents, groups, documents, duties]
    assert sum(row[code] is None for row in rows["tblAngket"] for code in CODES) == empty
    assert form.value("kode_unit_formulir") == kode


@pytest.mark.parametrize("table", ["tblAngket", "tblPemmas", "tblAdministrasi", "tblKinerja"])
def test_every_row_of_the_kecamatan_names_its_seksi(office: Path, table: str) -> None:
    rows = open_form(office, "KEC").rows(table)

    assert all(str(row["seksi"]).startswith(("Seksi ", "Subbagian ")) for row in rows)


@pytest.mark.parametrize("kode", PROMISED)
def test_answers_were_given_inside_the_survey_window(office: Path, kode: str) -> None:
    days = [row["tanggal"] for row in open_form(office, kode).rows("tblAngket")]

    assert all(isinstance(day, date) and date(2025, 7, 1) <= day <= date(2025, 11, 28) for day in days)


@pytest.mark.parametrize(
    ("kode", "index"),
    [("W2", Fraction(86625, 1000)), ("W5", Fraction(25 * 6867, 9 * 216))],
    ids=["an exact tie: 86,625", "the lowest A: 88,3102"],
)
def test_two_units_stand_exactly_where_rounding_decides(office: Path, kode: str, index: Fraction) -> None:
    scores = scores_of(office, kode)

    assert Fraction(25 * sum(scores), len(scores)) == index


def test_units_differ_and_stay_between_78_and_90(office: Path) -> None:
    indices = [25 * sum(scores) / len(scores) for scores in (scores_of(office, kode) for kode in PROMISED)]

    assert all(78 < index < 90 for index in indices)
    assert min(indices) < 80
    assert max(indices) > 88.31


def test_the_list_of_expected_findings_names_every_flaw(expected: list[dict[str, str]]) -> None:
    listed = [(each["code"], each["severity"], each["file"], each["sheet"]) for each in expected]

    assert listed == [flaw[:4] for flaw in FLAWS] + ELSEWHERE


def test_consolidation_finds_exactly_the_listed_flaws(office: Path, expected: list[dict[str, str]]) -> None:
    master, _ = read_office(FileBook(office / MASTER_FILE, MASTER))
    files = sorted((office / "masuk").iterdir())

    found = consolidate(
        files, tahun=2025, units=master.units, unsur=master.unsur, batas=master.day("batas_data")
    ).findings

    assert sorted((f.code, f.severity, f.file, f.sheet, f.cell) for f in found) == sorted(
        tuple(each.values()) for each in expected if each["file"]
    )


def test_the_master_itself_gives_no_finding_when_it_is_read(office: Path) -> None:
    _, findings = read_office(FileBook(office / MASTER_FILE, MASTER))

    assert findings == ()


@pytest.mark.parametrize("number", range(len(FLAWS)), ids=[f"{flaw[0]} {flaw[2]}" for flaw in FLAWS])
def test_a_flaw_is_in_the_cell_that_the_list_names(office: Path, expected: list[dict[str, str]], number: int) -> None:
    place = expected[number]
    book = load_workbook(office / "masuk" / place["file"])

    value = book[place["sheet"]][place["cell"]].value

    assert (value.date() if hasattr(value, "date") else value) == FLAWS[number][4]


def test_answers_of_the_survey_application_name_their_unsur_in_another_order(office: Path) -> None:
    with (office / "masuk" / "Portal_Emas_2025_jawaban.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *body = csv.reader(file, delimiter=";")

    assert header[:7] == ["Tanggal", "Unit", "Layanan", "Jenis Kelamin", "Usia", "Pendidikan", "Pekerjaan"]
    assert header[-2:] == ["Sarana dan Prasarana", "Penanganan Pengaduan, Saran, dan Masukan"]
    assert len(body) == 60
    assert {row[1] for row in body} == {"Kecamatan Wonoasih"}


def test_one_processed_result_was_printed_with_the_weight_0_11(office: Path) -> None:
    with (office / "masuk" / "Portal_Emas_2025_hasil.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))

    assert [(row["Unit"], row["Responden"], row["IKM"]) for row in rows] == [
        ("Kecamatan Wonoasih", "48", "84,66"),
        ("Kelurahan Sumbertaman", "75", "88,73"),
    ]


def test_exports_begin_with_a_byte_order_mark(office: Path) -> None:
    exports = sorted((office / "masuk").glob("*.csv"))

    assert [path.read_bytes()[:3] for path in exports] == [b"\xef\xbb\xbf"] * 2


@pytest.mark.parametrize("table", ["tblAngket", "tblPemmas", "tblAdministrasi", "tblKinerja", "tblRekap", "tblCapaian"])
def test_the_master_holds_no_collected_data(office: Path, table: str) -> None:
    assert master_rows(office, table) == []


def test_every_part_of_the_report_has_a_text_that_says_it_is_an_example(office: Path) -> None:
    texts = [str(row["isi"]) for row in master_rows(office, "tblNarasi")]

    assert len(texts) == 18
    assert all(text.startswith("(CONTOH) ") for text in texts)


def test_every_person_is_a_placeholder(office: Path) -> None:
    units, team = master_rows(office, "tblUnit"), master_rows(office, "tblTim")
    names = [str(row["pimpinan"]) for row in units] + [str(row["nama"]) for row in team]
    book = FileBook(office / MASTER_FILE, MASTER)
    officials = ("camat", "sekcam", "kasubbag")

    assert all(name.startswith("Nama ") and name.endswith("(CONTOH)") for name in names)
    assert {str(row["nip"]) for row in units} == {"0" * 18}
    assert {book.value(f"{official}_nip") for official in officials} == {"0" * 18}
    assert all(str(book.value(f"{official}_nama")).endswith("(CONTOH)") for official in officials)


def test_the_budget_serves_known_indikator_and_never_exceeds_its_pagu(office: Path) -> None:
    lines = master_rows(office, "tblAnggaran")
    leaves = [line for line in lines if line["jenjang"] == "Subkegiatan"]
    known = {row["kode"] for row in master_rows(office, "tblIndikator")}
    changed = [line for line in leaves if line["pagu_perubahan"] is not None]

    assert [sum(line["jenjang"] == jenjang for line in lines) for jenjang in ("Program", "Kegiatan")] == [4, 8]
    assert len(leaves) == 16
    assert {line["indikator"] for line in leaves} == known
    assert len(changed) == 3
    assert all(int(str(line["realisasi"])) <= int(str(line["pagu_perubahan"] or line["pagu_murni"])) for line in leaves)

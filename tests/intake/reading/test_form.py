"""A returned form: every kind of bad input of issue A, and what people do to forms without meaning any harm."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from intake.office import (
    DOCUMENTS,
    KEC,
    KINERJA,
    UNSUR,
    W1,
    Form,
    address,
    galat,
    group,
    respondent,
    rework,
    run,
    spoil,
)
from intake.office import write_form as write
from lkjip_xl.model import Finding, Severity, Unit, Value

# sheet, heading, row, what somebody typed, code, severity, message, remedy
BAD_CELLS = [
    (
        "SKM", "U3", 2, 5,
        "SCORE_OFF_SCALE", "galat", "Nilai U3 = 5 di luar skala 1-4",
        "Perbaiki jawaban itu menurut kuesioner, lalu kirim ulang formulir.",
    ),
    (
        "SKM", "U3", 1, 0,
        "SCORE_OFF_SCALE", "galat", "Nilai U3 = 0 di luar skala 1-4",
        "Perbaiki jawaban itu menurut kuesioner, lalu kirim ulang formulir.",
    ),
    (
        "SKM", "U9", 3, 2.5,
        "SCORE_OFF_SCALE", "galat", "Nilai U9 = 2,5 di luar skala 1-4",
        "Perbaiki jawaban itu menurut kuesioner, lalu kirim ulang formulir.",
    ),
    (
        "SKM", "U1", 1, "baik",
        "NOT_A_NUMBER", "galat", 'U1 berisi "baik", bukan bilangan',
        "Ketik bilangannya, atau kosongkan sel itu bila tidak ada datanya.",
    ),
    (
        "SKM", "U1", 1, date(2025, 4, 3),
        "NOT_A_NUMBER", "galat", 'U1 berisi "03/04/2025", bukan bilangan',
        "Ketik bilangannya, atau kosongkan sel itu bila tidak ada datanya.",
    ),
    (
        "SKM", "U1", 1, True,
        "NOT_A_NUMBER", "galat", 'U1 berisi "BENAR", bukan bilangan',
        "Ketik bilangannya, atau kosongkan sel itu bila tidak ada datanya.",
    ),
    (
        "SKM", "U2", 1, "3",
        "NUMBER_AS_TEXT", "peringatan", 'U2 berisi teks "3" dan dibaca sebagai bilangan 3',
        "Ketik ulang sebagai bilangan bila bacaan itu keliru.",
    ),
    (
        "SKM", "U2", 1, "-",
        "DASH_AS_EMPTY", "info", 'U2 berisi tanda "-" dan dibaca sebagai tidak ada data',
        "Isi bilangannya bila datanya ada; nol ditulis 0.",
    ),
    (
        "SKM", "U2", 1, "#N/A",
        "CELL_ERROR", "galat", "U2 menampilkan kesalahan #N/A",
        "Ganti rumus pada sel itu dengan isinya.",
    ),
    (
        "SKM", "U2", 1, "=1+2",
        "FORMULA_WITHOUT_RESULT", "galat", "U2 berisi rumus yang belum dihitung",
        "Ganti rumus pada sel itu dengan isinya.",
    ),
    (
        "SKM", "Usia", 1, 9,
        "OUT_OF_RANGE", "peringatan", "Usia = 9 di luar batas yang wajar (10-120)",
        "Periksa dan perbaiki bilangan itu.",
    ),
    (
        "SKM", "Jenis Kelamin", 1, "Pria",
        "CHOICE_UNKNOWN", "peringatan", 'Jenis Kelamin = "Pria" tidak ada dalam daftar pilihan',
        "Pilih salah satu: Laki-laki, Perempuan.",
    ),
    (
        "SKM", "Tanggal", 1, "17 Agustus 2025",
        "DATE_AS_TEXT", "peringatan", 'Tanggal berisi teks "17 Agustus 2025" dan dibaca sebagai tanggal 17/08/2025',
        "Ketik ulang sebagai tanggal bila bacaan itu keliru.",
    ),
    (
        "SKM", "Tanggal", 1, "pertengahan Agustus",
        "NOT_A_DATE", "peringatan", 'Tanggal berisi "pertengahan Agustus", bukan tanggal yang dapat dibaca',
        "Ketik tanggal, misalnya 31/12/2025.",
    ),
    (
        "SKM", "Tanggal", 1, date(2024, 12, 31),
        "DATE_OTHER_YEAR", "peringatan", "Tanggal 31/12/2024 tidak termasuk tahun 2025",
        "Periksa tahun pada tanggal itu.",
    ),
    (
        "Pemmas", "Difasilitasi", 1, "sudah",
        "CHOICE_UNKNOWN", "galat", 'Difasilitasi = "sudah" tidak ada dalam daftar pilihan',
        "Pilih salah satu: Ya, Tidak.",
    ),
    (
        "Pemmas", "Difasilitasi", 1, None,
        "CELL_MISSING", "galat", "Difasilitasi belum diisi",
        "Lengkapi sel itu, atau kosongkan seluruh barisnya bila baris itu tidak dipakai.",
    ),
    (
        "Pemmas", "Nama Kelompok/Lembaga", 1, None,
        "CELL_MISSING", "peringatan", "Nama Kelompok/Lembaga belum diisi",
        "Lengkapi sel itu, atau kosongkan seluruh barisnya bila baris itu tidak dipakai.",
    ),
    (
        "Administrasi", "Sesuai Ketentuan", 1, 41,
        "COUNT_ABOVE_TOTAL", "galat", "Sesuai Ketentuan (41) lebih besar daripada Jumlah Dokumen (40)",
        "Perbaiki salah satu bilangan itu.",
    ),
    (
        "Administrasi", "Jumlah Dokumen", 1, -1,
        "OUT_OF_RANGE", "galat", "Jumlah Dokumen = -1 di luar batas yang wajar (sedikitnya 0)",
        "Periksa dan perbaiki bilangan itu.",
    ),
    (
        "Administrasi", "Jumlah Dokumen", 1, 40.5,
        "NOT_WHOLE", "galat", "Jumlah Dokumen = 40,5 bukan bilangan bulat",
        "Ketik bilangan bulat.",
    ),
    (
        "Kinerja", "Target", 1, "1.234",
        "AMBIGUOUS_NUMBER", "galat", "Target = 1.234 dapat dibaca dengan dua cara",
        "Ketik sebagai bilangan, bukan teks, dengan koma sebagai tanda desimal.",
    ),
    (
        "Kinerja", "Realisasi", 1, None,
        "CELL_MISSING", "peringatan", "Realisasi belum diisi",
        "Lengkapi sel itu, atau kosongkan seluruh barisnya bila baris itu tidak dipakai.",
    ),
    (
        "Kinerja", "Target", 1, None,
        "CELL_MISSING", "galat", "Target belum diisi",
        "Lengkapi sel itu, atau kosongkan seluruh barisnya bila baris itu tidak dipakai.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sheet", "header", "row", "typed", "code", "severity", "message", "remedy"),
    BAD_CELLS,
    ids=[f"{case[4]}-{case[1]}-{case[3]}" for case in BAD_CELLS],
)
def test_a_bad_cell_is_named_with_its_sentence(
    tmp_path: Path,
    sheet: str,
    header: str,
    row: int,
    typed: object,
    code: str,
    severity: str,
    message: str,
    remedy: str,
) -> None:
    form = write(tmp_path, W1)
    cell = spoil(form, sheet, {(header, row): typed})[header, row]

    found = run(form)

    assert found.findings == (Finding(code, Severity(severity), message, remedy, form.name, sheet, cell),)
    assert found.files[0].outcome.value == ("ditolak" if severity == "galat" else "diterima")


@pytest.mark.parametrize("usia", [10, 120])
def test_the_limits_of_a_number_are_allowed(tmp_path: Path, usia: int) -> None:
    form = Form(W1).with_rows("tblAngket", [respondent(1, usia=usia)]).write(tmp_path / "Form.xlsx")

    assert run(form).findings == ()


FORM_REFUSALS: list[tuple[Form, str, str, str]] = [
    (
        Form(W1, tahun=2024),
        "FORM_OTHER_YEAR",
        "Formulir ini untuk tahun 2024, bukan 2025",
        "Kirim formulir tahun 2025.",
    ),
    (
        Form(Unit("W9", "Kelurahan Lain", "Kelurahan", W1.pimpinan)),
        "FORM_UNIT_UNKNOWN",
        'Kode unit "W9" pada formulir tidak ada pada daftar unit',
        "Periksa tabel Unit pada buku induk, atau buat ulang formulir unit itu.",
    ),
]


@pytest.mark.parametrize(("form", "code", "message", "remedy"), FORM_REFUSALS)
def test_a_form_of_another_year_or_unit_is_refused_unread(
    tmp_path: Path, form: Form, code: str, message: str, remedy: str
) -> None:
    path = form.with_rows("tblAngket", [respondent(1, U1=5)]).write(tmp_path / "Form.xlsx")

    found = run(path)

    assert found.findings == (Finding(code, Severity.GALAT, message, remedy, "Form.xlsx"),)
    assert found.files[0].outcome.value == "ditolak"


def test_a_form_of_a_later_version_is_refused(tmp_path: Path) -> None:
    form = write(tmp_path, W1)
    book = rework(form)
    sheet, cell = book.defined_names["versi_formulir"].attr_text.split("!")
    book[sheet.strip("'")][cell.replace("$", "")] = 2
    book.save(form)

    assert run(form).findings == (
        Finding(
            "FORM_VERSION",
            Severity.GALAT,
            "Formulir versi 2; aplikasi ini membaca versi 1",
            "Salin isinya ke formulir yang terbaru, atau perbarui aplikasi LKjIP.",
            form.name,
        ),
    )


@pytest.mark.parametrize(
    "rows",
    [[], [respondent(1, **dict.fromkeys(UNSUR)), respondent(2, **dict.fromkeys(UNSUR))]],
    ids=["no rows", "nobody answered"],
)
def test_a_form_whose_survey_came_through_an_application_gives_its_other_tables(
    tmp_path: Path, rows: list[dict[str, Value]]
) -> None:
    form = Form(W1).with_rows("tblAngket", rows).write(tmp_path / "Form.xlsx")

    found = run(form)

    assert [(finding.code, finding.severity, finding.sheet) for finding in found.findings] == [
        ("SURVEY_EMPTY", Severity.PERINGATAN, "SKM")
    ]
    assert (found.files[0].tables["tblAngket"], len(list(found.rows("tblPemmas")))) == (0, 2)


def test_a_form_without_any_data_is_refused(tmp_path: Path) -> None:
    empty = Form(W1)
    for table in ("tblAngket", "tblPemmas", "tblAdministrasi", "tblKinerja"):
        empty = empty.with_rows(table, [])

    found = run(empty.write(tmp_path / "Form.xlsx"))

    assert [finding.code for finding in galat(found.findings)] == ["NO_RESPONDENTS"]


def test_a_respondent_without_answers_is_named_and_stays(tmp_path: Path) -> None:
    rows = [respondent(1), respondent(2, **dict.fromkeys(UNSUR))]
    form = Form(W1).with_rows("tblAngket", rows).write(tmp_path / "Form.xlsx")

    found = run(form)

    (finding,) = found.findings
    second = list(found.rows("tblAngket"))[1]["baris"]
    assert finding.message == f"Responden pada baris {second} tidak menjawab satu pun unsur dan tidak dihitung"
    assert (finding.severity, finding.cell) == (Severity.PERINGATAN, f"A{second}")


def test_a_respondent_typed_twice_is_named(tmp_path: Path) -> None:
    form = Form(W1).with_rows("tblAngket", [respondent(1), respondent(2), respondent(1)]).write(tmp_path / "F.xlsx")

    found = run(form)

    first, _, third = (row["baris"] for row in found.rows("tblAngket"))
    assert [finding.message for finding in found.findings] == [
        f"Responden pada baris {third} sama persis dengan baris {first}, termasuk nomornya"
    ]
    assert found.findings[0].severity is Severity.INFO


@pytest.mark.parametrize(
    ("filled_on", "expected"),
    [
        (date(2026, 1, 9), []),
        (date(2026, 1, 10), ["Formulir diisi tanggal 10 Januari 2026, melewati batas 9 Januari 2026"]),
        (None, []),
    ],
    ids=["last day", "one day late", "no date"],
)
def test_a_late_form_is_merged_with_a_warning(tmp_path: Path, filled_on: date | None, expected: list[str]) -> None:
    form = Form(W1, names={"tanggal_isi": filled_on}).write(tmp_path / "Form.xlsx")

    found = run(form)

    assert [finding.message for finding in found.findings] == expected
    assert found.files[0].received == filled_on
    assert found.files[0].outcome.value == "diterima"


@pytest.mark.parametrize(("table", "title"), [("tblPemmas", "Kelompok/Lembaga Sasaran Pemberdayaan Masyarakat")])
def test_an_empty_table_is_a_warning(tmp_path: Path, table: str, title: str) -> None:
    form = Form(W1).with_rows(table, []).write(tmp_path / "Form.xlsx")

    (finding,) = run(form).findings

    assert finding.message == f"Tabel {title} belum diisi"
    assert finding.severity is Severity.PERINGATAN


def test_many_cells_with_one_fault_are_counted_beyond_the_first_five(tmp_path: Path) -> None:
    rows = [respondent(number, U4="3") for number in range(1, 8)]
    form = Form(W1).with_rows("tblAngket", rows).write(tmp_path / "Form.xlsx")

    *named, rest = run(form).findings

    assert [finding.code for finding in named] == ["NUMBER_AS_TEXT"] * 5
    assert rest.message == "Temuan NUMBER_AS_TEXT pada kolom U4 masih ada di 2 sel lain"
    assert rest.severity is Severity.INFO


def test_a_row_with_nothing_but_its_number_is_no_row(tmp_path: Path) -> None:
    form = Form(W1).with_rows("tblAngket", [respondent(1), {"nomor": 2}, {"nomor": 3}]).write(tmp_path / "Form.xlsx")

    found = run(form)

    assert found.findings == ()
    assert found.files[0].tables["tblAngket"] == 1


def test_a_stray_blank_is_nothing(tmp_path: Path) -> None:
    form = write(tmp_path, W1)
    spoil(form, "SKM", {("Jenis Layanan", 6): "  ", ("U4", 1): " "})

    found = run(form)

    assert found.findings == ()
    assert found.files[0].tables["tblAngket"] == 3
    assert next(found.rows("tblAngket"))["U4"] is None


def figures(path: Path) -> list[list[object]]:
    """What is merged from a form, apart from where it stood."""
    found = run(path)
    origin = {"berkas", "lembar", "baris", "sidik"}
    return [[v for k, v in row.items() if k not in origin] for name in found.columns for row in found.rows(name)]


def test_a_form_that_people_rearranged_gives_the_same_rows(tmp_path: Path) -> None:
    form = write(tmp_path, KEC)
    before = figures(form)
    book = rework(form)
    book["SKM"].insert_rows(1, 3)
    book["SKM"].title = "Survei kami"
    book["Pemmas"].insert_cols(1)
    book["Kinerja"]["A1"] = "LAPORAN KINERJA KAMI"
    book.move_sheet("Administrasi", -3)
    book.save(form)

    assert figures(form) == before
    assert [finding.message for finding in run(form).findings] == [
        "Tabel Jawaban Responden SKM dibaca dari lembar Survei kami, bukan SKM"
    ]
    assert {row["lembar"] for row in run(form).rows("tblAngket")} == {"Survei kami"}


def test_columns_are_found_by_heading_and_not_by_place(tmp_path: Path) -> None:
    form = Form(W1).with_rows("tblAdministrasi", [DOCUMENTS]).write(tmp_path / "Form.xlsx")
    before = figures(form)
    spoil(
        form,
        "Administrasi",
        {("Jumlah Dokumen", 1): 38, ("Sesuai Ketentuan", 1): 40},
    )
    spoil(form, "Administrasi", {("Jumlah Dokumen", 0): "tukar"})
    spoil(form, "Administrasi", {("Sesuai Ketentuan", 0): "JUMLAH  dokumen *"})
    spoil(form, "Administrasi", {("tukar", 0): "Sesuai Ketentuan"})

    assert figures(form) == before


def test_a_lost_table_refuses_the_form(tmp_path: Path) -> None:
    form = write(tmp_path, W1)
    book = rework(form)
    del book["Kinerja"]
    book.save(form)

    (finding,) = galat(run(form).findings)

    assert finding.message == "Tabel Data Kinerja Kasi/Lurah tidak ditemukan"
    assert finding.remedy == (
        "Kembalikan baris judul kolomnya seperti pada formulir asli: "
        "No, Indikator Kinerja, Satuan, Arah, Target, Realisasi, Keterangan."
    )


@pytest.mark.parametrize(("header", "outcome"), [("U5", "ditolak"), ("Pekerjaan", "diterima")])
def test_a_lost_column_refuses_the_form_when_a_figure_needs_it(tmp_path: Path, header: str, outcome: str) -> None:
    form = write(tmp_path, W1)
    spoil(form, "SKM", {(header, 0): None})

    found = run(form)

    assert [f.message for f in found.findings] == [f"Kolom {header} pada tabel Jawaban Responden SKM tidak ditemukan"]
    assert found.findings[0].remedy == f"Tulis kembali judul {header} pada baris judul tabel itu."
    assert found.files[0].outcome.value == outcome


def test_a_heading_that_stands_there_twice_refuses_the_form(tmp_path: Path) -> None:
    form = write(tmp_path, W1)
    spoil(form, "Pemmas", {("Bukti Dukung", 0): "RW"})

    assert [finding.message for finding in galat(run(form).findings)] == ["Judul kolom RW ada lebih dari satu"]


def test_a_column_that_a_unit_added_is_told_and_ignored(tmp_path: Path) -> None:
    form = write(tmp_path, W1)
    book = rework(form)
    sheet = book["Kinerja"]
    last = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Keterangan")
    sheet.cell(last.row, last.column + 2).value = "Catatan Lurah"
    book.save(form)

    (finding,) = run(form).findings

    assert finding.message == 'Kolom "Catatan Lurah" tidak dikenal dan tidak dibaca'
    assert finding.severity is Severity.INFO


@pytest.mark.parametrize(
    ("sheet", "column", "label", "figures_of_row"),
    [
        ("SKM", "No", "Jumlah", {"U1": 10, "U2": 9}),
        ("SKM", "Jenis Layanan", "NRR tertimbang", {"U1": 0.37}),
        ("Administrasi", "No", " TOTAL ", {"Jumlah Dokumen": 40, "Sesuai Ketentuan": 38}),
    ],
)
def test_a_row_of_totals_is_named_and_left_out(
    tmp_path: Path, sheet: str, column: str, label: str, figures_of_row: dict[str, object]
) -> None:
    form = write(tmp_path, W1)
    before = figures(form)
    row = 4 if sheet == "SKM" else 2
    spoil(form, sheet, {(column, row): label, **{(header, row): value for header, value in figures_of_row.items()}})

    (finding,) = run(form).findings

    assert figures(form) == before
    assert finding.message == f'Baris "{label.strip()}" dianggap baris jumlah dan tidak dibaca'
    assert finding.remedy == "Hapus baris itu; jumlah dan rata-rata dihitung sendiri oleh formulir."
    assert finding.cell == f"A{address(form, sheet, column, row)[1:]}"
    assert finding.severity is Severity.PERINGATAN


@pytest.mark.parametrize(
    ("satuan", "realisasi", "expected"),
    [
        (
            "Persen",
            Decimal("0.825"),
            ["Realisasi = 0,825 dengan satuan Persen dibaca sebagai 0,825 persen, bukan 82,5 persen"],
        ),
        ("%", 1, ["Realisasi = 1 dengan satuan % dibaca sebagai 1 persen, bukan 100 persen"]),
        ("%", Decimal("1.01"), []),
        ("%", 0, []),
        ("Dokumen", 1, []),
    ],
)
def test_a_percentage_typed_with_its_sign_is_questioned(
    tmp_path: Path, satuan: str, realisasi: Value, expected: list[str]
) -> None:
    row = KINERJA | {"satuan": satuan, "realisasi": realisasi}
    form = Form(W1).with_rows("tblKinerja", [row]).write(tmp_path / "Form.xlsx")

    found = run(form)

    assert [finding.message for finding in found.findings] == expected
    assert [row["realisasi"] for row in found.rows("tblKinerja")] == [realisasi]


def test_merged_cells_among_the_rows_are_named(tmp_path: Path) -> None:
    form = write(tmp_path, W1)
    cell = address(form, "SKM", "Jenis Layanan", 2)
    below = address(form, "SKM", "Jenis Layanan", 3)
    book = rework(form)
    book["SKM"].merge_cells(f"{cell}:{below}")
    book.save(form)

    assert run(form).findings == (
        Finding(
            "CELLS_MERGED",
            Severity.PERINGATAN,
            f"Sel {cell}:{below} digabung, sehingga hanya sel pertamanya yang dibaca",
            "Pisahkan sel itu dan isi setiap selnya.",
            form.name,
            "SKM",
            cell,
        ),
    )


def test_the_kecamatan_names_its_seksi(tmp_path: Path) -> None:
    form = Form(KEC).with_rows("tblKinerja", [KINERJA | {"seksi": "Seksi Pemerintahan"}]).write(tmp_path / "Form.xlsx")

    found = run(form)

    assert [row["seksi"] for row in found.rows("tblKinerja")] == ["Seksi Pemerintahan"]


def test_a_group_named_twice_in_a_form_is_shown_with_both_places(tmp_path: Path) -> None:
    rows = [group(1, "Posyandu Melati"), group(2, 'POSYANDU "Melati"', rw="1")]
    form = Form(W1).with_rows("tblPemmas", rows).write(tmp_path / "Form.xlsx")

    found = run(form)

    first, second = (f"C{row['baris']}" for row in found.rows("tblPemmas"))
    (finding,) = found.findings
    assert finding.cell == second
    assert finding.message == (
        f'Kelompok "POSYANDU "Melati"" juga tercatat sebagai "Posyandu Melati" di Form.xlsx Pemmas!{first}'
    )

"""`lkjip ikm FILE`: answers of one survey from any program, with any number of unsur."""

from pathlib import Path

import pytest

from intake.office import UNSUR, W1, galat
from intake.office import write_form as write
from lkjip_xl.errors import LkjipError
from lkjip_xl.intake.sources.answers_csv import read_answers
from lkjip_xl.rules.loading import PERATURAN_SKM, SkmParameters

NAME_THEM = "Beri judul setiap kolom jawaban dengan nama unsurnya, atau dengan U1, U2, dan seterusnya."


def file(folder: Path, text: str, encoding: str = "utf-8", name: str = "jawaban.csv") -> Path:
    """Write a text file."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_answers_are_read_whatever_program_wrote_them(tmp_path: Path, separator: str, encoding: str) -> None:
    lines = (("Nama layanan", "PERSYARATAN", "Biaya / Tarif"), ("KTP é", "4", "3"), ("KK", "", "1"))
    text = "\r\n".join(separator.join(line) for line in lines)

    answers = read_answers(file(tmp_path, text, encoding))

    assert answers.unsur == ("Persyaratan", "Biaya/Tarif")
    assert answers.rows == [{"Persyaratan": 4, "Biaya/Tarif": 3}, {"Persyaratan": None, "Biaya/Tarif": 1}]
    assert answers.findings == ()


@pytest.mark.parametrize("skm", PERATURAN_SKM, ids=[skm.regulation for skm in PERATURAN_SKM])
def test_the_names_of_every_regulation_are_known(tmp_path: Path, skm: SkmParameters) -> None:
    unsur = skm.unsur
    line = ";".join(str(1 + number % 4) for number, _ in enumerate(unsur))

    answers = read_answers(file(tmp_path, ";".join(unsur) + "\n" + line))

    assert answers.unsur == unsur
    assert list(answers.rows[0].values()) == [1 + number % 4 for number, _ in enumerate(unsur)]


def test_swapped_unsur_keep_their_names(tmp_path: Path) -> None:
    text = "U8 Sarana dan Prasarana;U9 Penanganan Pengaduan, Saran, dan Masukan\n4;1\n3;2"

    answers = read_answers(file(tmp_path, text))

    assert answers.rows[0] == {"Sarana dan Prasarana": 4, "Penanganan Pengaduan, Saran, dan Masukan": 1}


@pytest.mark.parametrize("count", [1, 2, 3, 10, 14])
def test_any_number_of_unsur_may_be_given_by_code(tmp_path: Path, count: int) -> None:
    codes = tuple(f"U{number}" for number in range(1, count + 1))

    answers = read_answers(file(tmp_path, ",".join(codes) + "\n" + ",".join("3" * count) + "\n"))

    assert answers.unsur == codes
    assert answers.rows == [dict.fromkeys(codes, 3)]


def test_an_unknown_column_of_nothing_but_answers_is_an_unsur_under_its_own_heading(tmp_path: Path) -> None:
    rows = "1;30;4;3;2;67232\n2;31;3;;1;67232\nJumlah;;7;3;;\n"
    text = f"Survei 2025;;;;;\nNo;Usia;Persyaratan;Keramahan;RW;Kode Pos\n{rows}"

    answers = read_answers(file(tmp_path, text))

    assert answers.unsur == ("Persyaratan", "Keramahan")
    assert answers.rows == [{"Persyaratan": 4, "Keramahan": 3}, {"Persyaratan": 3, "Keramahan": None}]
    assert [(each.code, each.cell) for each in answers.findings] == [("COLUMN_IGNORED", "F2"), ("TOTALS_ROW", "A5")]


@pytest.mark.parametrize("cell", ["5", "0", "2,5", "baik", ""])
def test_an_unknown_column_with_anything_else_is_named_and_not_counted(tmp_path: Path, cell: str) -> None:
    answers = read_answers(file(tmp_path, f"U1;Keramahan\n3;{cell}\n"))

    assert answers.unsur == ("U1",)
    assert [each.message for each in answers.findings] == ['Kolom "Keramahan" tidak dikenal dan tidak dibaca']


def test_an_own_name_that_stands_there_twice_is_refused(tmp_path: Path) -> None:
    (finding,) = galat(read_answers(file(tmp_path, "Keramahan;Keramahan\n3;4\n")).findings)

    assert finding.message == "Judul kolom Keramahan ada lebih dari satu"


def test_a_row_without_answers_is_no_respondent(tmp_path: Path) -> None:
    assert read_answers(file(tmp_path, "No;U1;U2\n1;3;4\n2;;\n3;;1\n")).rows == [
        {"U1": 3, "U2": 4},
        {"U1": None, "U2": 1},
    ]


def test_a_wrong_answer_is_named_by_its_cell(tmp_path: Path) -> None:
    (finding,) = galat(read_answers(file(tmp_path, "No;U1;U2\n1;3;5\n")).findings)

    assert (finding.code, finding.file, finding.cell) == ("SCORE_OFF_SCALE", "jawaban.csv", "C2")
    assert finding.message == "Nilai U2 = 5 di luar skala 1-4"


def test_our_own_form_is_read_by_the_names_above_its_codes(tmp_path: Path) -> None:
    answers = read_answers(write(tmp_path, W1))

    assert answers.unsur == tuple(UNSUR.values())
    assert [list(row.values()) for row in answers.rows] == [[3] * 9, [4, *[3] * 8], [*[3] * 8, 2]]
    assert answers.findings == ()


def test_an_unsur_that_stands_there_twice_is_refused(tmp_path: Path) -> None:
    (finding,) = read_answers(file(tmp_path, "U1;U1\n3;4\n")).findings

    assert finding.message == "Judul kolom U1 ada lebih dari satu"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            b"Nama;Umur\nA;3\n",
            f"[NO_UNSUR] Berkas jawaban.csv tidak memuat kolom unsur SKM. {NAME_THEM}",
        ),
        (b"", "[FILE_EMPTY] Berkas jawaban.csv kosong (0 bita). Minta pengirim mengirim ulang berkas itu."),
        (
            b"U1;U2\n\0;3\n",
            (
                "[FILE_OTHER_KIND] Berkas jawaban.csv berisi data yang tidak dikenal, bukan buku kerja atau tabel. "
                "Kirim formulir aslinya, atau pindahkan berkas ini dari folder masuk."
            ),
        ),
    ],
)
def test_a_file_without_answers_is_one_sentence(tmp_path: Path, content: bytes, line: str) -> None:
    path = tmp_path / "jawaban.csv"
    path.write_bytes(content)

    with pytest.raises(LkjipError) as refusal:
        read_answers(path)

    assert str(refusal.value) == line


@pytest.mark.parametrize(("name", "code"), [("hilang.csv", "WORKBOOK_MISSING"), (".", "WORKBOOK_UNREADABLE")])
def test_a_file_that_cannot_be_opened_is_an_error_of_ours(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(LkjipError) as refusal:
        read_answers(tmp_path / name)

    assert refusal.value.code == code

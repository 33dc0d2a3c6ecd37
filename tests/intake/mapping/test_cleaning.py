"""Profile columns of other programs are put into our words; what cannot be is left for the reader of cells."""

from datetime import date

import pytest

from intake.office import UNSUR
from lkjip_xl.intake.formats.sheets import SheetRows
from lkjip_xl.intake.mapping.cleaning import Cleaner
from lkjip_xl.intake.mapping.scores import shipped_words
from lkjip_xl.intake.reading.cells import Raw
from lkjip_xl.intake.reading.headers import Heading
from lkjip_xl.model import Finding

CLEANER = Cleaner(UNSUR, shipped_words(), has_answers=True)


def cleaned(key: str, *cells: Raw) -> tuple[list[Raw], list[Finding]]:
    """A column after cleaning, and its findings."""
    sheet = SheetRows("Jawaban", [["Judul"], *([cell] for cell in cells)])
    heading, findings = CLEANER.clean(Heading(sheet, 0, {key: 0}, (), {}), "a.csv")
    return [row[0] for row in heading.sheet.rows[1:]], findings


@pytest.mark.parametrize(
    ("key", "typed", "read"),
    [
        ("jenis_kelamin", "P", "Perempuan"),
        ("jenis_kelamin", "laki - laki", "Laki-laki"),
        ("jenis_kelamin", "Perempuan", "Perempuan"),
        ("pendidikan", "SMA/SMK", "SMA"),
        ("pendidikan", "D-III", "D1-D3"),
        ("pendidikan", "Sarjana", "S1"),
        ("pendidikan", "Paket C", "Paket C"),
        ("pekerjaan", "Wiraswasta", "Wirausaha"),
        ("pekerjaan", "Ibu Rumah Tangga", "Lainnya"),
        ("usia", "31 tahun", 31),
        ("usia", "31", "31"),
        ("usia", 31, 31),
        ("tanggal", "2025/08/12 9:15:23 AM GMT+7", date(2025, 8, 12)),
        ("tanggal", "25/08/2025 9:15:23", "25/08/2025 9:15:23"),
        ("tanggal", "08/08/2025 9:15:23", "08/08/2025 9:15:23"),
        ("tanggal", "05/08/2025", "05/08/2025"),
        ("tanggal", "31/31/2025", "31/31/2025"),
        ("layanan", "KTP", "KTP"),
        ("U1", "Sangat sesuai", 4),
        ("U1", 3, 3),
        ("U1", True, True),
    ],
)
def test_a_content_is_put_into_our_words(key: str, typed: Raw, read: Raw) -> None:
    assert cleaned(key, typed) == ([read], [])


def test_time_stamps_count_the_month_first_where_a_day_beyond_twelve_shows_it() -> None:
    assert cleaned("tanggal", "8/7/2025 1:00", "8/25/2025 2:00")[0] == [date(2025, 8, 7), date(2025, 8, 25)]
    assert cleaned("tanggal", "8/7/2025 1:00", "25/8/2025 2:00")[0] == ["8/7/2025 1:00", "25/8/2025 2:00"]


@pytest.mark.parametrize(
    ("typed", "read", "reading"),
    [
        ("8/1/2025 9:15:23", "8/1/2025 9:15:23", "hari/bulan/tahun"),
        ("8/1/2025 9:15:23 AM", date(2025, 8, 1), "bulan/hari/tahun"),
    ],
)
def test_dates_that_can_be_read_in_two_ways_are_told_with_the_reading(typed: Raw, read: Raw, reading: str) -> None:
    cells, [finding] = cleaned("tanggal", typed)

    assert (cells, finding.code, finding.severity.value, finding.cell) == (
        *([read], "STAMPS_AMBIGUOUS", "peringatan", "A1"),
    )
    assert finding.message.endswith(f"dibaca sebagai {reading}")


@pytest.mark.parametrize("group", ["21-30", "< 20 tahun", "> 60", "20 s.d. 30 tahun"])
def test_a_group_of_ages_is_left_empty_and_told(group: str) -> None:
    cells, [finding] = cleaned("usia", group)

    assert cells == [""]
    assert (finding.message, finding.cell) == (
        f'Usia "{group}" berupa kelompok, bukan usia, dan dibiarkan kosong',
        "A2",
    )


@pytest.mark.parametrize(("key", "left"), [("layanan", ""), ("unit", "(data pribadi)"), ("pekerjaan", "")])
def test_personal_data_in_a_column_that_is_read_are_taken_out(key: str, left: str) -> None:
    cells, findings = cleaned(key, "Fulan 0812-3456-7890")

    assert cells == [left]
    assert [finding.message for finding in findings] == (
        [] if left else ['Sel pada kolom "Judul" memuat data pribadi dan tidak diambil']
    )


def test_many_cells_with_one_fault_are_counted() -> None:
    _, findings = cleaned("U1", *["Netral"] * 8)

    assert [finding.code for finding in findings] == ["SCORE_WORD_UNKNOWN"] * 5 + ["MORE_ROWS"]

"""Results in long form, a row per unsur: one row of tblRekap each, faults named at the cells of the file."""

from decimal import Decimal
from pathlib import Path

import pytest

from intake.office import CODES, UNSUR, run
from intake.sources.test_exports import write
from lkjip_xl.intake.consolidation import Consolidation
from lkjip_xl.model import Severity

HEADINGS = "Unit;Layanan;Unsur;NRR;Responden"
ORDER = [*CODES[:7], "U9", "U8"]
NRR = dict(zip(CODES, ("3,1", "3,2", "3,3", "3,4", "3,5", "3,6", "3,7", "3,8", "3,9"), strict=True))


def lines(unit: str = "Kelurahan Wonoasih", layanan: str = "Perekaman", count: str = "48", **nrr: str) -> list[str]:
    """The nine rows of one result, U9 before U8."""
    figures = {**NRR, **nrr}
    return [f"{unit};{layanan};{UNSUR[code]};{figures[code]};{count}" for code in ORDER]


def said(found: Consolidation) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.cell, finding.message) for finding in found.findings]


def test_rows_per_unsur_become_one_result_per_unit_and_service(tmp_path: Path) -> None:
    export = write(tmp_path, HEADINGS, *lines(), *lines(layanan="Surat", count="10"), *lines("Kec. Wonoasih"))

    found = run(export)

    rows = [(row["unit"], row["layanan"], row["responden"], row["baris"]) for row in found.rows("tblRekap")]
    assert rows == [("W1", "Perekaman", 48, 2), ("W1", "Surat", 10, 11), ("KEC", "Perekaman", 48, 20)]
    assert found.findings == ()


def test_each_figure_goes_to_the_unsur_of_its_name(tmp_path: Path) -> None:
    (row,) = run(write(tmp_path, HEADINGS, *lines())).rows("tblRekap")

    assert {code: row[code] for code in CODES} == {code: Decimal(text.replace(",", ".")) for code, text in NRR.items()}


def test_a_row_with_the_printed_index_is_kept_beside_the_unsur(tmp_path: Path) -> None:
    (row,) = run(write(tmp_path, HEADINGS, *lines(), "Kelurahan Wonoasih;Perekaman;IKM;87,50;48")).rows("tblRekap")

    assert (row["ikm_tercetak"], row["U1"]) == (Decimal("87.5"), Decimal("3.1"))


def test_the_same_row_twice_says_nothing_new(tmp_path: Path) -> None:
    export = write(tmp_path, HEADINGS, *lines(), lines()[0])

    assert said(run(export)) == []


FAULTS = {
    "off the scale": (
        lines(U1="4,1"),
        ("OUT_OF_RANGE", "D2", "NRR Persyaratan = 4,1 di luar batas yang wajar (1-4)"),
    ),
    "said twice": (
        [*lines(), lines(U1="3,9")[0]],
        ("LONG_UNSUR_TWICE", "D11", 'Unsur "Persyaratan" unit W1 tercatat dua kali dengan NRR yang berbeda'),
    ),
    "unknown": (
        [*lines(), "Kelurahan Wonoasih;Perekaman;Kebersihan;3;48"],
        ("LONG_UNSUR_UNKNOWN", "C11", 'Unsur "Kebersihan" tidak dikenal dan barisnya tidak dibaca'),
    ),
    "counted differently": (
        [*lines()[:8], lines(count="50")[8]],
        ("LONG_COUNTS_DIFFER", "E2", "Jumlah responden berbeda antarunsur (48 sampai 50); dipakai yang terbesar"),
    ),
    "incomplete": (
        lines()[1:],
        (
            "RESULT_INCOMPLETE",
            "A2",
            "Hasil survei pada baris 2 tidak memuat Persyaratan, sehingga hanya ditampilkan dan tidak digabungkan",
        ),
    ),
    "by number": (
        [*lines()[:8], "Kelurahan Wonoasih;Perekaman;U8;3,8;48"],
        ("LONG_UNSUR_BY_NUMBER", "C10", "Unsur U8 dikenali hanya dari nomornya"),
    ),
}


@pytest.mark.parametrize(("rows", "finding"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_is_named_at_its_own_cell(tmp_path: Path, rows: list[str], finding: tuple[str, str, str]) -> None:
    assert said(run(write(tmp_path, HEADINGS, *rows))) == [finding]


@pytest.mark.parametrize("name", ["off the scale", "said twice"])
def test_a_figure_that_cannot_be_right_refuses_the_file(tmp_path: Path, name: str) -> None:
    found = run(write(tmp_path, HEADINGS, *FAULTS[name][0]))

    assert list(found.rows("tblRekap")) == []
    assert [finding.severity for finding in found.findings] == [Severity.GALAT]


def test_a_wide_export_with_a_column_called_unsur_stays_wide(tmp_path: Path) -> None:
    names = ";".join(UNSUR[code] for code in ORDER)
    answers = "Kelurahan Wonoasih;x;" + ";".join("3" for _ in ORDER)

    found = run(write(tmp_path, f"Unit;Unsur;{names}", answers))

    assert [row["U1"] for row in found.rows("tblAngket")] == [3]


def test_other_headings_wait_until_a_person_says_what_they_mean(tmp_path: Path) -> None:
    export = write(tmp_path, "OPD;Nama Unsur;Nilai Rata-Rata;Mutu", "Kelurahan Wonoasih;Persyaratan;3,1;B")

    found = run(export)

    assert [finding.code for finding in found.findings] == ["MAPPING_TO_CONFIRM"]
    meanings = {column.kolom: column.arti for column in found.proposals[0].columns}
    assert meanings["Nama Unsur"] == "Nama Unsur"
    assert meanings["Nilai Rata-Rata"] == "NRR Unsur"

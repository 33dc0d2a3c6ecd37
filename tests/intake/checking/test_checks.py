"""Rules over the rows of a returned form: each says what is wrong in one sentence, at the cell to mend."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from intake.office import DOCUMENTS, KINERJA, W1, Form, Rows, address, group, respondent, run
from lkjip_xl.intake.checking.checks import RULES
from lkjip_xl.intake.wording import sentences
from lkjip_xl.model import Finding, Severity


def found_in(path: Path, table: str, rows: Rows) -> list[Finding]:
    """What consolidation finds in a form with these rows."""
    return list(run(Form(W1).with_rows(table, rows).write(path / "F.xlsx")).findings)


def test_every_rule_has_its_sentence() -> None:
    codes = {code for rules in RULES.values() for code in rules}

    assert codes <= sentences().keys()


NAMED = {
    "facilitated without proof": (
        "tblPemmas",
        [group(1, "Melati", bukti=None)],
        ("PROOF_MISSING", "Pemmas", "Bukti Dukung", 1),
        'Kelompok "Melati" difasilitasi, tetapi Bukti Dukung belum diisi',
    ),
    "described but not facilitated": (
        "tblPemmas",
        [group(1, "Melati", difasilitasi="Tidak", bukti=None, bentuk="Pelatihan")],
        ("CLAIM_CONTRADICTED", "Pemmas", "Difasilitasi", 1),
        'Kelompok "Melati" tidak difasilitasi, tetapi bentuk fasilitasi atau bukti dukungnya terisi',
    ),
    "documents without proof": (
        "tblAdministrasi",
        [{**DOCUMENTS, "bukti": None}],
        ("PROOF_MISSING", "Administrasi", "Bukti Dukung", 1),
        "Surat masuk: 38 dokumen sesuai ketentuan, tetapi Bukti Dukung belum diisi",
    ),
    "more handled than there are": (
        "tblAdministrasi",
        [{**DOCUMENTS, "sesuai": 41}],
        ("COUNT_ABOVE_TOTAL", "Administrasi", "Sesuai Ketentuan", 1),
        "Sesuai Ketentuan (41) lebih besar daripada Jumlah Dokumen (40)",
    ),
    "the same kind twice": (
        "tblAdministrasi",
        [DOCUMENTS, {**DOCUMENTS, "nomor": 2}],
        ("ROW_TWICE", "Administrasi", "Jenis Administrasi", 2),
        'Baris "Surat masuk" sudah tercatat pada baris 7, sehingga dihitung dua kali',
    ),
    "the same indikator twice": (
        "tblKinerja",
        [KINERJA, {**KINERJA, "nomor": 2, "uraian": "dokumen  SELESAI"}],
        ("ROW_TWICE", "Kinerja", "Indikator Kinerja", 2),
        'Baris "dokumen SELESAI" sudah tercatat pada baris 7, sehingga dihitung dua kali',
    ),
    "far above the target": (
        "tblKinerja",
        [{**KINERJA, "satuan": "Dokumen", "target": 10, "realisasi": 21}],
        ("REALISASI_FAR_ABOVE", "Kinerja", "Realisasi", 1),
        "Realisasi 21 lebih dari 2 kali target 10 dan Keterangan kosong",
    ),
}


@pytest.mark.parametrize(("table", "rows", "where", "message"), NAMED.values(), ids=NAMED)
def test_a_row_that_is_wrong_is_named_with_the_cell_to_mend(
    tmp_path: Path, table: str, rows: Rows, where: tuple[str, str, str, int], message: str
) -> None:
    code, sheet, header, row = where

    (finding,) = found_in(tmp_path, table, rows)

    assert (finding.code, finding.sheet, finding.message) == (code, sheet, message)
    assert finding.cell == address(tmp_path / "F.xlsx", sheet, header, row)


FINE = {
    "facilitated with proof": ("tblPemmas", [group(1, "Melati")]),
    "not facilitated and silent": ("tblPemmas", [group(1, "Melati", difasilitasi="Tidak", bukti=None)]),
    "nothing handled needs no proof": ("tblAdministrasi", [{**DOCUMENTS, "sesuai": 0, "bukti": None}]),
    "as many handled as there are": ("tblAdministrasi", [{**DOCUMENTS, "sesuai": 40}]),
    "one kind under two rules": ("tblAdministrasi", [DOCUMENTS, {**DOCUMENTS, "nomor": 2, "ketentuan": "Satu hari"}]),
    "twice the target": ("tblKinerja", [{**KINERJA, "satuan": "Dokumen", "target": 10, "realisasi": 20}]),
    "far above and explained": (
        "tblKinerja",
        [{**KINERJA, "target": 10, "realisasi": 99, "keterangan": "Program baru"}],
    ),
    "fewer is better": ("tblKinerja", [{**KINERJA, "arah": "turun", "target": 10, "realisasi": 99}]),
    "a target of zero": ("tblKinerja", [{**KINERJA, "satuan": "Kasus", "target": 0, "realisasi": 9}]),
}


@pytest.mark.parametrize(("table", "rows"), FINE.values(), ids=FINE)
def test_a_row_that_is_right_is_left_alone(tmp_path: Path, table: str, rows: Rows) -> None:
    assert found_in(tmp_path, table, rows) == []


def test_many_rows_with_one_fault_are_named_five_times_and_counted(tmp_path: Path) -> None:
    rows = [group(number, f"Kelompok {number:02}", bukti=None) for number in range(1, 8)]

    found = found_in(tmp_path, "tblPemmas", rows)

    assert [finding.code for finding in found] == ["PROOF_MISSING"] * 5 + ["MORE_ROWS"]
    assert found[-1].severity is Severity.INFO
    assert found[-1].message == "Temuan PROOF_MISSING masih ada di 2 baris lain: 12, 13"


def people(numbers: Sequence[int]) -> Rows:
    """Respondents who differ by a number, and carry running numbers as a copy made by hand does."""
    return [
        {**respondent(1, tanggal=None, usia=20 + person, U1=1 + person % 4), "nomor": number}
        for number, person in enumerate(numbers, start=1)
    ]


def test_a_block_that_was_copied_downwards_is_one_finding(tmp_path: Path) -> None:
    rows = people([*range(30), *range(4, 12)])

    (finding,) = found_in(tmp_path, "tblAngket", rows)

    assert (finding.code, finding.severity, finding.cell) == ("BLOCK_COPIED", Severity.PERINGATAN, "A37")
    assert finding.message == ("Jawaban pada baris 37-44 (8 responden) sama berurutan dengan baris 11 dan seterusnya")


@pytest.mark.parametrize("length", [1, 4])
def test_a_few_equal_respondents_in_a_row_are_no_copy(tmp_path: Path, length: int) -> None:
    assert found_in(tmp_path, "tblAngket", people([*range(30), *range(length)])) == []


@pytest.mark.parametrize(("alike", "told"), [(27, False), (28, True)])
def test_scores_that_are_nearly_all_alike_are_told_as_info(tmp_path: Path, alike: int, told: bool) -> None:  # noqa: FBT001
    rows = [{**row, "U1": 3 if number < alike else 4} for number, row in enumerate(people(range(30)))]

    found = found_in(tmp_path, "tblAngket", rows)

    assert [(finding.code, finding.severity) for finding in found] == [("ANSWERS_ALL_ALIKE", Severity.INFO)] * told

"""A row of totals without a label: never merged as data, and never taken for one where it could be data."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.office import CODES, DOCUMENTS, KINERJA, W1, Form, Rows, address, respondent, run
from lkjip_xl.intake.reading.bare_totals import Lane, bare_totals
from lkjip_xl.model import Finding, Severity

SECOND = {**DOCUMENTS, "nomor": 2, "jenis": "Surat keluar", "jumlah": 10, "sesuai": 9}
TOTAL = {"jumlah": 50, "sesuai": 47}


def merged(path: Path, table: str, rows: Rows) -> tuple[int, list[Finding]]:
    """How many rows of a table were merged, and what was said of totals."""
    result = run(Form(W1).with_rows(table, rows).write(path / "F.xlsx"))
    said = [finding for finding in result.findings if finding.code == "TOTALS_ROW_BARE"]
    return len(list(result.rows(table))), said


TOTALS = {
    "documents": ("tblAdministrasi", [DOCUMENTS, SECOND, TOTAL]),
    "documents, numbered on": ("tblAdministrasi", [DOCUMENTS, SECOND, {"nomor": 3, **TOTAL}]),
    "kinerja": ("tblKinerja", [KINERJA, {**KINERJA, "nomor": 2}, {"target": 160, "realisasi": 168}]),
    "answers": ("tblAngket", [respondent(1), respondent(2), dict.fromkeys(CODES, 6)]),
}


@pytest.mark.parametrize(("table", "rows"), TOTALS.values(), ids=TOTALS)
def test_a_row_that_only_sums_up_the_rows_above_is_left_out(tmp_path: Path, table: str, rows: Rows) -> None:
    count, said = merged(tmp_path, table, rows)

    assert count == len(rows) - 1
    assert len(said) == 1


def test_the_finding_names_the_row_and_both_ways_out(tmp_path: Path) -> None:
    _, [finding] = merged(tmp_path, "tblAdministrasi", [DOCUMENTS, SECOND, TOTAL])

    assert finding == Finding(
        "TOTALS_ROW_BARE",
        Severity.PERINGATAN,
        "Baris tanpa nama ini sama dengan jumlah baris-baris di atasnya, sehingga dianggap baris jumlah dan tidak "
        "dibaca",
        "Hapus baris itu; bila baris itu data, lengkapi isiannya lalu kirim ulang.",
        "F.xlsx",
        "Administrasi",
        f"A{address(tmp_path / 'F.xlsx', 'Administrasi', 'No', 3)[1:]}",
    )


DATA = {
    "one row above": ("tblAdministrasi", [DOCUMENTS, {"jumlah": 40, "sesuai": 38}]),
    "another sum": ("tblAdministrasi", [DOCUMENTS, SECOND, {**TOTAL, "sesuai": 46}]),
    "one figure only": ("tblAdministrasi", [DOCUMENTS, SECOND, {"jumlah": 50}]),
    "a kind that is named": ("tblAdministrasi", [DOCUMENTS, SECOND, {"jenis": "Kearsipan", **TOTAL}]),
    "a proof that is named": ("tblAdministrasi", [DOCUMENTS, SECOND, {"bukti": "Buku", **TOTAL}]),
    "answers on the scale": ("tblAngket", [respondent(n, **dict.fromkeys(CODES, 1)) for n in (1, 2)]
                             + [dict.fromkeys(CODES, 2)]),
}  # fmt: skip


@pytest.mark.parametrize(("table", "rows"), DATA.values(), ids=DATA)
def test_a_row_that_may_be_data_is_read_as_data(tmp_path: Path, table: str, rows: Rows) -> None:
    _, said = merged(tmp_path, table, rows)

    assert said == []


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=2), st.integers(0, 100))
def test_a_bare_row_is_a_total_exactly_where_both_of_its_figures_are_the_sums(
    above: list[tuple[int, int]], jumlah: int
) -> None:
    sums = [sum(column) for column in zip(*above, strict=True)]
    last = (jumlah, sums[1])
    names = Lane(["Surat"] * len(above) + [None], [""] * (len(above) + 1), {}, is_required=True)
    figures = [
        Lane([*column, end], [""] * (len(above) + 1), {}, is_required=True)
        for column, end in zip(zip(*above, strict=True), last, strict=True)
    ]

    found = bare_totals([names], figures, range(len(above) + 1))

    assert bool(found) is (jumlah == sums[0] and min(sums) > 0)

"""Rows of the master that an earlier consolidation merged, against what the folder says now."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from shutil import copy

from intake.office import W1, W2, Form, respondent, run
from intake.office import write_form as write
from lkjip_xl.intake.consolidation import Consolidation
from lkjip_xl.intake.joining.earlier import Earlier, settle_earlier
from lkjip_xl.intake.joining.merging import TABLES
from lkjip_xl.model import Finding, Row

NOTHING_ELSE: dict[str, list[Row]] = {"tblPemmas": [], "tblAdministrasi": [], "tblKinerja": []}


def as_rows(found: Consolidation) -> dict[str, list[Row]]:
    """The rows as the master would give them back."""
    return {
        table: [Row(table, number, record, {}) for number, record in enumerate(found.rows(table), start=7)]
        for table in TABLES
    }


def facts(findings: Iterable[Finding]) -> list[tuple[str, str, str]]:
    """Code, file and sentence of findings."""
    return [(finding.code, finding.file, finding.message) for finding in findings]


def kept(earlier: Earlier) -> int:
    """How many rows stay."""
    return sum(map(len, earlier.kept.values()))


def test_nothing_stays_beside_the_same_files(tmp_path: Path) -> None:
    found = run(write(tmp_path, W1), write(tmp_path, W2))

    earlier = settle_earlier(as_rows(found), found)

    assert (kept(earlier), earlier.form_rows, earlier.findings) == (0, {}, [])


def test_rows_of_a_form_that_is_gone_stay_and_are_known_as_its_rows(tmp_path: Path) -> None:
    earlier = settle_earlier(as_rows(run(write(tmp_path, W1))), run(write(tmp_path, W2)))

    assert dict(earlier.form_rows) == {
        ("W1", "tblAngket"): 3,
        ("W1", "tblPemmas"): 2,
        ("W1", "tblAdministrasi"): 1,
        ("W1", "tblKinerja"): 1,
    }
    assert facts(earlier.findings) == [
        ("FILE_GONE", "Form_W1.xlsx", "Berkas ini tidak ada lagi di folder masuk, dan 7 baris darinya tetap dipakai")
    ]


def test_a_file_of_the_same_name_from_another_unit_does_not_take_rows_silently(tmp_path: Path) -> None:
    before = as_rows(run(write(tmp_path, W1, "Formulir.xlsx")))

    earlier = settle_earlier(before, run(write(tmp_path, W2, "Formulir.xlsx")))

    assert kept(earlier) == 0
    assert facts(earlier.findings) == [
        ("ROWS_REMOVED", "Formulir.xlsx", "7 baris yang dahulu digabung dari berkas ini dikeluarkan dari buku induk")
    ]


def test_a_renamed_form_that_is_now_in_conflict_takes_its_rows_with_it(tmp_path: Path) -> None:
    form = write(tmp_path, W1)
    before = as_rows(run(form))
    renamed = Path(copy(form, tmp_path / "Lain.xlsx"))
    rival = Form(W1).with_rows("tblAngket", [respondent(1, U1=1)]).write(tmp_path / "Saingan.xlsx")

    earlier = settle_earlier(before, run(renamed, rival))

    assert kept(earlier) == 0
    assert [(code, file) for code, file, _ in facts(earlier.findings)] == [("ROWS_REMOVED", "Form_W1.xlsx")]


def test_rows_under_the_name_of_a_copy_come_again_from_the_file_that_counts(tmp_path: Path) -> None:
    form = write(tmp_path, W1)
    before = as_rows(run(form))
    first = Path(copy(form, tmp_path / "A.xlsx"))

    earlier = settle_earlier(before, run(first, form))

    assert (kept(earlier), earlier.findings) == (0, [])


def test_a_form_whose_sheet_was_renamed_is_known_by_its_answers(tmp_path: Path) -> None:
    before = as_rows(run(write(tmp_path, W1, "Lama.xlsx"))) | NOTHING_ELSE
    before["tblAngket"] = [Row("", 7, {**row, "lembar": "Survei"}, {}) for row in before["tblAngket"]]
    later = Form(W1, names={"tanggal_isi": date(2026, 1, 6)}).with_rows(
        "tblAngket", [respondent(1), respondent(2, U1=4), respondent(3)]
    )

    earlier = settle_earlier(before, run(later.write(tmp_path / "Baru.xlsx")))

    assert kept(earlier) == 0
    assert facts(earlier.findings) == [
        (
            "EARLIER_FILE_REPLACED",
            "Lama.xlsx",
            "3 baris dari berkas ini, yang tidak ada lagi di folder masuk, diganti oleh Baru.xlsx",
        )
    ]


def test_a_form_that_the_requests_know_gives_way_whatever_it_held(tmp_path: Path) -> None:
    before = as_rows(run(write(tmp_path, W1, "Lama.xlsx"))) | NOTHING_ELSE
    before["tblAngket"] = [Row("", 7, {**row, "lembar": "Survei"}, {}) for row in before["tblAngket"]]
    other = Form(W1).with_rows("tblAngket", [respondent(9)]).write(tmp_path / "Baru.xlsx")

    assert kept(settle_earlier(before, run(other))) == 3
    assert kept(settle_earlier(before, run(other), [("W1", "Lama.xlsx")])) == 0


def test_rows_that_the_office_typed_stay_untold(tmp_path: Path) -> None:
    found = run(write(tmp_path, W1))
    typed = {
        table: [Row(r.sheet, r.number, {**r, "berkas": None}, {}) for r in rows]
        for table, rows in as_rows(found).items()
    }

    earlier = settle_earlier(typed, found)

    assert (kept(earlier), earlier.findings) == (7, [])

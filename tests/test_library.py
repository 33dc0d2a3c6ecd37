"""The library as a notebook uses it: plain data and DataFrames."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import lkjip_xl
from lkjip_xl.errors import LkjipError
from lkjip_xl.library import NotWholeScoreError
from lkjip_xl.model import AnswerTotal, Target
from office_files import EXAMPLE, at

Answers = list[dict[str, int | None]]
MASTER = EXAMPLE / "Master_LKjIP_2025_CONTOH.xlsx"


def test_the_same_answers_give_the_same_index_from_every_kind_of_data() -> None:
    rows: Answers = [{"U1": 4, "U2": 3}, {"U1": 3, "U2": None}, {"U1": 2, "U2": 4}]

    by_rows = lkjip_xl.compute_ikm(rows)
    by_frame = lkjip_xl.compute_ikm(pd.DataFrame(rows))
    by_totals = lkjip_xl.compute_ikm({"U1": AnswerTotal(9, 3), "U2": AnswerTotal(7, 2)})

    assert by_rows == by_frame
    assert by_rows.printed == by_totals.printed == Decimal("81.25")
    assert by_rows.empty == 1


def test_the_day_of_the_survey_chooses_the_regulation() -> None:
    assert lkjip_xl.compute_ikm([{"U1": 3}], on=date(2016, 1, 1)).regulation == "PermenPANRB 16/2014"


def test_policies_may_be_named() -> None:
    answers: Answers = [{"U1": 4, "U2": 4}, {"U1": 1, "U2": None}]

    assert lkjip_xl.compute_ikm(answers, missing="abaikan_responden").printed == Decimal("100.00")
    with pytest.raises(LkjipError, match="UNKNOWN_POLICY"):
        lkjip_xl.compute_ikm(answers, weight="0.5")


@pytest.mark.parametrize("value", [2.5, "3", True])
def test_a_frame_with_something_that_is_no_whole_score_names_the_place(value: object) -> None:
    with pytest.raises(LkjipError) as refused:
        lkjip_xl.compute_ikm(pd.DataFrame({"U1": pd.Series([3, value], dtype="object")}))

    assert str(refused.value) == (
        f"[NOT_WHOLE_SCORE] Jawaban U1 = {value} pada baris 1 bukan bilangan bulat. "
        "Isi skor bulat sesuai skala, atau kosongkan bila tidak dijawab."
    )


@pytest.mark.parametrize("empty", [None, float("nan"), pd.NA, np.float64("nan")])
def test_plain_data_may_hold_every_kind_of_not_answered(empty: object) -> None:
    rows: list[dict[str, Any]] = [{"U1": 4, "U2": empty}, {"U1": np.int64(3), "U2": np.float32(3)}]

    result = lkjip_xl.compute_ikm(rows)
    assert (result.printed, result.empty) == (Decimal("81.25"), 1)
    assert lkjip_xl.compute_ikm(pd.DataFrame(rows)) == result


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), 2.5, "3", True, Decimal("2.5")])
def test_plain_data_with_something_that_is_no_whole_score_name_the_place(value: object) -> None:
    rows: list[dict[str, Any]] = [{"U1": 3}, {"U1": value}]

    for answers in (rows, pd.DataFrame(rows, dtype="object")):
        with pytest.raises(NotWholeScoreError) as refused:
            lkjip_xl.compute_ikm(answers)
        assert refused.value.message == f"Jawaban U1 = {value} pada baris 1 bukan bilangan bulat"


@pytest.mark.parametrize(
    ("text", "fault"),
    [("1.234", "dapat dibaca dengan dua cara"), ("delapan", "bukan bilangan"), ("", "bukan bilangan")],
)
def test_a_text_that_is_not_one_number_is_refused(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match="UNREADABLE_NUMBER") as refused:
        lkjip_xl.compute_capaian(80, text)

    assert f'Teks "{text}" {fault}' in str(refused.value)


@pytest.mark.parametrize(
    ("target", "realisasi", "arah", "printed"),
    [
        (80, 84, "naik", "105.00"),
        ("82.5", Decimal("82.5"), "naik", "100.00"),
        ("82,5", "82.50", "naik", "100.00"),
        ("1.234,5", "1234,5", "naik", "100.00"),
        (10, 8, "turun", "120.00"),
        (Target(70, 80), 75, "rentang", "100.00"),
    ],
)
def test_capaian_takes_exact_numbers_and_their_texts(
    target: int | str | Target, realisasi: int | Decimal, arah: str, printed: str
) -> None:
    assert lkjip_xl.compute_capaian(target, realisasi, arah).printed == Decimal(printed)


def test_a_float_is_refused_because_it_is_not_what_was_typed() -> None:
    with pytest.raises(TypeError, match="a float is not exact"):
        lkjip_xl.compute_capaian(80.1, 84)  # type: ignore[arg-type]  # what a notebook might try


def test_returned_forms_become_data_frames_and_findings() -> None:
    result = lkjip_xl.consolidate(EXAMPLE / "masuk", MASTER)

    angket = result.tables["tblAngket"]
    assert set(angket["unit"]) == {"W1", "W2", "W3", "W4", "W5", "W6", "KEC"}
    assert str(angket["U1"].dtype) == "Int64"
    assert "FORM_LATE" in {finding.code for finding in result.findings}
    assert (
        lkjip_xl.consolidate(sorted((EXAMPLE / "masuk").iterdir()), lkjip_xl.open_master(MASTER)).files == result.files
    )


def test_files_and_master_may_be_given_as_texts() -> None:
    by_paths = lkjip_xl.consolidate(EXAMPLE / "masuk", MASTER)

    assert lkjip_xl.consolidate(str(EXAMPLE / "masuk"), str(MASTER)).files == by_paths.files
    texts = [str(path) for path in (EXAMPLE / "masuk").iterdir()]
    assert lkjip_xl.consolidate(texts, str(MASTER)).files == by_paths.files


def test_one_worker_reads_the_same_as_several() -> None:
    alone = lkjip_xl.consolidate(EXAMPLE / "masuk", MASTER, workers=1)

    assert alone.files == lkjip_xl.consolidate(EXAMPLE / "masuk", MASTER, workers=2).files


def test_workers_and_a_cluster_are_one_too_many() -> None:
    with pytest.raises(ValueError, match="give workers or dask, not both"):
        lkjip_xl.consolidate(EXAMPLE / "masuk", MASTER, workers=2, dask="tcp://10.1.2.3:8786")


def test_a_master_gives_its_rows_and_named_cells() -> None:
    book = lkjip_xl.open_master(str(MASTER))

    assert book.value("kecamatan") == "Wonoasih"
    assert [row["kode"] for row in book.rows("tblUnit")][:2] == ["W1", "W2"]


def test_one_call_makes_the_draft(tmp_path: Path) -> None:
    copy = tmp_path / "Master.xlsx"
    copy.write_bytes(MASTER.read_bytes())

    result = lkjip_xl.generate_draft(copy, now=at(19))

    assert [artifact.kind for artifact in result.artifacts] == ["draf", "surat_pengantar"]
    assert (tmp_path / "dokumen" / "Draf_LKjIP_2025_v01.docx").is_file()


def test_a_final_that_is_refused_says_why_and_makes_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "Master.xlsx"
    copy.write_bytes(MASTER.read_bytes())

    result = lkjip_xl.generate_draft(copy, now=at(19), final=True)

    assert result.message.startswith("Dokumen Final belum dapat dibuat: ")
    assert result.artifacts == ()
    assert "APPROVAL_MISSING" in {finding.code for finding in result.findings}


def test_importing_the_package_loads_no_heavy_library() -> None:
    program = (
        "import sys, lkjip_xl; print([n for n in ('pandas','openpyxl','docxtpl','xlwings','lxml') if n in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("lkjip_xl.cli", ("pandas", "openpyxl", "docxtpl", "xlwings", "lxml", "matplotlib", "rich")),
        ("lkjip_xl.sop.hitung", ("pandas", "openpyxl", "docxtpl", "xlwings", "matplotlib")),
        ("lkjip_xl.sop.step_4_draf", ("pandas", "xlwings", "matplotlib")),
    ],
)
def test_a_step_loads_only_what_it_needs(module: str, unwanted: tuple[str, ...]) -> None:
    program = f"import sys, {module}; print([name for name in {unwanted!r} if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'hitung_ikm'"):
        _ = lkjip_xl.hitung_ikm

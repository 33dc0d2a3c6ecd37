"""The library: the calculations and steps for a notebook or a script, on plain data and pandas DataFrames.

Layer: above sop, below hosts. Thin: each function turns its arguments into what the rules and steps take.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from numbers import Integral, Real
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeGuard, cast

from lkjip_xl.errors import LkjipError
from lkjip_xl.model import AnswerTotal, Arah, Number, Target
from lkjip_xl.rules.answers import IGNORE_ANSWER, totals
from lkjip_xl.rules.capaian import Capaian
from lkjip_xl.rules.capaian import compute_capaian as rule_capaian
from lkjip_xl.rules.ikm import Ikm
from lkjip_xl.rules.ikm import compute_ikm as rule_ikm
from lkjip_xl.rules.loading import skm_on
from lkjip_xl.rules.parse_number import Outcome, parse_number
from lkjip_xl.rules.weights import EXACT_WEIGHT

if TYPE_CHECKING:
    import pandas as pd

    from lkjip_xl.book.file import FileBook
    from lkjip_xl.intake.consolidation import Consolidation
    from lkjip_xl.sop.result import StepResult

Answers: TypeAlias = "pd.DataFrame | Iterable[Mapping[str, int | None]] | Mapping[str, AnswerTotal]"


class NotWholeScoreError(LkjipError):
    """The answers hold something that is no whole score."""

    code = "NOT_WHOLE_SCORE"

    def __init__(self, unsur: str, value: object, row: object) -> None:
        """Name the unsur, the value and the row: its label in a DataFrame, else its place from 0."""
        super().__init__(
            f"Jawaban {unsur} = {value} pada baris {row} bukan bilangan bulat",
            remedy="Isi skor bulat sesuai skala, atau kosongkan bila tidak dijawab.",
        )


class UnreadableNumberError(LkjipError, ValueError):
    """A text is no number, or may mean two different ones."""

    code = "UNREADABLE_NUMBER"

    def __init__(self, text: str, *, is_ambiguous: bool) -> None:
        """Show the text and what is wrong with it."""
        fault = "dapat dibaca dengan dua cara" if is_ambiguous else "bukan bilangan"
        super().__init__(
            f'Teks "{text}" {fault}', remedy="Tulis bilangan seperti 82,5 atau 82.5, atau berikan Decimal."
        )


def compute_ikm(
    answers: Answers, *, on: date | None = None, weight: str = EXACT_WEIGHT, missing: str = IGNORE_ANSWER
) -> Ikm:
    """Return the satisfaction index (IKM, 25 to 100) of a survey with its grade and its explanation.

    Args:
        answers: A DataFrame or an iterable of mappings with one row per respondent and one column per unsur (scores 1
            to 4, also as numpy numbers or whole floats; NaN, NA or None is "not answered"), or a mapping from unsur to
            its `AnswerTotal`.
        on: Last day of the survey: chooses the regulation. Default: the newest one known.
        weight: Weight policy: `1/x`, `0.11` or `0.111`.
        missing: `abaikan_jawaban` leaves out empty answers, `abaikan_responden` everyone who left one empty.

    Raises:
        NotWholeScoreError: An answer is a text, a truth value, infinite, or has decimals.
        LkjipError: No answers, a score off the scale, or an unknown policy.

    Source: PermenPANRB 14/2017, Lampiran.

    >>> compute_ikm([{"U1": 4, "U2": 3}, {"U1": 3, "U2": None}]).explanation
    '81,25 = 3,250 × 25; 2 responden; 1 jawaban kosong tidak dihitung'
    """
    skm = skm_on(on or date.max)
    if isinstance(answers, Mapping):
        return rule_ikm(answers, skm, weight=weight)
    rows = _rows(answers)
    unsur = list(dict.fromkeys(name for row in rows for name in row))
    tally = totals(rows, unsur, skm, missing=missing)
    return rule_ikm(
        tally.totals,
        skm,
        weight=weight,
        respondents=tally.respondents,
        empty=tally.empty,
        left_out=tally.left_out,
    )


def compute_capaian(
    target: Number | str | Target, realisasi: Number | str, arah: str = "naik", *, cap: int | None = None
) -> Capaian:
    """Return the capaian (percent) of one indikator with its explanation.

    Args:
        target: Exact number, its text in the Indonesian or the English way (`"82,5"`, `"82.5"`, `"1.234,5"`), or a
            `Target` with two bounds for a range. A float is refused: 82.1 as a float is not 82.1. A text that may mean
            two numbers is refused too: `"1.234"` is 1234 to one reader and 1,234 to another.
        realisasi: Exact number or its text.
        arah: `naik`, `turun` or `rentang`.
        cap: Highest percentage to show (100, 120); None shows every figure.

    Raises:
        LkjipError: The cap is below 100.
        UnreadableNumberError: A text is no number, or an ambiguous one; it is a `ValueError` too.
        ValueError: An unknown direction.
        TypeError: A float.

    Source: PermenPANRB 53/2014; docs/RULES.md lists the formulas.

    >>> compute_capaian(80, "82.10").explanation
    '102,63 = 82,10 ÷ 80 × 100'
    """
    bounds = target if isinstance(target, Target) else Target(_exact(target), _exact(target))
    return rule_capaian(bounds, _exact(realisasi), Arah(arah), cap=cap)


def consolidate(
    files: Path | str | Sequence[Path | str],
    master: "FileBook | Path | str",
    *,
    workers: int = 0,
    dask: str = "",
    now: datetime | None = None,
) -> "Consolidation":
    """Read, check and join returned unit forms and survey exports; writes nothing.

    Args:
        files: The files, or a folder that holds them.
        master: The master that asked for them, or its path: gives year, units, unsur and deadline.
        workers: Processes of this machine that read; 0 for as many as suit the number of files.
        dask: Address of a Dask scheduler whose workers read instead, such as `tcp://10.1.2.3:8786`.
        now: Time of the step: a form dated later is told. Default: this moment.

    Returns:
        A `Consolidation`: `tables` are DataFrames by table name (`tblAngket`, `tblPemmas` …), `findings` name file,
        sheet and cell of everything that is wrong, `files` says what became of each file.

    Raises:
        LkjipError: The folder is missing or empty, the master cannot be read, or the cluster does not answer.
        ValueError: Both `workers` and `dask` are given.
    """
    from lkjip_xl.book.office import read_office
    from lkjip_xl.book.older import open_for_reading
    from lkjip_xl.intake.consolidation import consolidate as join_files
    from lkjip_xl.intake.folder import returned_files
    from lkjip_xl.intake.mapping.known import read_mappings
    from lkjip_xl.intake.workers.choosing import reading
    from lkjip_xl.sop.requests.follow import forms_sent

    read = reading(workers, dask)
    book = open_for_reading(Path(master)) if isinstance(master, Path | str) else master
    office, _ = read_office(book)
    paths = returned_files(Path(files)) if isinstance(files, Path | str) else [Path(file) for file in files]
    return join_files(
        paths,
        tahun=office.tahun,
        units=office.units,
        unsur=office.unsur,
        batas=office.day("batas_data"),
        read=read,
        mappings=read_mappings(book),
        today=(now or datetime.now()).date(),  # noqa: DTZ005  the office's own clock
        form_names=forms_sent(book.rows("tblPermintaan")),
    )


def generate_draft(
    master: "FileBook | Path | str", *, now: datetime | None = None, with_pdf: bool = False, final: bool = False
) -> "StepResult":
    """Compute all figures, write the LKjIP draft and the numbered cover letter, and note them in the master.

    With `final` the report for signing is written instead; while something is missing it is refused: the result then
    has no artifacts, and its findings say everything that is missing.

    Args:
        master: The master workbook, open through `open_master`, or its path.
        now: Time of the step: dates the documents. Default: this moment.
        with_pdf: Whether the document is saved as PDF too; that needs LibreOffice.
        final: Whether to write the report for signing (`dokumen/LKjIP_2025_final_v01.docx`), as `lkjip draf --final`.

    Returns:
        Files made (`artifacts`, with the letter's number), findings, and one Indonesian sentence.

    Raises:
        LkjipError: The master cannot be read or written.
    """
    from lkjip_xl.sop import final as final_report
    from lkjip_xl.sop import step_4_draf

    run = final_report.run if final else step_4_draf.run
    book = open_master(master) if isinstance(master, Path | str) else master
    moment = now or datetime.now()  # noqa: DTZ005 letters are dated by the office's own clock
    return run(book, now=moment, with_pdf=with_pdf)


def open_master(path: Path | str) -> "FileBook":
    """Return a closed master workbook (.xlsx, .xlsm): `rows(table)`, `value(name)`, `write(tables, names)`.

    Raises:
        LkjipError: The file is missing, unreadable or no workbook.
    """
    from lkjip_xl.book.file import FileBook
    from lkjip_xl.book.schema.master import MASTER

    return FileBook(Path(path), MASTER)


def _exact(number: Number | str) -> Number:
    if isinstance(number, float):
        message = f"give {number!r} as text or Decimal: a float is not exact"
        raise TypeError(message)
    if not isinstance(number, str):
        return number
    parsed = parse_number(number)
    if parsed.value is None:
        raise UnreadableNumberError(number, is_ambiguous=parsed.outcome is Outcome.AMBIGUOUS)
    return parsed.value


def _rows(answers: "pd.DataFrame | Iterable[Mapping[str, int | None]]") -> list[Mapping[str, int | None]]:
    """Return a row per respondent; floats are taken only where they are whole."""
    if not _is_frame(answers):
        rows = cast("Iterable[Mapping[str, object]]", answers)
        return [{name: _score(value, name, at) for name, value in row.items()} for at, row in enumerate(rows)]
    columns = {
        str(name): [_score(value, str(name), row) for row, value in answers[name].items()] for name in answers.columns
    }
    return [dict(zip(columns, scores, strict=True)) for scores in zip(*columns.values(), strict=True)]


def _is_frame(answers: object) -> "TypeGuard[pd.DataFrame]":
    """Tell a DataFrame without loading pandas: who has one has loaded it."""
    return hasattr(answers, "columns")


def _score(value: object, unsur: str, row: object) -> int | None:
    if value is None or type(value).__name__ == "NAType":  # pandas' own "not answered", without loading pandas
        return None
    if isinstance(value, Integral) and not isinstance(value, bool):  # numpy registers its numbers as these
        return int(value)
    if isinstance(value, Real) and not isinstance(value, bool):
        number = float(value)
        if math.isnan(number):
            return None
        if number.is_integer():
            return int(number)
    raise NotWholeScoreError(unsur, value, row)

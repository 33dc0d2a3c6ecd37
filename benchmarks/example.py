"""The draft of a collected master, the same office with more wards, and the context of its template."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from lkjip_xl.book.file import FileBook
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.model import Administrasi, Kelompok, KinerjaUnit, Office, Responden
from lkjip_xl.report.blocks import ReportModel
from lkjip_xl.report.context import make_context
from lkjip_xl.report.lkjip import build_report, write_report
from lkjip_xl.rules.evaluation import evaluate
from lkjip_xl.sop.hitung import compute_figures
from lkjip_xl.word.lookup import find_template
from lkjip_xl.word.page import PageSetup

TODAY = date(2026, 1, 19)

_OfUnit = TypeVar("_OfUnit", Responden, Kelompok, Administrasi, KinerjaUnit)


def template() -> Path:
    """Return the shipped report template."""
    return find_template("lkjip.docx", None)[0]


def office_of(master: Path) -> Office:
    """Return everything that the report needs of a master."""
    return compute_figures(FileBook(master, MASTER)).office


def draft_context(master: Path) -> Mapping[str, object]:
    """Return the names of the template for this master."""
    return {**make_context(_model(office_of(master))), "logo": ""}


def write_draft(office: Office, target: Path) -> None:
    """Do what a click does between reading and writing the master: figures, model, document with anchors, read back."""
    write_report(_model(office), template(), target, PageSetup(), overwrite=True)


def with_wards(office: Office, wards: int) -> Office:
    """Return the office with that many wards: those it has, again and again, with all that they sent."""
    kecamatan = [unit for unit in office.units if unit.is_kecamatan]
    models = [unit for unit in office.units if not unit.is_kecamatan]
    pairs = [(models[at % len(models)], f"X{at + 1:03d}") for at in range(wards)]
    copies = [replace(unit, kode=code, nama=f"{unit.nama} {code}") for unit, code in pairs]
    codes = [(unit.kode, code) for unit, code in pairs] + [(unit.kode, unit.kode) for unit in kecamatan]
    return replace(
        office,
        units=(*copies, *kecamatan),
        responden=_of_units(office.responden, codes),
        kelompok=_of_units(office.kelompok, codes),
        administrasi=_of_units(office.administrasi, codes),
        kinerja=_of_units(office.kinerja, codes),
    )


def _of_units(rows: Sequence[_OfUnit], codes: Sequence[tuple[str, str]]) -> tuple[_OfUnit, ...]:
    return tuple(replace(row, unit=code) for model, code in codes for row in rows if row.unit == model)


def _model(office: Office) -> ReportModel:
    return build_report(office, evaluate(office), today=TODAY, version=1, provisional=())

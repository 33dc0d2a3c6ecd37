"""The figures of the survey: of a unit, and of one unsur in a unit or in the whole kecamatan.

Layer: report. Pure. Values come from the evaluation; here they get their ids and places.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lkjip_xl.report.blocks import Exact, Figure
from lkjip_xl.report.figures import common_places, figure, slug, table_cell, two_decimals, word
from lkjip_xl.rules.evaluation import UnitIkm
from lkjip_xl.rules.ikm import Ikm, UnsurFigure
from lkjip_xl.rules.nrr import NRR_PLACES
from lkjip_xl.rules.printing import angka
from lkjip_xl.rules.rounding import half_up

KECAMATAN = "KECAMATAN"
"""Key of the kecamatan's own row in tblIkm."""

_TABLE = "tblIkm"


@dataclass(frozen=True)
class UnitFigures:
    """What is printed of a unit's survey."""

    ikm: Figure
    mutu: Figure
    kinerja: Figure
    responden: Figure
    sampel: Figure


@dataclass(frozen=True)
class UnsurFigures:
    """What is printed of one unsur: answers counted, their sum, NRR, NRR tertimbang, nilai (25 to 100) and mutu."""

    count: Figure
    sum: Figure
    nrr: Figure
    weighted: Figure
    index: Figure
    mutu: Figure


def unit_figures(each: UnitIkm, unit_key: str, tahun: int) -> UnitFigures:
    """Return the figures of a unit, `unit_key` in ids; without a survey they are marked as missing, with the reason."""
    kode, ikm = each.unit.kode, each.ikm
    key = f"ikm.{unit_key}"

    def place(column: str) -> str:
        return table_cell(_TABLE, kode, column)

    return UnitFigures(
        ikm=figure(
            f"{key}.{tahun}",
            ikm.exact if ikm else None,
            place("ikm"),
            ikm.explanation if ikm else each.reason,
            show=two_decimals,
        ),
        mutu=word(f"{key}.mutu", ikm.mutu if ikm else "", place("mutu")),
        kinerja=word(f"{key}.kinerja", ikm.kinerja if ikm else "", place("kinerja")),
        responden=figure(f"{key}.responden", ikm.respondents if ikm else None, place("responden")),
        sampel=figure(f"{key}.sampel", each.sample, place("sampel")),
    )


def all_unsur_figures(owner: str, owner_key: str, unsur: Mapping[str, UnsurFigure]) -> dict[str, UnsurFigures]:
    """Return the figures of each unsur by its code; `owner` is a unit's code or `KECAMATAN`, `owner_key` its id part.

    Sums stand side by side in one row, so they share their decimals: none from questionnaires, two where a result
    arrived as means so rounded that NRR × n is no whole number as printed.
    """
    places = common_places(None if each.sum is None else half_up(each.sum) for each in unsur.values())
    return {code: _unsur_figures(owner, owner_key, code, each, places) for code, each in unsur.items()}


def _unsur_figures(owner: str, owner_key: str, code: str, each: UnsurFigure, places: int) -> UnsurFigures:
    key, place = f"nrr.{owner_key}.{slug(code)}", table_cell(_TABLE, owner, code)
    return UnsurFigures(
        count=figure(f"{key}.jumlah", each.count, place),
        sum=figure(f"{key}.total", each.sum, place, show=lambda value: angka(value, places)),
        nrr=figure(key, each.nrr, place, show=_three_decimals),
        weighted=figure(f"{key}.tertimbang", each.weighted, place, show=_three_decimals),
        index=figure(f"{key}.nilai", each.index_printed, place, show=two_decimals),
        mutu=word(f"{key}.mutu", each.mutu, place, each.kinerja),
    )


def unsur_codes(ikm: Ikm, names: Mapping[str, str]) -> dict[str, UnsurFigure]:
    """Return the unsur of an index by their code; `names` gives the name of each code."""
    return {code: ikm.nrr[name] for code, name in names.items() if name in ikm.nrr}


def _three_decimals(value: Exact) -> str:
    return angka(value, NRR_PLACES)

"""Parameters: the numbers of the regulations, dated and sourced, as frozen objects.

Layer: rules. Reads only the TOML files of `parameters/` beside it; no workbook, other file, clock or pandas.
Source: stands in each TOML table; [M] there marks what is still to be confirmed.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

from lkjip_xl.errors import LkjipError
from lkjip_xl.rules.policies import UnknownPolicyError

_FOLDER = Path(__file__).with_name("parameters")


class NoRegulationError(LkjipError):
    """A survey is older than every regulation that we know."""

    code = "NO_REGULATION"

    def __init__(self, day: date, first: "SkmParameters") -> None:
        """Name the day and the oldest regulation."""
        super().__init__(
            f"Tidak ada peraturan SKM yang berlaku pada {day:%d/%m/%Y}",
            remedy=f"Periksa tanggal survei; peraturan tertua yang dikenal, {first.regulation}, "
            f"berlaku sejak {first.in_force_from:%d/%m/%Y}.",
        )


@dataclass(frozen=True)
class MutuBand:
    """A grade of service with its words and the lowest IKM (two decimals) that earns it."""

    mutu: str
    kinerja: str
    lowest: Decimal


@dataclass(frozen=True)
class SkmParameters:
    """What one regulation says about the survey.

    Attributes:
        regulation: Short name, such as `PermenPANRB 14/2017`.
        source: Where its numbers were read.
        in_force_from: First day on which it applies.
        scale_lowest: Worst answer.
        scale_highest: Best answer.
        factor: From the index on the answers' scale to the IKM (25).
        weights: Names of the weight policies, the default first.
        unsur: Names in the regulation's order.
        bands: Grades, best first.
    """

    regulation: str
    source: str
    in_force_from: date
    scale_lowest: int
    scale_highest: int
    factor: int
    weights: tuple[str, ...]
    unsur: tuple[str, ...]
    bands: tuple[MutuBand, ...]

    @property
    def weight(self) -> str:
        """Name of the default weight policy."""
        return self.weights[0]


@dataclass(frozen=True)
class PredikatBand:
    """A word for a capaian and the lowest printed percentage that earns it."""

    word: str
    lowest: Decimal


@dataclass(frozen=True)
class PredikatScale:
    """The words of one rule for a capaian, best first."""

    name: str
    source: str
    bands: tuple[PredikatBand, ...]


@dataclass(frozen=True)
class SampleParameters:
    """Constants of the sample size: chi-square, expected proportion, margin of error (both as parts of one)."""

    source: str
    chi_square: Decimal
    proportion: Decimal
    margin: Decimal


@cache
def load_table(name: str) -> Mapping[str, Any]:
    """Return the parsed file `parameters/<name>.toml`."""
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _load_skm(table: Mapping[str, Any]) -> SkmParameters:
    return SkmParameters(
        regulation=table["regulation"],
        source=table["source"],
        in_force_from=table["in_force_from"],
        scale_lowest=table["scale"]["lowest"],
        scale_highest=table["scale"]["highest"],
        factor=table["factor"],
        weights=tuple(table["weights"]),
        unsur=tuple(table["unsur"]),
        bands=tuple(MutuBand(band["mutu"], band["kinerja"], Decimal(band["lowest"])) for band in table["bands"]),
    )


PERATURAN_SKM: Final[tuple[SkmParameters, ...]] = tuple(_load_skm(table) for table in load_table("skm")["skm"])
"""All known regulations of the survey, oldest first."""


def skm_on(day: date) -> SkmParameters:
    """Return the regulation in force on a day: the last day of the survey.

    Raises:
        NoRegulationError: The day lies before the oldest known regulation.
    """
    in_force = [skm for skm in PERATURAN_SKM if skm.in_force_from <= day]
    if not in_force:
        raise NoRegulationError(day, PERATURAN_SKM[0])
    return in_force[-1]


def predikat_names() -> tuple[str, ...]:
    """Return the names of the known predikat scales, the default first."""
    return tuple(table["name"] for table in load_table("predikat")["predikat"])


def predikat_scale(name: str = "permendagri_86_2017") -> PredikatScale:
    """Return the predikat scale of that name.

    Raises:
        UnknownPolicyError: There is no such scale.
    """
    for table in load_table("predikat")["predikat"]:
        if table["name"] == name:
            bands = tuple(PredikatBand(band["word"], Decimal(band["lowest"])) for band in table["bands"])
            return PredikatScale(name, table["source"], bands)
    raise UnknownPolicyError("skala_predikat", name, predikat_names())


def sample_parameters() -> SampleParameters:
    """Return the constants of the sample size."""
    table = load_table("sample")
    figures = {key: Decimal(table[key]) for key in ("chi_square", "proportion", "margin")}
    return SampleParameters(source=table["source"], **figures)


def sharp_change_percent() -> Fraction:
    """Return from how many percent on a change between two years is called sharp."""
    return Fraction(load_table("change")["sharp_percent"])


def lowest_efficient() -> Mapping[str, Decimal]:
    """Return, per formula of efficiency, the lowest printed figure that is efficient."""
    return {rumus: Decimal(lowest) for rumus, lowest in load_table("efisiensi")["lowest_efficient"].items()}

"""Lampiran: the survey per unit and per unsur, as the usual print sheet shows it, with its key of grades.

Layer: report. Pure.
Source: DOMAIN section 1: "Pengolahan Data SKM", Σ, NRR, NRR tertimbang, IKM and the key A to D at the foot.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.report.blocks import Block, Figure, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import slug
from lkjip_xl.report.survey_figures import KECAMATAN, UnsurFigures, all_unsur_figures, unit_figures, unsur_codes
from lkjip_xl.rules.ikm import Ikm
from lkjip_xl.rules.printing import angka

_LINES: tuple[tuple[str, Callable[[UnsurFigures], Figure]], ...] = (
    ("Jumlah jawaban (n)", lambda unsur: unsur.count),
    ("Jumlah nilai (Σ)", lambda unsur: unsur.sum),
    ("NRR", lambda unsur: unsur.nrr),
    ("NRR tertimbang", lambda unsur: unsur.weighted),
)
_STEP = Decimal("0.01")
"""Between the upper bound of a grade and the lower bound of the next better one, as printed."""


@dataclass(frozen=True)
class _Owner:
    """Whose survey four lines show: a unit, or the kecamatan as a whole."""

    number: str
    name: str
    kode: str
    key: str
    ikm: Ikm
    index: Figure
    mutu: Figure


def write_lampiran_survei(brief: Brief) -> tuple[Block, ...]:
    """Return the sheet per unit and unsur, and the key of grades."""
    source = brief.words("sumber.survei")
    rows = tuple(_rows(brief))
    regulation = brief.words("sumber.mutu", peraturan=brief.evaluation.skm.regulation)
    return (
        Table(
            "lampiran.skm",
            f"Pengolahan Data Survei Kepuasan Masyarakat per Unit dan per Unsur Tahun {brief.tahun}",
            rows,
            source,
            brief.words("kosong.survei"),
        ),
        Table(
            "lampiran.mutu",
            "Nilai Interval Konversi, Mutu Pelayanan, dan Kinerja Unit Pelayanan",
            tuple(_grade_rows(brief)),
            regulation,
            brief.words("kosong.tabel"),
        ),
    )


def _rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    """Yield four lines per unit, and four for the kecamatan at the end."""
    for owner in (*_units(brief), *_kecamatan(brief)):
        yield from _lines_of(owner, brief.office.unsur)


def _units(brief: Brief) -> Iterator[_Owner]:
    known = [each for each in brief.evaluation.ikm_units if each.ikm is not None]
    for number, each in enumerate(known, start=1):
        if each.ikm is not None:
            key = brief.unit_keys[each.unit.kode]
            figures = unit_figures(each, key, brief.office.tahun)
            name = brief.survey_name(each)
            yield _Owner(str(number), name, each.unit.kode, key, each.ikm, figures.ikm, figures.mutu)


def _kecamatan(brief: Brief) -> Iterator[_Owner]:
    survey, totals = brief.evaluation.ikm, brief.totals
    if survey is not None:
        name = f"Kecamatan {brief.kecamatan} (keseluruhan)"
        yield _Owner("", name, KECAMATAN, slug(KECAMATAN), survey.result, totals.ikm, totals.mutu)


def _lines_of(owner: _Owner, names: Mapping[str, str]) -> Iterator[Mapping[str, Text]]:
    unsur = all_unsur_figures(owner.kode, owner.key, unsur_codes(owner.ikm, names))
    for at, (line, pick) in enumerate(_LINES):
        is_first = at == 0
        yield {
            "no": (owner.number if is_first else "",),
            "unit": (owner.name if is_first else "",),
            "uraian": (line,),
            **{code: (pick(unsur[code]),) if code in unsur else ("–",) for code in names},
            "ikm": (owner.index, " (", owner.mutu, ")") if is_first else ("",),
        }


def _grade_rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    """Yield the grades, best first, with the bounds that the regulation prints."""
    skm = brief.evaluation.skm
    above = Decimal(skm.scale_highest * skm.factor) + _STEP
    for band in skm.bands:
        interval = f"{angka(band.lowest, 2)} – {angka(above - _STEP, 2)}"
        yield {"interval": (interval,), "mutu": (band.mutu,), "kinerja": (band.kinerja,)}
        above = band.lowest

"""What every chapter is given: the office, its evaluation, and the figures of its indikator.

Layer: report. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lkjip_xl.model import Cell, Indikator, Office
from lkjip_xl.report.blocks import Figure, Text, plain
from lkjip_xl.report.figures import distinct_keys
from lkjip_xl.report.measures import Measures, measure
from lkjip_xl.report.sentences import load_patterns, sentence
from lkjip_xl.report.totals import Totals, compute_totals
from lkjip_xl.rules.evaluation import Evaluation


@dataclass(frozen=True)
class Brief:
    """An office with all that is known of its year.

    Attributes:
        budget_keys: Part of an id per budget line, by its cell: staff may type one code twice.
        unit_keys: Part of an id per unit, by its code.
    """

    office: Office
    evaluation: Evaluation
    measures: tuple[Measures, ...]
    totals: Totals
    budget_keys: Mapping[Cell, str]
    unit_keys: Mapping[str, str]

    @property
    def tahun(self) -> str:
        """Report year, as a word."""
        return str(self.office.tahun)

    @property
    def kecamatan(self) -> str:
        """Name of the kecamatan."""
        return self.office.text("kecamatan")

    @property
    def unit_names(self) -> Mapping[str, str]:
        """Name of each unit by its code."""
        return {unit.kode: unit.nama for unit in self.office.units}

    def say(self, pattern: str, **parts: str | Figure | Text) -> Text:
        """Return a sentence that may also name the kecamatan and the year."""
        return sentence(pattern, kecamatan=self.kecamatan, tahun=self.tahun, **parts)

    def words(self, pattern: str, **parts: str) -> str:
        """Return a sentence without figures as a plain text, such as the source of a table."""
        return plain(self.say(pattern, **parts))


def make_brief(office: Office, evaluation: Evaluation) -> Brief:
    """Return the brief of an office; what has a code gets its part of an id here, once."""
    results = evaluation.indikator
    keys = distinct_keys((at, result.indikator.kode) for at, result in enumerate(results))
    return Brief(
        office=office,
        evaluation=evaluation,
        measures=tuple(measure(result, keys[at]) for at, result in enumerate(results)),
        totals=compute_totals(evaluation),
        budget_keys=distinct_keys((line.cell, line.kode) for line in office.anggaran),
        unit_keys=distinct_keys((each.unit.kode, each.unit.kode) for each in evaluation.ikm_units),
    )


def unit_suffix(indikator: Indikator) -> str:
    """Return what follows a figure of this indikator in a sentence: ` persen`, ` kelompok`, or nothing."""
    satuan, patterns = indikator.satuan.strip().casefold(), load_patterns()
    if satuan in patterns["satuan.persen"].split():
        return " persen"
    return "" if satuan in patterns["satuan.tanpa"].split() else f" {satuan}"

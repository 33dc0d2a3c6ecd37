"""What every chapter is given: the office, its evaluation, and the figures of its indikator.

Layer: report. Pure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.model import Cell, Indikator, Office
from lkjip_xl.report.blocks import Figure, Text, plain
from lkjip_xl.report.figures import distinct_keys, figure
from lkjip_xl.report.measures import Measures, measure
from lkjip_xl.report.sentences import enumerate_texts, sentence, words_of
from lkjip_xl.report.totals import Totals, compute_totals
from lkjip_xl.rules.capaian import Capaian
from lkjip_xl.rules.evaluation import Evaluation, UnitIkm
from lkjip_xl.word.text import DATA_MISSING

_MOST_NAMES = 10
"""Units that a sentence lists by name; beyond, it counts them."""


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
        """Name of the kecamatan, or the mark that it is missing."""
        return self.office.text("kecamatan") or DATA_MISSING

    @property
    def unit_names(self) -> Mapping[str, str]:
        """Name of each unit by its code."""
        return {unit.kode: unit.nama for unit in self.office.units}

    def say(self, pattern: str, speaker: str = "", /, **parts: str | Figure | Text) -> Text:
        """Return a sentence that may also name the kecamatan and the year; `speaker` chooses among its wordings."""
        return sentence(pattern, speaker, kecamatan=self.kecamatan, tahun=self.tahun, **parts)

    def words(self, pattern: str, **parts: str) -> str:
        """Return a sentence without figures as a plain text, such as the source of a table."""
        return plain(self.say(pattern, **parts))

    def list_units(self, key: str, names: Sequence[str]) -> Text:
        """Return units inside a sentence; more than a reader takes in are counted, and the table names them."""
        if len(names) <= _MOST_NAMES:
            return enumerate_texts([(name,) for name in names])
        return self.say("survei.banyak_unit", jumlah=figure(key, len(names), "tblIkm"))

    def source(self, pattern: str, *, is_unrounded: bool) -> str:
        """Return the source of a table of capaian, with a note where its printed figures give another result."""
        return self.note_unrounded(self.words(pattern), is_unrounded=is_unrounded)

    def note_unrounded(self, source: str, *, is_unrounded: bool) -> str:
        """Return a table's source with the note that its capaian come from figures before rounding."""
        return f"{source}. {self.words('pengukuran.belum_dibulatkan')}" if is_unrounded else source

    def note_cap(self, capaian: Capaian | None) -> Text:
        """Return the words behind a capaian that the cap cut, so that it does not read as exactly reached."""
        if capaian is None or not capaian.capped:
            return ()
        return self.say("pengukuran.dibatasi", batas=figure("capaian.batas", capaian.exact, "Pengaturan!batas_capaian"))

    def survey_name(self, each: UnitIkm) -> str:
        """Return the name of a unit, marked where its survey does not count for the kecamatan."""
        return self.words("survei.tanda_luar", unit=each.unit.nama) if self.is_outside(each) else each.unit.nama

    def is_outside(self, each: UnitIkm) -> bool:
        """Return whether a unit has a survey that does not count for the kecamatan (`cakupan_ikm`)."""
        survey = self.evaluation.ikm
        return survey is not None and each.ikm is not None and each.unit.kode not in survey.pooled


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
    satuan = indikator.satuan.strip().casefold()
    if _is_percent(satuan):
        return " persen"
    return "" if satuan in words_of("satuan.tanpa").split() else f" {satuan}"


def difference_suffix(indikator: Indikator) -> str:
    """Return what follows the difference of two figures: of two percentages it is ` poin persen`."""
    is_percent = _is_percent(indikator.satuan.strip().casefold())
    return words_of("satuan.selisih_persen") if is_percent else unit_suffix(indikator)


def _is_percent(satuan: str) -> bool:
    return satuan in words_of("satuan.persen").split()

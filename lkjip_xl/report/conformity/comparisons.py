"""Checks of the seven comparisons that Bab III.A makes for each indikator.

Layer: report. The model says whether a comparison has its data, the document whether it is printed. A first year
without history and an indikator without a standard are no faults: the report says so.
Source: PermenPANRB 53/2014, Lampiran II, Bab III.A.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from lkjip_xl.model import Indikator
from lkjip_xl.report.blocks import Heading
from lkjip_xl.report.conformity.completeness import find_table, lacking_words, unprinted
from lkjip_xl.report.conformity.requirements import Requirement
from lkjip_xl.report.conformity.subject import Fault, Subject
from lkjip_xl.report.filler import is_filler
from lkjip_xl.report.standards import lacks_standard
from lkjip_xl.rules.evaluation import IndikatorResult
from lkjip_xl.rules.evaluation.indikator import wanted_explanations

_KEY = re.compile(r"bab3\.a\.[^.]+")
"""Ids of the headings of indikator."""
_SOURCES: Mapping[str, str] = {"IKM": "SKM_Angket", "Pemmas": "Pemmas", "Administrasi": "Administrasi"}
"""Sheet that fills the realisasi of an indikator, by its source."""


def check_comparison(subject: Subject, requirement: Requirement) -> Iterator[Fault]:
    """Yield the indikator that lack a comparison, or whose comparison the document does not print."""
    name = requirement.words["blok"]
    keys = [block.id for block in subject.model.blocks if isinstance(block, Heading) and _KEY.fullmatch(block.id)]
    for result, key in zip(subject.evaluation.indikator, keys, strict=True):
        place = f"Bab III.A, {result.indikator.nama} [{key}.{name}]"
        yield from _DATA[name](result, place)
        table = find_table(subject.model, f"{key}.{name}.tabel")
        if table is not None and table.rows:
            yield from unprinted(subject, table, requirement)


def _target(result: IndikatorResult, place: str) -> Iterator[Fault]:
    indikator = result.indikator
    if indikator.target is None:
        yield _empty(indikator, "target_murni", f"Target {indikator.nama} belum ditetapkan", place)
    if result.realisasi is None:
        message = f"Realisasi {indikator.nama} belum tersedia"
        if indikator.sumber in _SOURCES:
            sheet = _SOURCES[indikator.sumber]
            yield Fault(message, f"Himpun data unit ke lembar {sheet}, lalu hitung ulang.", place, sheet)
        else:
            yield _empty(indikator, "realisasi_isian", message, place)


def _years(result: IndikatorResult, place: str) -> Iterator[Fault]:
    if result.change is None:
        yield Fault(
            f"Perbandingan {result.indikator.nama} dengan tahun lalu belum dapat disajikan",
            "Isi realisasi tahun lalu pada lembar Riwayat; biarkan bila indikator itu memang baru.",
            place,
            "Riwayat",
            is_warning=True,
        )


def _renstra(result: IndikatorResult, place: str) -> Iterator[Fault]:
    indikator = result.indikator
    if indikator.target_renstra is None:
        yield _empty(indikator, "target_renstra", f"Target akhir Renstra {indikator.nama} belum diisi", place)


def _standard(result: IndikatorResult, place: str) -> Iterator[Fault]:
    indikator = result.indikator
    if lacks_standard(indikator):
        cell, message = indikator.place("standar"), f"Standar {indikator.nama} belum dinyatakan"
        remedy = "Isi Standar dan Sumber Standar, atau ketik “Tidak ada” pada Sumber Standar."
        yield Fault(message, remedy, place, cell.sheet, cell.address)
    elif indikator.standar is not None and not indikator.sumber_standar.strip():
        message = f"Sumber standar {indikator.nama} belum disebut"
        yield _empty(indikator, "sumber_standar", message, place, is_warning=True)


def _causes(result: IndikatorResult, place: str) -> Iterator[Fault]:
    """Yield missing explanations; a missed target or a fall asks for all of them, a success for its cause."""
    indikator = result.indikator
    for column in wanted_explanations(result):
        if lack := lacking_words(getattr(indikator, column), "belum diuraikan"):
            yield _empty(indikator, column, f"{column.capitalize()} {indikator.nama} {lack}", place)


def _efficiency(result: IndikatorResult, place: str) -> Iterator[Fault]:
    if not result.lines:
        yield Fault(
            f"Efisiensi {result.indikator.nama} tidak dapat dianalisis karena belum ada subkegiatan yang dikaitkan",
            "Isi kolom Indikator pada baris subkegiatan yang menunjangnya.",
            place,
            "Anggaran",
        )
    elif result.efisiensi is None or result.efisiensi.printed is None:
        yield Fault(
            f"Efisiensi {result.indikator.nama} tidak dapat dihitung",
            "Periksa target, pagu, dan realisasi indikator itu; biarkan bila pembaginya memang nol.",
            place,
            "Anggaran",
            is_warning=True,
        )


def _programmes(result: IndikatorResult, place: str) -> Iterator[Fault]:
    indikator = result.indikator
    if is_filler(indikator.program):
        message = f"Program yang menunjang {indikator.nama} belum diuraikan"
        yield _empty(indikator, "program", message, place, is_warning=bool(result.lines))


_DATA: Mapping[str, Callable[[IndikatorResult, str], Iterator[Fault]]] = {
    "target": _target,
    "tahun": _years,
    "renstra": _renstra,
    "standar": _standard,
    "sebab": _causes,
    "efisiensi": _efficiency,
    "program": _programmes,
}


def _empty(indikator: Indikator, column: str, message: str, place: str, *, is_warning: bool = False) -> Fault:
    cell = indikator.place(column)
    remedy = "Isi kolom itu pada baris indikatornya, lalu buat draf lagi."
    return Fault(message, remedy, place, cell.sheet, cell.address, is_warning=is_warning)

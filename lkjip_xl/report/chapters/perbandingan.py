"""Bab III.A per indikator, comparisons with figures: target, earlier years, Renstra and standard (points 1 to 4).

Layer: report. Pure. Sentences are chosen by printed figures, so that a word never contradicts the table.
Source: PermenPANRB 53/2014, Lampiran II (Bab III.A).
"""

from collections.abc import Iterator, Mapping

from lkjip_xl.model import NO_STANDARD, Arah
from lkjip_xl.report.blocks import Block, Chart, ChartSeries, Figure, Narrative, Table, Text
from lkjip_xl.report.brief import Brief, difference_suffix, unit_suffix
from lkjip_xl.report.figures import is_undefined
from lkjip_xl.report.measures import Measures, YearFigures
from lkjip_xl.report.sentences import as_clause, enumerate_texts, paragraph
from lkjip_xl.report.standards import has_no_standard
from lkjip_xl.rules.capaian import Capaian
from lkjip_xl.word.text import DATA_MISSING


def compare(brief: Brief, measures: Measures, key: str) -> tuple[Block, ...]:
    """Return the comparisons 1 to 4 of an indikator; `key` begins their ids (`bab3.a.ik1`)."""
    return (
        *_compare_target(brief, measures, f"{key}.target"),
        *_compare_years(brief, measures, f"{key}.tahun"),
        *_compare_renstra(brief, measures, f"{key}.renstra"),
        *_compare_standard(brief, measures, f"{key}.standar"),
    )


def _compare_target(brief: Brief, measures: Measures, key: str) -> tuple[Block, ...]:
    indikator, year = measures.result.indikator, measures.tahun_ini
    row: Mapping[str, Text] = {
        "indikator": (indikator.nama,),
        "satuan": (indikator.satuan,),
        "target": (year.target,),
        "realisasi": (year.realisasi,),
        "capaian": (year.capaian,),
        "predikat": (year.predikat,),
    }
    title = f"Target dan Realisasi {indikator.nama} Tahun {brief.tahun}"
    source = brief.source("sumber.pengukuran", is_unrounded=year.is_unrounded)
    return (
        Narrative(f"{key}.uraian", (_describe_target(brief, measures),)),
        Table(f"{key}.tabel", title, (row,), source, brief.words("kosong.tabel")),
    )


def _describe_target(brief: Brief, measures: Measures) -> Text:
    result, year = measures.result, measures.tahun_ini
    verdict = measures.verdict
    if result.indikator.target is None:
        pattern = "target.tanpa_target"
    elif result.realisasi is None:
        pattern = "target.tanpa_realisasi"
    else:
        pattern = f"target.{verdict}_{result.indikator.arah.value}" if verdict else "target.tanpa_capaian"
    return brief.say(
        pattern,
        measures.key,
        indikator=result.indikator.nama,
        target=_with_unit(measures, year.target),
        realisasi=_with_unit(measures, year.realisasi),
        capaian=year.capaian,
        batas=brief.note_cap(result.capaian),
        predikat=year.predikat,
        alasan=_reason(result.capaian),
    )


def _compare_years(brief: Brief, measures: Measures, key: str) -> tuple[Block, ...]:
    years, nama = measures.years, measures.result.indikator.nama
    span = f"Tahun {years[0].tahun} sampai dengan {brief.tahun}" if len(years) > 1 else f"Tahun {brief.tahun}"
    title = f"Perkembangan {nama} {span}"
    rows = tuple(_year_row(year) for year in years)
    sentences = (
        *_describe_change(brief, measures),
        *_describe_extremes(brief, measures),
        *_describe_periods(brief, measures),
    )
    source = brief.source("sumber.pengukuran", is_unrounded=any(year.is_unrounded for year in years))
    return (
        Narrative(f"{key}.uraian", paragraph(sentences)),
        Table(f"{key}.tabel", title, rows, source, brief.words("kosong.tabel")),
        _year_chart(brief, measures, f"{key}.grafik", title),
    )


def _year_row(year: YearFigures) -> Mapping[str, Text]:
    return {
        "tahun": (str(year.tahun),),
        "target": (year.target,),
        "realisasi": (year.realisasi,),
        "capaian": (year.capaian,),
        "predikat": (year.predikat,),
    }


def _year_chart(brief: Brief, measures: Measures, key: str, title: str) -> Chart:
    """Return target and realisasi over the years; one year alone needs no chart."""
    years = measures.years if len(measures.years) > 1 else ()
    told = (f"Tahun {year.tahun}: target {year.target.printed}, realisasi {year.realisasi.printed}" for year in years)
    return Chart(
        key,
        title,
        "column",
        tuple(str(year.tahun) for year in years),
        (
            ChartSeries("Target", tuple(_drawable(year.target) for year in years)),
            ChartSeries("Realisasi", tuple(_drawable(year.realisasi) for year in years)),
        ),
        f"Grafik batang target dan realisasi. {'; '.join(told)}",
        brief.words("sumber.pengukuran"),
        measures.places,
    )


def _drawable(each: Figure) -> Figure | None:
    """Return a figure that a bar can show; a missing one and a range leave a gap."""
    return None if each.exact is None else each


def _describe_change(brief: Brief, measures: Measures) -> Iterator[Text]:
    result = measures.result
    change, indikator = result.change, result.indikator
    if change is None:
        yield brief.say("perubahan.tanpa_tahun_lalu", lalu=str(brief.office.tahun - 1))
        return
    before = measures.years[-2]
    name = change.word.replace(" ", "_")
    yield brief.say(
        f"perubahan.{name}" if change.percent is not None else f"perubahan.{name}_dari_nol",
        measures.key,
        lalu=str(before.tahun),
        selisih=(measures.selisih, difference_suffix(indikator)),
        persen=measures.selisih_persen,
        sebelum=_with_unit(measures, before.realisasi),
        sesudah=_with_unit(measures, measures.tahun_ini.realisasi),
    )
    if change.difference and indikator.arah is not Arah.RENTANG:
        is_better = (change.difference > 0) is (indikator.arah is Arah.NAIK)
        yield brief.say("perubahan.membaik" if is_better else "perubahan.memburuk", measures.key)


def _describe_extremes(brief: Brief, measures: Measures) -> Iterator[Text]:
    """Name the best and the worst year, where the figures printed leave no doubt which they are."""
    known = [year for year in measures.years if year.realisasi.exact is not None]
    ranked = sorted(known, key=lambda year: year.realisasi.exact or 0)
    printed = [year.realisasi.printed for year in ranked]
    if len(printed) > 2 and printed.count(printed[0]) == printed.count(printed[-1]) == 1:  # noqa: PLR2004 - two years are a change, told above
        yield brief.say(
            "perubahan.rentang_tahun",
            measures.key,
            awal=str(known[0].tahun),
            akhir=str(known[-1].tahun),
            tertinggi=_with_unit(measures, ranked[-1].realisasi),
            tahun_tertinggi=str(ranked[-1].tahun),
            terendah=_with_unit(measures, ranked[0].realisasi),
            tahun_terendah=str(ranked[0].tahun),
        )


def _describe_periods(brief: Brief, measures: Measures) -> Iterator[Text]:
    """Say which years belong to which Renstra, where more than one meets in the series."""
    periods: dict[str, list[int]] = {}
    for year in measures.result.series:
        if year.renstra:
            periods.setdefault(year.renstra, []).append(year.tahun)
    if len(periods) > 1:
        told = [_describe_period(brief, renstra, years) for renstra, years in periods.items()]
        yield brief.say("perubahan.dua_renstra", daftar=enumerate_texts(told))


def _describe_period(brief: Brief, renstra: str, years: list[int]) -> Text:
    span = "perubahan.sampai" if len(years) > 1 else "perubahan.setahun"
    named = brief.say(span, awal=str(years[0]), akhir=str(years[-1]))
    return brief.say("perubahan.masa_renstra", renstra=renstra, tahun_tahun=named)


def _compare_renstra(brief: Brief, measures: Measures, key: str) -> tuple[Block, ...]:
    indikator, year = measures.result.indikator, measures.tahun_ini
    verdict = measures.renstra_verdict
    without = "tak_terhitung" if is_undefined(measures.result.renstra) else "tanpa_capaian"
    pattern = "tanpa_target" if indikator.target_renstra is None else verdict or without
    end = str(indikator.tahun_renstra) if indikator.tahun_renstra else ""
    sentence = brief.say(
        f"renstra.{pattern}",
        measures.key,
        tahun_akhir=brief.words("renstra.tahun_akhir", akhir=end) if end else "",
        target=_with_unit(measures, measures.renstra_target),
        realisasi=_with_unit(measures, year.realisasi),
        capaian=measures.renstra_capaian,
        batas=brief.note_cap(measures.result.renstra),
        alasan=_reason(measures.result.renstra),
    )
    row: Mapping[str, Text] = {
        "indikator": (indikator.nama,),
        "realisasi": (year.realisasi,),
        "target": (measures.renstra_target,),
        "tahun": (end or "–",),
        "capaian": (measures.renstra_capaian,),
    }
    title = f"Realisasi {indikator.nama} Tahun {brief.tahun} terhadap Target Akhir Renstra"
    named = brief.office.text("renstra") or brief.words("sumber.daftar")
    source = brief.note_unrounded(named, is_unrounded=measures.renstra_unrounded)
    return (
        Narrative(f"{key}.uraian", (sentence,)),
        Table(f"{key}.tabel", title, (row,), source, brief.words("kosong.tabel")),
    )


def _compare_standard(brief: Brief, measures: Measures, key: str) -> tuple[Block, ...]:
    indikator, year = measures.result.indikator, measures.tahun_ini
    is_none = has_no_standard(indikator)
    sentence = brief.say(
        f"standar.{_standard_pattern(measures)}",
        measures.key,
        standar=_with_unit(measures, measures.standar),
        sumber=indikator.sumber_standar or brief.words("standar.tanpa_sumber"),
        realisasi=_with_unit(measures, year.realisasi),
        capaian=measures.standar_capaian,
        batas=brief.note_cap(measures.result.standar),
        alasan=_reason(measures.result.standar),
    )
    # A table also where there is no standard: the guide asks for the comparison, and the answer is "none".
    row: Mapping[str, Text] = {
        "indikator": (indikator.nama,),
        "realisasi": (year.realisasi,),
        "standar": (NO_STANDARD.lower(),) if is_none else (measures.standar,),
        "sumber": ("–" if is_none else indikator.sumber_standar or "–",),
        "capaian": ("–",) if is_none else (measures.standar_capaian,),
    }
    title = f"Realisasi {indikator.nama} Tahun {brief.tahun} terhadap Standar Nasional/Provinsi"
    source = brief.source("sumber.pengukuran", is_unrounded=measures.standar_unrounded)
    return (
        Narrative(f"{key}.uraian", (sentence,)),
        Table(f"{key}.tabel", title, (row,), source, brief.words("kosong.tabel")),
    )


def _standard_pattern(measures: Measures) -> str:
    """Return the name of the sentence that tells how the realisasi stands to the standard, or why it cannot be told."""
    if has_no_standard(measures.result.indikator):
        return "tidak_ada"
    if measures.result.indikator.standar is None:
        return "belum_diisi"
    undefined = is_undefined(measures.result.standar)
    return measures.standar_verdict or ("tak_terhitung" if undefined else "tanpa_capaian")


def _reason(capaian: Capaian | None) -> str:
    """Return how a capaian came about or why there is none, as a clause."""
    return as_clause(capaian.explanation) if capaian else ""


def _with_unit(measures: Measures, each: Figure) -> Text:
    """Return a figure with its unit, as a sentence reads it."""
    return (each,) if each.printed == DATA_MISSING else (each, unit_suffix(measures.result.indikator))

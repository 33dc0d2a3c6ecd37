"""Bab III.A per indikator, what lies behind the figures: causes, efficiency and programmes (points 5 to 7).

Layer: report. Pure. Causes and solutions are the office's own words, or a mark where one that is required is missing.
Source: PermenPANRB 53/2014, Lampiran II (Bab III.A).
"""

from collections.abc import Iterator, Mapping

from lkjip_xl.model import Anggaran
from lkjip_xl.report.blocks import Block, Figure, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import NOT_COMPUTABLE, figure, is_undefined, percent_figure
from lkjip_xl.report.measures import Measures
from lkjip_xl.report.office_text import explanation
from lkjip_xl.report.sentences import paragraph
from lkjip_xl.rules.evaluation.indikator import wanted_explanations
from lkjip_xl.rules.money import compute_serapan

_ASPECTS = (
    ("Penyebab keberhasilan/kegagalan", "penyebab", "Penyebab"),
    ("Hambatan", "hambatan", "Hambatan"),
    ("Solusi dan tindak lanjut", "solusi", "Solusi"),
)
"""Aspect as the report prints it, column of tblIndikator, and its head there."""


def explain(brief: Brief, measures: Measures, key: str) -> tuple[Block, ...]:
    """Return the comparisons 5 to 7 of an indikator; `key` begins their ids (`bab3.a.ik1`)."""
    return (
        _list_causes(brief, measures, f"{key}.sebab"),
        *_weigh_resources(brief, measures, f"{key}.efisiensi"),
        *_list_programmes(brief, measures, f"{key}.program"),
    )


def _list_causes(brief: Brief, measures: Measures, key: str) -> Table:
    indikator = measures.result.indikator
    wanted = wanted_explanations(measures.result)
    rows = tuple(
        {"aspek": (aspect,), "uraian": _join(told)}
        for aspect, column, header in _ASPECTS
        if (told := explanation(indikator, column, header, is_wanted=column in wanted))
    )
    title = f"Penyebab, Hambatan, dan Solusi {indikator.nama}"
    source, empty, cell = brief.words("sumber.uraian"), brief.words("kosong.tabel"), str(indikator.place("penyebab"))
    return Table(f"{key}.tabel", title, rows, source, empty, cell=cell)


def _join(paragraphs: tuple[Text, ...]) -> Text:
    """Return paragraphs as one cell of a table."""
    return tuple(piece for at, text in enumerate(paragraphs) for piece in ((" ", *text) if at else text))


def _weigh_resources(brief: Brief, measures: Measures, key: str) -> tuple[Block, ...]:
    indikator, efisiensi = measures.result.indikator, measures.result.efisiensi
    is_known = efisiensi is not None and efisiensi.printed is not None
    sentence = brief.say(
        f"efisiensi.{efisiensi.rumus if efisiensi and is_known else _why_no_efficiency(measures)}",
        measures.key,
        capaian=measures.tahun_ini.capaian,
        serapan=measures.serapan,
        efisiensi=measures.efisiensi,
        kata=measures.efisiensi_word,
    )
    row: Mapping[str, Text] = {
        "indikator": (indikator.nama,),
        "capaian": (measures.tahun_ini.capaian,),
        "pagu": (measures.pagu,),
        "realisasi": (measures.realisasi_anggaran,),
        "serapan": (measures.serapan,),
        "efisiensi": (measures.efisiensi,),
        "keterangan": (measures.efisiensi_word,),
    }
    title = f"Efisiensi Penggunaan Sumber Daya {indikator.nama} Tahun {brief.tahun}"
    return (
        Narrative(f"{key}.uraian", (sentence,)),
        Table(f"{key}.tabel", title, (row,), brief.words("sumber.anggaran"), brief.words("kosong.tabel")),
    )


def _why_no_efficiency(measures: Measures) -> str:
    """Return the name of the sentence that says why there is no efficiency."""
    result = measures.result
    if measures.is_undefined:
        return "tanpa_capaian"
    is_zero = is_undefined(result.efisiensi) or is_undefined(result.serapan.percent if result.serapan else None)
    if is_zero:
        return "tanpa_serapan"
    if measures.tahun_ini.capaian.exact is not None:
        return "belum_serapan"
    return "belum_capaian" if measures.serapan.exact is not None else "belum_keduanya"


def _list_programmes(brief: Brief, measures: Measures, key: str) -> tuple[Block, ...]:
    result = measures.result
    indikator = result.indikator
    rows = tuple(_programme_row(brief, number, line) for number, line in enumerate(result.lines, start=1))
    told = explanation(indikator, "program", "Program", is_wanted=False)
    title = f"Program yang Menunjang Pencapaian {indikator.nama} Tahun {brief.tahun}"
    total: Mapping[str, Text] = {
        "pagu": (measures.pagu,),
        "realisasi": (measures.realisasi_anggaran,),
        "persen": (measures.serapan,),
    }
    return (
        Narrative(f"{key}.uraian", paragraph(_describe_programmes(brief, measures))),
        Table(f"{key}.tabel", title, rows, brief.words("sumber.anggaran"), brief.words("kosong.subkegiatan"), total),
        Narrative(f"{key}.kantor", told, str(indikator.place("program"))),
    )


def _programme_row(brief: Brief, number: int, line: Anggaran) -> Mapping[str, Text]:
    key = f"anggaran.{brief.budget_keys[line.cell]}"
    return {
        "no": (str(number),),
        "kode": (line.kode,),
        "uraian": (line.uraian,),
        "pagu": (figure(f"{key}.pagu", line.pagu, line.cell),),
        "realisasi": (figure(f"{key}.realisasi", line.realisasi, line.cell),),
        "persen": (_percent(brief, line),),
    }


def _percent(brief: Brief, line: Anggaran) -> Figure:
    percent = compute_serapan([(line.pagu, line.realisasi)]).percent
    key = f"anggaran.{brief.budget_keys[line.cell]}.persen"
    return percent_figure(key, percent, line.cell)


def _describe_programmes(brief: Brief, measures: Measures) -> Iterator[Text]:
    lines = measures.result.lines
    if not lines:
        return
    count = figure(f"{measures.key}.subkegiatan", len(lines), "tblAnggaran")
    is_known = measures.serapan.exact is not None
    without = "program.tanpa_pagu" if measures.serapan.printed == NOT_COMPUTABLE else "program.belum"
    yield brief.say(
        "program.ada" if is_known else without,
        measures.key,
        jumlah=count,
        pagu=measures.pagu,
        realisasi=measures.realisasi_anggaran,
        serapan=measures.serapan,
    )
    ranked = sorted(lines, key=lambda line: _percent(brief, line).exact or 0)
    if is_known and len(lines) > 1 and _percent(brief, ranked[0]).printed != _percent(brief, ranked[1]).printed:
        yield brief.say("program.terendah", measures.key, uraian=ranked[0].uraian, serapan=_percent(brief, ranked[0]))

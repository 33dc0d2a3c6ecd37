"""Bab II Perencanaan Kinerja: Renstra, indikator kinerja utama, perjanjian kinerja and its change.

Layer: report. Pure.
Source: PermenPANRB 53/2014, Lampiran I and II (Bab II).
"""

from collections.abc import Callable, Iterator, Mapping

from lkjip_xl.model import Target
from lkjip_xl.report.blocks import Block, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import DASH, slug
from lkjip_xl.report.measures import Measures
from lkjip_xl.report.office_text import office_text
from lkjip_xl.report.sentences import enumerate_texts, paragraph, words_of
from lkjip_xl.rules.dates import tanggal_indonesia


def write_bab2(brief: Brief) -> tuple[Block, ...]:
    """Return Bab II."""
    changed = _has_changed(brief)
    renstra = brief.office.text("renstra") or brief.words("sumber.daftar")
    return (
        office_text(brief.office, "bab2.renstra"),
        office_text(brief.office, "bab2.visi_misi"),
        office_text(brief.office, "bab2.tujuan"),
        _table(brief, "renstra_target", "Sasaran, Indikator, dan Target Akhir Renstra", _renstra, renstra),
        _table(brief, "iku", "Indikator Kinerja Utama", _formula),
        Narrative("bab2.perjanjian", (_describe_agreement(brief),)),
        _table(brief, "pk", f"Perjanjian Kinerja Tahun {brief.tahun}", _agreement),
        Narrative("bab2.perubahan", paragraph(_describe_change(brief)) if changed else ()),
        _table(brief, "perubahan_target", "Target Sebelum dan Sesudah Perubahan", _change)
        if changed
        else Table("bab2.perubahan_target", "", (), "", brief.words(f"kosong.{_unchanged(brief)}")),
        office_text(brief.office, "bab2.perubahan_pk"),
    )


def _has_changed(brief: Brief) -> bool:
    """Return whether the agreement was changed: by a target, or by the date of its change."""
    has_target = any(each.result.indikator.target_perubahan is not None for each in brief.measures)
    return has_target or bool(brief.measures and brief.office.day("tanggal_pk_perubahan"))


def _unchanged(brief: Brief) -> str:
    """Return the name of the sentence without a change: without an agreement nobody can say that it stayed."""
    is_known = any(each.result.indikator.target_murni is not None for each in brief.measures)
    return "perubahan" if is_known else "perjanjian"


def _table(
    brief: Brief, key: str, title: str, row: Callable[[Measures], Mapping[str, Text]], source: str = ""
) -> Table:
    """Return a table with one row per indikator; its first columns are always the same."""
    rows = tuple(
        {
            "no": (str(number),),
            "sasaran": (each.result.indikator.sasaran,),
            "indikator": (each.result.indikator.nama,),
            "satuan": (each.result.indikator.satuan,),
            **row(each),
        }
        for number, each in enumerate(brief.measures, start=1)
    )
    return Table(
        f"bab2.{key}", title, rows, source or brief.words("sumber.perjanjian"), brief.words("kosong.indikator")
    )


def _renstra(measures: Measures) -> Mapping[str, Text]:
    tahun = measures.result.indikator.tahun_renstra
    return {"target": (measures.renstra_target,), "tahun": (str(tahun) if tahun else DASH,)}


def _formula(measures: Measures) -> Mapping[str, Text]:
    indikator = measures.result.indikator
    return {"formula": (indikator.formula or DASH,), "sumber": (words_of(f"sumber.data_{slug(indikator.sumber)}"),)}


def _agreement(measures: Measures) -> Mapping[str, Text]:
    return {"target": (measures.tahun_ini.target,)}


def _change(measures: Measures) -> Mapping[str, Text]:
    indikator = measures.result.indikator
    after = measures.target_perubahan if indikator.target_perubahan else measures.tahun_ini.target
    return {
        "murni": (measures.target_murni,),
        "perubahan": (after,),
        "keterangan": (_direction(indikator.target_murni, indikator.target_perubahan),),
    }


def _direction(before: Target | None, after: Target | None) -> str:
    """Return how a target was changed."""
    if before is None:
        return DASH  # a target that nobody typed cannot have stayed
    if after is None or after == before:
        return "tetap"
    if before.lower == before.upper and after.lower == after.upper:
        return "naik" if after.lower > before.lower else "turun"
    return "berubah"


def _describe_agreement(brief: Brief) -> Text:
    day = brief.office.day("tanggal_pk")
    return brief.say("perjanjian.bertanggal", tanggal=tanggal_indonesia(day)) if day else brief.say("perjanjian.murni")


def _describe_change(brief: Brief) -> Iterator[Text]:
    """Say when the agreement changed, and name every indikator whose target did."""
    day = brief.office.day("tanggal_pk_perubahan")
    if day is None:
        yield brief.say("perjanjian.perubahan")
    else:
        yield brief.say("perjanjian.perubahan_bertanggal", tanggal=tanggal_indonesia(day))
    changed = [each for each in brief.measures if _is_changed(each)]
    if changed and len(changed) == len(brief.measures) > 1:
        yield brief.say("perjanjian.berubah_semua")
    elif changed:
        items = [_describe_changed(brief, each) for each in changed]
        pattern = "perjanjian.berubah" if len(brief.measures) > 1 else "perjanjian.berubah_satu"
        yield brief.say(pattern, daftar=enumerate_texts(items))
    else:
        yield brief.say("perjanjian.target_tetap")


def _is_changed(measures: Measures) -> bool:
    indikator = measures.result.indikator
    return indikator.target_perubahan is not None and indikator.target_perubahan != indikator.target_murni


def _describe_changed(brief: Brief, measures: Measures) -> Text:
    return brief.say(
        "perjanjian.berubah_butir",
        indikator=measures.result.indikator.nama,
        murni=measures.target_murni,
        perubahan=measures.target_perubahan,
    )

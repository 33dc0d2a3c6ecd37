"""Lampiran: Data Kinerja, survey per unit and unsur, Pemmas, administrasi, Tim Penyusun and the sources of the data.

Layer: report. Pure. Perjanjian kinerja and pengukuran kinerja are printed again from the blocks of Bab II and III.
Source: PermenPANRB 53/2014, Lampiran II; SOP (Data Kinerja masing-masing Kasi/Lurah); DOMAIN section 1 (print sheet).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lkjip_xl.model import Kelompok, KinerjaUnit, Number, Target
from lkjip_xl.report.blocks import Block, Exact, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import DASH, common_places, figure, percent_figure, slug, two_decimals, typed_words
from lkjip_xl.report.unrounded import differs_from_printed
from lkjip_xl.rules.capaian import Capaian, compute_capaian
from lkjip_xl.rules.dates import tanggal_indonesia
from lkjip_xl.rules.evaluation.policies import read_policies
from lkjip_xl.rules.percentage import compute_percentage
from lkjip_xl.rules.printing import angka
from lkjip_xl.rules.rounding import exact


def write_lampiran(brief: Brief) -> tuple[Block, ...]:
    """Return the annexes that have tables of their own, but for the survey (`lampiran_survei`)."""
    return (
        _kinerja_table(brief),
        _table(brief, "pemmas", "Daftar Kelompok/Lembaga Sasaran", _pemmas_rows(brief), "unit", "pemmas"),
        _table(brief, "administrasi", "Rincian Administrasi", _administrasi_rows(brief), "unit", "administrasi"),
        _table(brief, "tim", "Tim Penyusun LKjIP", _tim_rows(brief), "tim", "tim"),
        _table(brief, "sumber", "Sumber Data Laporan", _source_rows(brief), "daftar", "tabel"),
        _table(brief, "berkas", "Berkas yang Disampaikan Unit", _file_rows(brief), "daftar", "berkas"),
    )


def _table(brief: Brief, key: str, title: str, rows: Iterator[Mapping[str, Text]], source: str, empty: str) -> Table:
    decree = brief.office.text("nomor_tim")
    words = brief.words(f"sumber.{source}", nomor=f" Nomor {decree}" if decree else "")
    return Table(f"lampiran.{key}", f"{title} Tahun {brief.tahun}", tuple(rows), words, brief.words(f"kosong.{empty}"))


def _kinerja_table(brief: Brief) -> Table:
    cap, places = read_policies(brief.office)[0].cap, _places_by_satuan(brief)
    is_unrounded = any(
        differs_from_printed(
            _capaian(row, cap),
            Target(row.target, row.target),
            None if row.realisasi is None else exact(row.realisasi),
            row.arah,
            places[_satuan(row)],
        )
        for row in brief.office.kinerja
    )
    table = _table(brief, "kinerja", "Data Kinerja Kasi/Lurah", _kinerja_rows(brief, cap, places), "unit", "kinerja")
    return replace(table, source=brief.note_unrounded(table.source, is_unrounded=is_unrounded))


def _places_by_satuan(brief: Brief) -> Mapping[str, int]:
    """Return the decimals of each satuan: what is counted alike prints alike, row under row."""
    values: dict[str, list[Number | None]] = {}
    for row in brief.office.kinerja:
        values.setdefault(_satuan(row), []).extend((row.target, row.realisasi))
    return {satuan: common_places(numbers) for satuan, numbers in values.items()}


def _satuan(row: KinerjaUnit) -> str:
    return row.satuan.strip().casefold()


def _kinerja_rows(brief: Brief, cap: int | None, satuan_places: Mapping[str, int]) -> Iterator[Mapping[str, Text]]:
    names = brief.unit_names
    for number, row in enumerate(brief.office.kinerja, start=1):
        places = satuan_places[_satuan(row)]
        key = f"kinerja.{number}"

        def show(value: Exact, places: int = places) -> str:
            return angka(value, places)

        yield {
            "no": (str(number),),
            "unit": (names.get(row.unit, row.unit),),
            "seksi": (row.seksi or "–",),
            "uraian": (row.uraian,),
            "satuan": (row.satuan,),
            "arah": (row.arah.value,),
            "target": (figure(f"{key}.target", row.target, row.cell, show=show),),
            "realisasi": (figure(f"{key}.realisasi", row.realisasi, row.cell, show=show),),
            "capaian": (percent_figure(f"{key}.capaian", _capaian(row, cap), row.cell),),
        }


def _capaian(row: KinerjaUnit, cap: int | None) -> Capaian:
    return compute_capaian(Target(row.target, row.target), row.realisasi, row.arah, cap=cap)


def _pemmas_rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    names = brief.unit_names
    for number, group in enumerate(brief.office.kelompok, start=1):
        yield {
            "no": (str(number),),
            "unit": (names.get(group.unit, group.unit),),
            "jenis": (group.jenis,),
            "nama": (group.nama,),
            "rw": (group.rw or "–",),
            "difasilitasi": (_facilitated(brief, group),),
            "bentuk": (group.bentuk or "–",),
        }


def _facilitated(brief: Brief, group: Kelompok) -> str:
    if group.difasilitasi is None:
        return "–"
    return brief.words("pemmas.ya" if group.difasilitasi else "pemmas.tidak")


def _administrasi_rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    names = brief.unit_names
    for number, row in enumerate(brief.office.administrasi, start=1):
        key, percent = f"administrasi.{number}", compute_percentage(row.sesuai, row.jumlah)
        persen = figure(f"{key}.persen", percent.exact, row.cell, percent.explanation, show=two_decimals)
        yield {
            "no": (str(number),),
            "unit": (names.get(row.unit, row.unit),),
            "seksi": (row.seksi or "–",),
            "jenis": (row.jenis,),
            "jumlah": (figure(f"{key}.jumlah", row.jumlah, row.cell),),
            "sesuai": (figure(f"{key}.sesuai", row.sesuai, row.cell),),
            "persen": (persen,) if row.jumlah else (brief.words("kosong.dokumen"),),
        }


def _tim_rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    for number, row in enumerate(brief.office.tim, start=1):
        cells: dict[str, Text] = {key: (typed_words(row, key),) for key in ("nama", "jabatan", "kedudukan")}
        yield {"no": (str(number),), **cells}


def _source_rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    office = brief.office
    sources = (
        ("Jawaban responden Survei Kepuasan Masyarakat", "SKM_Angket", len(office.responden)),
        ("Hasil survei yang sudah diolah", "SKM_Rekap", len(office.rekap)),
        ("Kelompok/lembaga sasaran pemberdayaan masyarakat", "Pemmas", len(office.kelompok)),
        ("Administrasi perkantoran", "Administrasi", len(office.administrasi)),
        ("Data Kinerja Kasi/Lurah", "Kinerja_Unit", len(office.kinerja)),
        ("Program, kegiatan, dan subkegiatan", "Anggaran", len(office.anggaran)),
        ("Target dan realisasi tahun sebelumnya", "Riwayat", len(office.riwayat)),
        ("Sasaran dan indikator kinerja", "Indikator", len(office.indikator)),
    )
    for number, (name, sheet, count) in enumerate(sources, start=1):
        rows = figure(f"sumber.{slug(sheet)}", count, sheet)
        yield {"no": (str(number),), "data": (name,), "lembar": (sheet.replace("_", " "),), "baris": (rows,)}


def _file_rows(brief: Brief) -> Iterator[Mapping[str, Text]]:
    """Yield the files of the units: what came from each, when, and the fingerprint that tells it from another one."""
    names = brief.unit_names
    for number, each in enumerate(brief.office.berkas, start=1):
        yield {
            "no": (str(number),),
            "unit": (names.get(each.unit, each.unit),),
            "berkas": (each.nama,),
            "jenis": (", ".join(each.jenis),),
            "diterima": (tanggal_indonesia(each.diterima) if each.diterima else DASH,),
            "sidik": (each.sidik or DASH,),
        }

"""Bab I Pendahuluan: the organisation, its people and means, issues and legal bases.

Layer: report. Pure.
Source: PermenPANRB 53/2014, Lampiran II (Bab I).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lkjip_xl.model import Cell, Number, Row, Value
from lkjip_xl.report.blocks import Block, Figure, Listing, Narrative, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import DASH, as_number, figure, slug, typed_figure, typed_words
from lkjip_xl.report.office_text import missing_mark, office_text
from lkjip_xl.report.sentences import enumerate_texts, paragraph

_KEPEGAWAIAN = ("pns", "pppk", "non_asn")
_KEADAAN = ("baik", "rusak")
_REPLACED = "diganti"

BASIS = "dasar_organisasi"
BASIS_LABEL = "Dasar kedudukan, tugas, dan fungsi"
BASIS_CELL = Cell("Pengaturan", BASIS)
"""Setting that names the regulation behind tugas dan fungsi, its label and its place."""


def write_bab1(brief: Brief) -> tuple[Block, ...]:
    """Return Bab I."""
    office = brief.office
    pegawai = _resource_table("bab1.pegawai", "tblPegawai", "unit_kerja", office.pegawai, _KEPEGAWAIAN)
    sarana = _resource_table("bab1.sarana", "tblSarana", "jenis", office.sarana, _KEADAAN)
    return (
        office_text(office, "bab1.organisasi"),
        Narrative("bab1.wilayah", paragraph(_describe_area(brief))),
        Narrative("bab1.dasar_organisasi", (_describe_basis(brief),)),
        office_text(office, "bab1.tugas_fungsi"),
        office_text(office, "bab1.struktur"),
        Narrative("bab1.pegawai_uraian", tuple(_describe_staff(brief, pegawai[1])) if pegawai[0] else ()),
        Table(
            "bab1.pegawai",
            f"Sumber Daya Manusia Kecamatan {brief.kecamatan} Tahun {brief.tahun}",
            pegawai[0],
            brief.words("sumber.kepegawaian"),
            brief.words("kosong.pegawai"),
            pegawai[1],
        ),
        Narrative("bab1.pegawai_rincian", paragraph(_describe_groups(brief))),
        Table(
            "bab1.sarana",
            f"Sarana dan Prasarana Kecamatan {brief.kecamatan} Tahun {brief.tahun}",
            sarana[0],
            brief.words("sumber.sarana"),
            brief.words("kosong.sarana"),
            sarana[1],
        ),
        office_text(office, "bab1.aspek_strategis"),
        office_text(office, "bab1.isu"),
        Listing("bab1.dasar_hukum", tuple(_list_legal_bases(office.dasar_hukum)), brief.words("kosong.dasar_hukum")),
    )


def _describe_area(brief: Brief) -> Iterator[Text]:
    office = brief.office
    settings = {"luas": "luas_wilayah", "penduduk": "jumlah_penduduk", "keluarga": "jumlah_keluarga"}
    figures = {part: _setting_figure(brief, name) for part, name in settings.items()}
    if all(each.exact is not None for each in figures.values()):
        yield brief.say("umum.wilayah", sumber=office.text("sumber_wilayah"), **figures)
    kelurahan = [unit for unit in office.units if not unit.is_kecamatan]
    if kelurahan:
        names = brief.list_units("wilayah.kelurahan", [unit.nama for unit in kelurahan])
        count = figure("wilayah.kelurahan", len(kelurahan), "tblUnit")
        yield brief.say("umum.kelurahan", jumlah=count, daftar=names)


def _describe_staff(brief: Brief, total: Mapping[str, Text]) -> Iterator[Text]:
    """Say how many people there are, where no number is missing."""
    figures = [piece for text in total.values() for piece in text if isinstance(piece, Figure)]
    if all(each.exact is not None for each in figures):
        yield brief.say("umum.pegawai", **total)


def _describe_basis(brief: Brief) -> Text:
    """Name the regulation behind tugas dan fungsi, or mark that nobody has typed it."""
    basis = brief.office.text(BASIS)
    return brief.say("umum.dasar_organisasi", peraturan=basis) if basis else missing_mark(BASIS_LABEL, BASIS_CELL)


def _describe_groups(brief: Brief) -> Iterator[Text]:
    """Tell the staff by sex, education and rank, as far as the office has counted them."""
    groups: dict[str, list[Text]] = {}
    for number, row in enumerate(brief.office.pegawai_rinci, start=1):
        kelompok, uraian = typed_words(row, "kelompok"), typed_words(row, "uraian")
        if as_number(row["jumlah"]) is not None and DASH not in (kelompok, uraian):
            count = typed_figure(f"pegawai.{slug(kelompok)}.{number}_{slug(uraian)}", row, "jumlah")
            told = brief.say("umum.rincian_butir", uraian=_inside_sentence(uraian), jumlah=count)
            groups.setdefault(kelompok, []).append(told)
    for kelompok, items in groups.items():
        yield brief.say("umum.rincian", kelompok=kelompok.lower(), daftar=enumerate_texts(items))


def _inside_sentence(typed: str) -> str:
    """Return words as they stand inside a sentence: `perempuan`, but `S1` and `Golongan III`."""
    is_plain = typed[1:] == typed[1:].lower() and not any(letter.isdigit() for letter in typed)
    return typed.lower() if is_plain else typed


def _setting_figure(brief: Brief, name: str) -> Figure:
    return figure(f"wilayah.{name}", as_number(brief.office.settings.get(name)), Cell("Pengaturan", name))


def _resource_table(
    key: str, source: str, name: str, rows: Sequence[Row], columns: Sequence[str]
) -> tuple[tuple[Mapping[str, Text], ...], Mapping[str, Text]]:
    """Return the rows of a table of counts with a sum at the right, and the row of sums below."""
    lines: list[Mapping[str, Text]] = []
    for number, row in enumerate(rows, start=1):
        row_key = f"{key}.{number}_{slug(typed_words(row, name))}"
        cells: dict[str, Text] = {column: (typed_figure(f"{row_key}.{column}", row, column),) for column in columns}
        total = figure(f"{row_key}.jumlah", _sum(row[column] for column in columns), f"{row.sheet}!{row.number}")
        lines.append({"no": (str(number),), "nama": (typed_words(row, name),), **cells, "jumlah": (total,)})
    sums = {column: _sum(row[column] for row in rows) for column in columns}
    totals: dict[str, Text] = {column: (figure(f"{key}.{column}", value, source),) for column, value in sums.items()}
    return tuple(lines), {**totals, "jumlah": (figure(f"{key}.jumlah", _sum(sums.values()), source),)}


def _sum(values: Iterable[Value]) -> Number | None:
    """Return the sum, or None where a figure is missing: a sum with gaps would be a wrong figure."""
    numbers = [as_number(value) for value in values]
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _list_legal_bases(rows: Sequence[Row]) -> Iterator[Text]:
    """Yield the bases to cite; one that was replaced stays on the sheet for earlier years only."""
    for row in rows:
        if row["status"] != _REPLACED:
            yield (typed_words(row, "peraturan"),)

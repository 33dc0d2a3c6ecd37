"""Reads a master workbook into the office it describes, with a finding for every cell that does not fit.

Layer: book. A missing figure stays None, never 0; a row without its required columns is left out and named.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from lkjip_xl.book.counted import DeclaredUnits, first_of_each
from lkjip_xl.book.port import MasterBook
from lkjip_xl.book.reading import YES, Findings, RowReader, as_date, as_integer, as_number, plain_text, same_word
from lkjip_xl.book.schema.kinds import Kind, NamedCell
from lkjip_xl.book.schema.lists import LISTS
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.book.schema.settings import SETTINGS
from lkjip_xl.book.source_files import SourceFiles
from lkjip_xl.book.stored_text import read_stored
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import (
    NO_STANDARD,
    Administrasi,
    Anggaran,
    Cell,
    Finding,
    IkmLalu,
    Indikator,
    Kelompok,
    KinerjaUnit,
    Naskah,
    Office,
    Pejabat,
    Rekap,
    Responden,
    Riwayat,
    StoredAnswers,
    Unit,
    Value,
)

T = TypeVar("T")

_PROFILE = ("tanggal", "layanan", "jenis_kelamin", "usia", "pendidikan", "pekerjaan")
_TYPED_INTO = (
    *("tblUnit", "tblIndikator", "tblRiwayat", "tblAnggaran", "tblNarasi", "tblUnsur", "tblPegawai", "tblSarana"),
    *("tblDasarHukum", "tblTim", "tblHariLibur", "tblAgenda", "tblPegawaiRinci", "tblRencanaSkm", "tblTindakLanjut"),
    "tblIkmLalu",
    *("tblAngket", "tblRekap", "tblPemmas", "tblAdministrasi", "tblKinerja"),
)
"""Tables that a report rests on, and the agenda: what people type right beneath them is meant for them."""
_TYPED = "Isian"


class YearMissingError(LkjipError):
    """The master does not say which year it reports."""

    code = "YEAR_MISSING"

    def __init__(self, where: str) -> None:
        """Name the cell."""
        super().__init__(
            "Tahun laporan belum diisi", where=where, remedy="Isi sel itu dengan tahun laporan, misalnya 2025."
        )


def read_office(book: MasterBook) -> tuple[Office, tuple[Finding, ...]]:
    """Return what the master holds, and the findings of reading it.

    Raises:
        YearMissingError: The setting `tahun` is empty or not a year.
    """
    findings = Findings()
    settings = {cell.name: _setting(book, cell, findings) for cell in SETTINGS}
    tahun = settings["tahun"]
    if not isinstance(tahun, int):
        raise YearMissingError("!".join(book.cell_of("tahun")))
    unsur, units, files = _unsur(book), _units(book, findings), SourceFiles()

    def collected(table: str, convert: Callable[[RowReader], T | None]) -> tuple[T, ...]:
        rows = units.rows_of_asked(_rows(book, table, findings), findings)
        return _converted((files.noted(table, row) for row in rows), convert)

    def coded(table: str, keys: Sequence[str], convert: Callable[[RowReader], T | None]) -> tuple[T, ...]:
        return _converted(first_of_each(_rows(book, table, findings), keys, findings), convert)

    office = Office(
        tahun=tahun,
        settings=settings,
        camat=_pejabat(settings, "camat"),
        sekcam=_pejabat(settings, "sekcam"),
        kasubbag=_pejabat(settings, "kasubbag"),
        unsur=unsur,
        units=units.asked,
        indikator=coded("tblIndikator", ("kode",), _indikator),
        riwayat=coded("tblRiwayat", ("indikator", "tahun"), _riwayat),
        ikm_lalu=coded("tblIkmLalu", ("unit",), _ikm_lalu),
        anggaran=_converted(_rows(book, "tblAnggaran", findings), _anggaran),
        responden=collected("tblAngket", lambda row: _responden(row, unsur)),
        rekap=collected("tblRekap", lambda row: _rekap(row, unsur)),
        kelompok=collected("tblPemmas", _kelompok),
        administrasi=collected("tblAdministrasi", _administrasi),
        kinerja=collected("tblKinerja", _kinerja),
        naskah=_converted(_rows(book, "tblNarasi", findings), _naskah),
        pegawai=tuple(book.rows("tblPegawai")),
        sarana=tuple(book.rows("tblSarana")),
        dasar_hukum=tuple(book.rows("tblDasarHukum")),
        tim=tuple(book.rows("tblTim")),
        pegawai_rinci=tuple(book.rows("tblPegawaiRinci")),
        rencana_skm=tuple(book.rows("tblRencanaSkm")),
        tindak_lanjut=tuple(book.rows("tblTindakLanjut")),
        berkas=files.with_dates(book.rows("tblPermintaan")),
        hari_libur=frozenset(day for row in book.rows("tblHariLibur") if isinstance(day := row["tanggal"], date)),
    )
    beneath = [finding for table in _TYPED_INTO for finding in book.beneath(table)]
    return office, (*findings.items, *beneath)


def _setting(book: MasterBook, cell: NamedCell, findings: Findings) -> Value:
    value, place = book.value(cell.name), Cell(*book.cell_of(cell.name))
    if cell.kind is Kind.DATE:
        return as_date(value, cell.label, place, findings)
    if cell.kind is Kind.INTEGER:
        return as_integer(value, cell.label, place, findings)
    if cell.kind is Kind.NUMBER:
        return as_number(value, cell.label, place, findings)
    return plain_text(value) or None


def _unsur(book: MasterBook) -> dict[str, str]:
    return {plain_text(row["kode"]): plain_text(row["nama"]) for row in book.rows("tblUnsur") if row["kode"]}


def _pejabat(settings: Mapping[str, Value], prefix: str) -> Pejabat:
    jabatan, nama, pangkat, nip, sebutan = (
        plain_text(settings[f"{prefix}_{part}"]) for part in ("jabatan", "nama", "pangkat", "nip", "sebutan")
    )
    return Pejabat(jabatan, nama, pangkat, nip, "" if sebutan == "Definitif" else sebutan)


def _rows(book: MasterBook, table: str, findings: Findings) -> Iterable[RowReader]:
    labels = {column.key: column.header for column in MASTER.tables[table][1].columns}
    return (RowReader(row, labels, findings) for row in book.rows(table))


def _converted(rows: Iterable[RowReader], convert: Callable[[RowReader], T | None]) -> tuple[T, ...]:
    return tuple(item for row in rows if (item := convert(row)) is not None)


def _units(book: MasterBook, findings: Findings) -> DeclaredUnits:
    """Return the units; one whose column Aktif says anything but Tidak is asked."""
    asked, inactive = [], {}
    for row in first_of_each(_rows(book, "tblUnit", findings), ("kode",), findings):
        if row.has(("kode", "nama", "jenis")):
            if row.text("aktif") and row.yes_no("aktif") is False:
                inactive[row.text("kode")] = row.text("nama")
            else:
                asked.append(_unit(row))
    return DeclaredUnits(tuple(asked), inactive)


def _unit(row: RowReader) -> Unit:
    pimpinan = Pejabat(row.text("jabatan"), row.text("pimpinan"), row.text("pangkat"), row.text("nip"))
    return Unit(row.text("kode"), row.text("nama"), row.text("jenis"), pimpinan, row.integer("populasi"))


def _indikator(row: RowReader) -> Indikator | None:
    if not row.has(("kode", "sasaran", "indikator", "sumber")):
        return None
    if not row.text("satuan"):
        message, remedy = f"Satuan {row.text('indikator')} kosong", "Isi satuan, misalnya Indeks, Kelompok, atau %."
        row.findings.add("SATUAN_MISSING", message, remedy, row.cell("satuan"))
    murni, perubahan = row.target("target_murni"), row.target("target_perubahan")
    no_standard = same_word(row.text("standar")) == same_word(NO_STANDARD)
    return Indikator(
        kode=row.text("kode"),
        sasaran=row.text("sasaran"),
        nama=row.text("indikator"),
        satuan=row.text("satuan"),
        arah=row.arah("arah"),
        sumber=_source(row),
        cell=row.cell("kode"),
        formula=row.text("formula"),
        target=perubahan or murni,
        target_murni=murni,
        target_perubahan=perubahan,
        target_renstra=row.target("target_renstra"),
        tahun_renstra=row.integer("tahun_renstra"),
        standar=None if no_standard else row.number("standar"),
        sumber_standar=NO_STANDARD if no_standard else row.text("sumber_standar"),
        realisasi_isian=row.number("realisasi_isian"),
        penyebab=row.text("penyebab"),
        hambatan=row.text("hambatan"),
        solusi=row.text("solusi"),
        program=row.text("program"),
        cells={key: row.cell(key) for key in row.row},
    )


def _source(row: RowReader) -> str:
    """Return where the realisasi comes from; an unknown word is a finding that says how it was read."""
    known = row.choice("sumber", LISTS["sumber_realisasi"])
    if not known:
        message = f"{row.label('sumber')} = {row.text('sumber')} tidak dikenal; dibaca {_TYPED}"
        remedy = f"Pilih {', '.join(LISTS['sumber_realisasi'])}."
        row.findings.add("UNKNOWN_SOURCE", message, remedy, row.cell("sumber"))
    return known or _TYPED


def _riwayat(row: RowReader) -> Riwayat | None:
    tahun = row.integer("tahun")
    if not row.has(("indikator", "tahun")) or tahun is None:
        return None
    return Riwayat(
        row.text("indikator"),
        tahun,
        row.target("target"),
        row.number("realisasi"),
        row.text("sumber"),
        row.cell("realisasi"),
        row.text("renstra"),
    )


def _ikm_lalu(row: RowReader) -> IkmLalu | None:
    if not row.has(("unit",)):
        return None
    return IkmLalu(row.text("unit"), row.number("ikm", small=True), row.text("penjelasan"), row.cell("penjelasan"))


def _anggaran(row: RowReader) -> Anggaran | None:
    if not row.has(("kode", "jenjang", "uraian")):
        return None
    jenjang = row.choice("jenjang", LISTS["jenjang_anggaran"])
    if not jenjang:
        message = f"{row.label('jenjang')} = {row.text('jenjang')} tidak dikenal; baris ini tidak dihitung"
        remedy = f"Pilih {', '.join(LISTS['jenjang_anggaran'])}."
        row.findings.add("UNKNOWN_JENJANG", message, remedy, row.cell("jenjang"))
        return None
    murni, perubahan = row.integer("pagu_murni"), row.integer("pagu_perubahan")
    return Anggaran(
        kode=row.text("kode"),
        jenjang=jenjang,
        uraian=row.text("uraian"),
        pagu_murni=murni,
        pagu=murni if perubahan is None else perubahan,
        realisasi=row.integer("realisasi"),
        indikator=row.text("indikator"),
        cell=row.cell("realisasi"),
    )


def _responden(row: RowReader, unsur: Mapping[str, str]) -> Responden:
    scores = {code: row.integer(code) if code in row.row else None for code in unsur}
    profile = {key: row.row.get(key) for key in _PROFILE}
    return Responden(row.text("unit"), row.text("seksi"), profile, scores, row.cell("nomor"))


def _rekap(row: RowReader, unsur: Mapping[str, str]) -> Rekap:
    codes = [code for code in unsur if code in row.row]
    nrr = {code: Decimal(value) for code in codes if (value := row.number(code, small=True)) is not None}
    tercetak = row.number("ikm_tercetak", small=True)
    return Rekap(
        row.text("unit"),
        row.text("layanan"),
        row.text("periode"),
        row.integer("responden"),
        nrr,
        None if tercetak is None else Decimal(tercetak),
        row.cell("unit"),
        {code: row.cell(code) for code in codes},
        _stored(row, unsur),
    )


def _stored(row: RowReader, unsur: Mapping[str, str]) -> StoredAnswers | None:
    """Return the sums of answers that lie on disk; a text that does not fit this office's unsur is a finding."""
    text = row.text("rincian") if "rincian" in row.row else ""
    stored = read_stored(text)
    if text and (stored is None or list(stored.answers) != list(unsur)):
        message = "Rincian Jawaban tidak dapat dibaca; dipakai NRR yang tercetak"
        row.findings.add("STORED_ANSWERS_UNREADABLE", message, "Ulangi Konsolidasi.", row.cell("rincian"))
        return None
    return stored


def _kelompok(row: RowReader) -> Kelompok | None:
    if not row.has(("jenis", "nama")):
        return None
    return Kelompok(
        row.text("unit"),
        row.text("jenis"),
        row.text("nama"),
        row.text("rw"),
        row.yes_no("difasilitasi"),
        row.text("bentuk"),
        row.cell("nama"),
    )


def _administrasi(row: RowReader) -> Administrasi | None:
    jumlah, sesuai = row.integer("jumlah"), row.integer("sesuai")
    if not row.has(("jenis", "jumlah", "sesuai")) or jumlah is None or sesuai is None:
        return None
    return Administrasi(row.text("unit"), row.text("seksi"), row.text("jenis"), jumlah, sesuai, row.cell("sesuai"))


def _kinerja(row: RowReader) -> KinerjaUnit | None:
    target = row.number("target")
    if not row.has(("uraian", "target")) or target is None:
        return None
    return KinerjaUnit(
        row.text("unit"),
        row.text("seksi"),
        row.text("uraian"),
        row.text("satuan"),
        row.arah("arah"),
        target,
        row.number("realisasi"),
        row.text("keterangan"),
        row.cell("realisasi"),
    )


def _naskah(row: RowReader) -> Naskah | None:
    if not row.has(("kode",)):
        return None
    wajib = row.choice("wajib", (YES,)) == YES
    return Naskah(row.text("kode"), row.text("bagian"), row.text("isi"), wajib, row.cell("isi"))

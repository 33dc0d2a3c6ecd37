"""Where people typed the words that a report prints: each text of the office with its cell of the master.

Layer: report. Pure.
"""

from collections.abc import Iterator

from lkjip_xl.model import Cell, Office, Row

_EXPLANATIONS = ("sasaran", "nama", "formula", "sumber_standar", "penyebab", "hambatan", "solusi", "program")
_ACCOUNTS = ("penyebab", "hambatan", "solusi", "program")
_COLUMN_OF = {"nama": "indikator"}
"""Column of tblIndikator, where it is not called like the field."""


def typed_texts(office: Office) -> Iterator[tuple[str, str]]:
    """Yield every typed text, in one line, with its cell; those of Narasi are blocks and carry theirs already."""
    for text, cell in (*_settings(office), *_indikator(office), *_rows(office)):
        if words := " ".join(text.split()):
            yield words, str(cell)


def office_words(office: Office) -> Iterator[tuple[str, str, Cell]]:
    """Yield every text in which the office tells something in its own words: what it is, the text, and its cell."""
    for part in office.naskah:
        yield f"Narasi {part.bagian}", part.isi, part.cell
    for indikator in office.indikator:
        for field in _ACCOUNTS:
            yield f"{field.capitalize()} {indikator.nama}", getattr(indikator, field), indikator.place(field)


def _settings(office: Office) -> Iterator[tuple[str, Cell]]:
    for name, value in office.settings.items():
        if isinstance(value, str):
            yield value, Cell("Pengaturan", name)


def _indikator(office: Office) -> Iterator[tuple[str, Cell]]:
    for indikator in office.indikator:
        for field in _EXPLANATIONS:
            yield getattr(indikator, field), indikator.place(_COLUMN_OF.get(field, field))
    for year in office.riwayat:
        yield year.renstra, year.cell
    for line in office.anggaran:
        yield line.uraian, line.cell


def _rows(office: Office) -> Iterator[tuple[str, Cell]]:
    tables = (office.pegawai, office.pegawai_rinci, office.sarana, office.dasar_hukum, office.tim)
    rows: tuple[Row, ...] = tuple(row for table in (*tables, office.rencana_skm, office.tindak_lanjut) for row in table)
    for row in rows:
        for key, value in row.items():
            if isinstance(value, str) and key in row.letters:
                yield value, Cell(row.sheet, row.cell(key))

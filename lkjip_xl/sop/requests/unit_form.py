"""The form of a unit, prefilled with what the office knows of it from last year.

Layer: sop. What a unit reported last year stands in its form as rows to be answered anew, the old figures as a note on
the cell: a figure of another year never passes for this year's answer.
Source: SOP step 2; DESIGN section 4 (unit forms).
"""

import tempfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from lkjip_xl.book.forms import FormSpec, Hint, build_form
from lkjip_xl.model import Office, Row, Unit, Value
from lkjip_xl.rules.loading import skm_on
from lkjip_xl.rules.printing import angka
from lkjip_xl.sop.desk import Desk
from lkjip_xl.sop.folder import safe_name

_DEFAULT_BLANK_ROWS = 500
_TABLES = {"Pemmas": "tblPemmas", "Administrasi": "tblAdministrasi", "Kinerja": "tblKinerja"}


def form_name(office: Office, unit: Unit) -> str:
    """Return the file name of a unit's form."""
    return f"Formulir_{office.tahun}_{safe_name(unit.kode)}_{safe_name(unit.nama)}.xlsx"


def form_bytes(desk: Desk, office: Office, unit: Unit) -> bytes:
    """Return a fresh form of a unit as the content of a file; the same master gives the same bytes."""
    history = [row for row in desk.book.rows("tblTahunLalu") if row["unit"] == unit.kode]
    with tempfile.TemporaryDirectory(dir=desk.folder.hidden) as folder:
        built = Path(folder) / form_name(office, unit)
        build_form(
            built,
            _spec(desk, office, unit),
            tables=prefilled(history),
            names={"populasi_layanan": unit.populasi},
            hints=hints(history, office.tahun - 1),
        )
        return built.read_bytes()


def prefilled(history: Iterable[Row]) -> dict[str, list[Mapping[str, Value]]]:
    """Return the rows that a form begins with, by table: what there was last year, without its figures."""
    tables: dict[str, list[Mapping[str, Value]]] = {}
    for row in history:
        table = _TABLES.get(str(row["jenis_data"]))
        if table:
            rows = tables.setdefault(table, [])
            rows.append({"nomor": len(rows) + 1, **_row(row)})
    return tables


def hints(history: Iterable[Row], tahun: int) -> list[Hint]:
    """Return last year's figures as notes on the cells that ask for this year's."""
    found: list[Hint] = []
    counts = dict.fromkeys(_TABLES, 0)
    for row in history:
        jenis = str(row["jenis_data"])
        if jenis in counts:
            column, said = _hint(jenis, row)
            if said:
                found.append(Hint(_TABLES[jenis], counts[jenis], column, f"Tahun {tahun}: {said}"))
            counts[jenis] += 1
    return found


def _row(row: Row) -> dict[str, Value]:
    if row["jenis_data"] == "Pemmas":
        return {key: row[key] for key in ("seksi", "jenis", "nama", "rw")}
    if row["jenis_data"] == "Administrasi":
        return {key: row[key] for key in ("seksi", "jenis", "ketentuan")}
    return {"uraian": row["nama"], **{key: row[key] for key in ("seksi", "satuan", "arah")}}


def _hint(jenis: str, row: Row) -> tuple[str, str]:
    """Return the column that asks, and what it said last year."""
    if jenis == "Pemmas":
        answer = row["difasilitasi"]
        return "difasilitasi", f"difasilitasi {answer}" if answer else ""
    if jenis == "Administrasi":
        return "jumlah", _both(("jumlah dokumen", row["jumlah"]), ("sesuai ketentuan", row["sesuai"]))
    return "target", _both(("target", row["target"]), ("realisasi", row["realisasi"]))


def _both(*figures: tuple[str, Value]) -> str:
    return ", ".join(f"{what} {_as_text(figure)}" for what, figure in figures if figure is not None)


def _as_text(figure: Value) -> str:
    return str(figure) if figure is None or isinstance(figure, str | date) else angka(figure)


def _spec(desk: Desk, office: Office, unit: Unit) -> FormSpec:
    blank_rows = office.settings["baris_formulir"]
    id_buku = str(desk.book.value("id_buku"))
    return FormSpec(
        id_formulir=f"{id_buku}/{unit.kode}",
        tahun=office.tahun,
        kode_unit=unit.kode,
        nama_unit=unit.nama,
        is_kecamatan=unit.is_kecamatan,
        id_buku=id_buku,
        unsur=office.unsur,
        skm=skm_on(office.day("survei_selesai") or date(office.tahun, 12, 31)),
        blank_rows=blank_rows if isinstance(blank_rows, int) else _DEFAULT_BLANK_ROWS,
        batas=office.day("batas_data"),
        kecamatan=office.text("kecamatan"),
    )

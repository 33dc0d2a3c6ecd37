"""What the example office types into its master: settings, units, indikator, budget, narrative.

Layer: scripts. Knows the columns of the input tables; writes no file. Rows that a new master holds anyway (units,
indikator, parts of the report) come from the builder's presets and are only completed here.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lkjip_xl.book.presets import preset_rows
from lkjip_xl.book.schema.master import UNSUR_CODES
from lkjip_xl.model import Value
from scripts.contoh.data import KECAMATAN, Rows, load

TAHUN = 2025
ID_BUKU = "CONTOH-2025"
_NIP = "0" * 18


def settings() -> dict[str, Value]:
    """Return the value of every setting that the office chose, by named cell."""
    return {name: value for group in load("pengaturan").values() for name, value in group.items()}


def input_tables() -> dict[str, Rows]:
    """Return the rows of every table that the office fills, by table name.

    Raises:
        KeyError: A part of the report has no text in `narasi.toml`.
    """
    return {
        "tblUnit": [{**unit, **_leader(unit)} for unit in _completed("tblUnit", load("unit")["unit"])],
        "tblPegawai": list(load("unit")["pegawai"]),
        "tblPegawaiRinci": list(load("unit")["pegawai_rinci"]),
        "tblRencanaSkm": list(load("tindak_lanjut")["rencana"]),
        "tblTindakLanjut": list(load("tindak_lanjut")["tindak_lanjut"]),
        "tblSarana": list(load("unit")["sarana"]),
        "tblIndikator": [_trimmed(row) for row in _completed("tblIndikator", load("indikator")["indikator"])],
        "tblRiwayat": [_riwayat(row) for row in load("indikator")["riwayat"]],
        "tblAnggaran": list(_anggaran()),
        "tblNarasi": [{**part, "isi": load("narasi")[str(part["kode"])].strip()} for part in _preset("tblNarasi")],
        "tblTim": [{"urut": n, **row} for n, row in enumerate(load("tim")["tim"], start=1)],
    }


def unsur_names() -> dict[str, str]:
    """Return the name of each unsur by its code, in order."""
    return {str(row["kode"]): str(row["nama"]) for row in _preset("tblUnsur")}


def unit_name(kode: str) -> str:
    """Return the name of a unit as the master lists it.

    Raises:
        KeyError: There is no such unit.
    """
    return {str(row["kode"]): str(row["nama"]) for row in _preset("tblUnit")}[kode]


def kelurahan_name(kode: str) -> str:
    """Return the name of a kelurahan without the word Kelurahan."""
    return unit_name(kode).removeprefix("Kelurahan ")


def _preset(table: str) -> Rows:
    return [dict(row) for row in preset_rows(table, TAHUN, UNSUR_CODES)]


def _completed(table: str, additions: list[Mapping[str, Value]]) -> Rows:
    """Return the preset rows of a table with what the office adds to each, by its code."""
    added = {row["kode"]: row for row in additions}
    return [{**row, **added[row["kode"]]} for row in _preset(table)]


def _leader(unit: Mapping[str, Value]) -> dict[str, Value]:
    if unit["kode"] == KECAMATAN:
        return {"pimpinan": "Nama Camat (CONTOH)", "nip": _NIP, "pangkat": "Pembina Tingkat I"}
    return {"pimpinan": f"Nama {unit['jabatan']} (CONTOH)", "nip": _NIP, "pangkat": "Penata"}


def _riwayat(row: Mapping[str, Value]) -> dict[str, Value]:
    return {**row, "sumber": f"LKjIP Kecamatan Wonoasih Tahun {row['tahun']} (CONTOH)"}


def _anggaran() -> Iterator[dict[str, Value]]:
    for program in load("anggaran")["program"]:
        yield _heading(program, "Program")
        for kegiatan in program["kegiatan"]:
            yield _heading(kegiatan, "Kegiatan")
            yield from map(_subkegiatan, kegiatan["subkegiatan"])


def _heading(line: Mapping[str, str], jenjang: str) -> dict[str, Value]:
    return {"kode": line["kode"], "jenjang": jenjang, "uraian": line["uraian"]}


def _subkegiatan(line: list[Any]) -> dict[str, Value]:
    kode, uraian, murni, perubahan, realisasi, indikator = line
    return {
        **_heading({"kode": kode, "uraian": uraian}, "Subkegiatan"),
        "pagu_murni": murni,
        "pagu_perubahan": perubahan or None,
        "realisasi": realisasi,
        "indikator": indikator,
    }


def _trimmed(row: Mapping[str, Value]) -> dict[str, Value]:
    return {key: value.strip() if isinstance(value, str) else value for key, value in row.items()}

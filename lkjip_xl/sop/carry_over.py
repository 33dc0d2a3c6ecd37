"""What a new master takes over from another one: settings, lists and texts, and last year's results as history.

Layer: sop. For the same year everything that people typed is taken over; for a later year figures and dates of the
old year stay behind, because a figure of another year must never pass for this year's.
"""

from collections.abc import Mapping, Sequence

from lkjip_xl.book.port import MasterBook
from lkjip_xl.book.schema.kinds import Kind
from lkjip_xl.book.schema.settings import SETTINGS
from lkjip_xl.model import Value

TYPED_TABLES = (
    "tblUnit",
    "tblPegawai",
    "tblSarana",
    "tblIndikator",
    "tblRiwayat",
    "tblAnggaran",
    "tblNarasi",
    "tblUnsur",
    "tblDasarHukum",
    "tblHariLibur",
    "tblTim",
    "tblPelaku",
    "tblPemetaan",
)
_YEARLY = {
    "tblIndikator": (
        "realisasi_isian",
        "target_murni",
        "target_perubahan",
        "penyebab",
        "hambatan",
        "solusi",
        "program",
    ),
    "tblAnggaran": ("pagu_murni", "pagu_perubahan", "realisasi", "keterangan"),
}
_YEARLY_SETTINGS = frozenset(
    {"tahun", "nomor_terakhir", "tahun_nomor", *(cell.name for cell in SETTINGS if cell.kind is Kind.DATE)}
)
Rows = list[Mapping[str, Value]]


def carried_tables(source: MasterBook, tahun: int) -> dict[str, Rows]:
    """Return the rows that a master of `tahun` starts with."""
    is_same_year = source.value("tahun") == tahun
    tables: dict[str, Rows] = {
        table: [_without(row, () if is_same_year else _YEARLY.get(table, ())) for row in source.rows(table)]
        for table in TYPED_TABLES
    }
    if not is_same_year:
        tables["tblRiwayat"] += _history(source, tables["tblRiwayat"])
    return tables


def carried_names(source: MasterBook, tahun: int) -> dict[str, Value]:
    """Return the settings that a master of `tahun` starts with."""
    left_behind = frozenset[str]() if source.value("tahun") == tahun else _YEARLY_SETTINGS
    return {cell.name: source.value(cell.name) for cell in SETTINGS if cell.name not in left_behind} | {"tahun": tahun}


def _without(row: Mapping[str, Value], emptied: Sequence[str]) -> Mapping[str, Value]:
    return {key: None if key in emptied else value for key, value in row.items()}


def _history(source: MasterBook, known: Rows) -> Rows:
    """Return last year's target and realisasi per indikator, unless somebody has typed them already."""
    tahun = source.value("tahun")
    there = {(row["indikator"], row["tahun"]) for row in known}
    return [
        {
            "indikator": row["kode"],
            "tahun": tahun,
            "target": row["target"],
            "realisasi": row["realisasi"],
            "sumber": f"LKjIP {tahun}",
        }
        for row in source.rows("tblCapaian")
        if (row["kode"], tahun) not in there
    ]

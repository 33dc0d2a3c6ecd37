"""What a new master takes over from another one: settings, lists and texts, and last year's results as history.

Layer: sop. A master of an older schema is taken over whole into one of today's. For the same year everything that
people typed is taken over; for a later year figures and dates of the old year stay behind, because a figure of another
year must never pass for this year's.
"""

from collections.abc import Mapping, Sequence

from lkjip_xl.book.older import OlderMaster
from lkjip_xl.book.port import MasterBook
from lkjip_xl.book.presets import load_presets
from lkjip_xl.book.schema.kinds import Kind, Table
from lkjip_xl.book.schema.master import MASTER, UNSUR_CODES
from lkjip_xl.book.schema.settings import SETTINGS
from lkjip_xl.model import Finding, Severity, Value

TYPED_TABLES = (
    "tblUnit",
    "tblPegawai",
    "tblPegawaiRinci",
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
    "tblSumber",
    "tblPemetaan",
    "tblKataNilai",
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
_OF_THE_YEAR = ("tblRencanaSkm", "tblTindakLanjut", "tblTahunLalu", "tblIkmLalu")
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
    tables["tblNarasi"] = _all_parts(tables["tblNarasi"])
    if is_same_year:
        tables |= {name: list(source.rows(name)) for name in _OF_THE_YEAR}
    else:
        tables["tblTindakLanjut"] = [
            {key: row[key] for key in ("unsur", "rencana")} for row in source.rows("tblRencanaSkm")
        ]
        tables["tblRiwayat"] = _of_renstra(source, [*tables["tblRiwayat"], *_history(source, tables["tblRiwayat"])])
        tables |= {"tblTahunLalu": unit_history(source), "tblIkmLalu": ikm_history(source)}
    return tables


def whole_tables(source: OlderMaster) -> dict[str, Rows]:
    """Return every row of a master for one of today's schema; tables that it lacks get their presets."""
    tables: dict[str, Rows] = {
        name: [{key: value for key, value in row.items() if key not in _formulas(table)} for row in source.rows(name)]
        for name, (_, table) in MASTER.tables.items()
        if name in source.tables
    }
    return tables | {"tblNarasi": _all_parts(tables["tblNarasi"])} if "tblNarasi" in tables else tables


def _all_parts(rows: Rows) -> Rows:
    """Return the parts of Narasi with those that the report has gained since, still to be written."""
    there = {row["kode"] for row in rows}
    return [*rows, *(part for part in load_presets("tblNarasi") if part["kode"] not in there)]


def _formulas(table: Table) -> set[str]:
    return {column.key for column in table.columns if column.formula}


def whole_names(source: OlderMaster) -> dict[str, Value]:
    """Return every named cell of a master for one of today's schema, its identity and revision too."""
    return {name: source.value(name) for name in MASTER.names if source.has_name(name) and name != "versi_skema"}


def unsur_codes(source: MasterBook) -> tuple[str, ...]:
    """Return the codes of the unsur that a master asks, those that the office added too; the usual ones for none."""
    return tuple(str(row["kode"]) for row in source.rows("tblUnsur") if row["kode"]) or UNSUR_CODES


def columns_left_behind(source: MasterBook, codes: Sequence[str]) -> list[Finding]:
    """Return a finding per column that the office added to a table: a new master has only its own columns."""
    return [
        Finding(
            "COLUMN_LEFT_BEHIND",
            Severity.PERINGATAN,
            f"Kolom “{column}” yang ditambahkan kantor pada tabel {table.title} tidak ikut disalin",
            "Salin kolom itu dari buku lama bila masih diperlukan.",
            source.path.name,
            sheet.name,
        )
        for name, (sheet, table) in MASTER.tables.items()
        for column in next((list(row) for row in source.rows(name)), [])
        if column not in table.by_key and column not in codes
    ]


def carried_names(source: MasterBook, tahun: int) -> dict[str, Value]:
    """Return the settings that a master of `tahun` starts with."""
    left_behind = frozenset[str]() if source.value("tahun") == tahun else _YEARLY_SETTINGS
    return {cell.name: source.value(cell.name) for cell in SETTINGS if cell.name not in left_behind} | {"tahun": tahun}


def _without(row: Mapping[str, Value], emptied: Sequence[str]) -> Mapping[str, Value]:
    return {key: None if key in emptied else value for key, value in row.items()}


def _of_renstra(source: MasterBook, rows: Rows) -> Rows:
    """Return the history with the Renstra of each year named: what needed no name this year may need one next year."""
    return [{**row, "renstra": row.get("renstra") or source.value("renstra")} for row in rows]


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


def unit_history(source: MasterBook) -> Rows:
    """Return what the units reported last year, in the columns of tblTahunLalu."""
    return [
        *(_last_year("Pemmas", row, ("jenis", "nama", "rw", "difasilitasi")) for row in source.rows("tblPemmas")),
        *(
            _last_year("Administrasi", row, ("seksi", "jenis", "ketentuan", "jumlah", "sesuai"))
            for row in source.rows("tblAdministrasi")
        ),
        *(
            _last_year("Kinerja", row, ("seksi", "satuan", "arah", "target", "realisasi")) | {"nama": row["uraian"]}
            for row in source.rows("tblKinerja")
        ),
    ]


def ikm_history(source: MasterBook) -> Rows:
    """Return last year's IKM of each unit with its NRR, in the columns of tblIkmLalu."""
    keys = ("unit", "responden", *unsur_codes(source), "ikm", "mutu")
    units = {row["kode"] for row in source.rows("tblUnit")}
    return [
        {key: row.get(key) for key in keys}
        for row in source.rows("tblIkm")
        if row["unit"] in units and row["ikm"] is not None
    ]


def _last_year(jenis: str, row: Mapping[str, Value], columns: Sequence[str]) -> dict[str, Value]:
    return {"unit": row["unit"], "jenis_data": jenis, **{key: row[key] for key in columns}}

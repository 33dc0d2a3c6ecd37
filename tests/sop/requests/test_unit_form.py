"""Forms prefilled with last year: rows to be answered anew, old figures only as notes."""

from decimal import Decimal

from lkjip_xl.model import Row, Value
from lkjip_xl.sop.requests.unit_form import hints, prefilled

_COLUMNS = (
    *("unit", "jenis_data", "seksi", "jenis", "nama", "rw", "difasilitasi", "ketentuan", "jumlah", "sesuai"),
    *("satuan", "arah", "target", "realisasi"),
)


def last_year(jenis_data: str, **columns: Value) -> Row:
    content = {**dict.fromkeys(_COLUMNS), "unit": "W1", "jenis_data": jenis_data, **columns}
    return Row("Tahun_Lalu", 7, content, {})


HISTORY = [
    last_year("Pemmas", jenis="Posyandu", nama="Melati", rw="03", difasilitasi="Ya"),
    last_year("Administrasi", jenis="Surat masuk", jumlah=1200, sesuai=1180),
    last_year("Kinerja", nama="Dokumen selesai", satuan="%", arah="naik", target=80, realisasi=Decimal("82.50")),
    last_year("Pemmas", jenis="PKK", nama="Mawar"),
]


def test_last_years_rows_stand_there_without_their_answers() -> None:
    tables = prefilled(HISTORY)

    assert tables["tblPemmas"] == [
        {"nomor": 1, "seksi": None, "jenis": "Posyandu", "nama": "Melati", "rw": "03"},
        {"nomor": 2, "seksi": None, "jenis": "PKK", "nama": "Mawar", "rw": None},
    ]
    assert tables["tblAdministrasi"] == [{"nomor": 1, "seksi": None, "jenis": "Surat masuk", "ketentuan": None}]
    assert tables["tblKinerja"] == [
        {"nomor": 1, "uraian": "Dokumen selesai", "seksi": None, "satuan": "%", "arah": "naik"}
    ]


def test_last_years_figures_are_notes_on_the_cells_that_ask_for_this_years() -> None:
    assert [(hint.table, hint.position, hint.column, hint.text) for hint in hints(HISTORY, 2024)] == [
        ("tblPemmas", 0, "difasilitasi", "Tahun 2024: difasilitasi Ya"),
        ("tblAdministrasi", 0, "jumlah", "Tahun 2024: jumlah dokumen 1.200, sesuai ketentuan 1.180"),
        ("tblKinerja", 0, "target", "Tahun 2024: target 80, realisasi 82,50"),
    ]


def test_without_a_last_year_a_form_begins_empty() -> None:
    assert prefilled([]) == {}
    assert hints([], 2024) == []

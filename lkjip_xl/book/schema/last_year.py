"""The sheet Tahun_Lalu: what the units reported last year, beside which this year's figures are laid.

Layer: book. Filled by `lkjip mulai --dari`; the office may change it.
Source: PermenPANRB 53/2014 (comparison with the year before); issue C, Build 1 and 5.
"""

from collections.abc import Sequence

from lkjip_xl.book.schema.kinds import Column, Kind, Sheet, Table

_DATA = Table(
    "tblTahunLalu",
    "Kelompok, Administrasi, dan Kinerja Unit Tahun Lalu",
    (
        Column("unit", "Kode Unit", required=True, width=10),
        Column("jenis_data", "Jenis Data", Kind.CHOICE, "jenis_data", required=True, width=14),
        Column("seksi", "Seksi", width=22),
        Column("jenis", "Jenis", width=20, help="Jenis kelompok atau jenis administrasi."),
        Column("nama", "Kelompok/Indikator", width=40),
        Column("rw", "RW", width=8),
        Column("difasilitasi", "Difasilitasi", Kind.CHOICE, "ya_tidak", width=13),
        Column("ketentuan", "Ketentuan", width=36),
        Column("jumlah", "Jumlah Dokumen", Kind.INTEGER, minimum=0, width=12),
        Column("sesuai", "Sesuai Ketentuan", Kind.INTEGER, minimum=0, width=12),
        Column("satuan", "Satuan", width=12),
        Column("arah", "Arah", Kind.CHOICE, "arah_unit", width=10),
        Column("target", "Target", Kind.NUMBER, width=12),
        Column("realisasi", "Realisasi", Kind.NUMBER, width=12),
    ),
    blank_rows=8,
)


def last_year_sheet(codes: Sequence[str]) -> Sheet:
    """Return the sheet for an office that asks these unsur."""
    return Sheet(
        "Tahun_Lalu",
        "shTahunLalu",
        "Data Unit Tahun Lalu",
        "Disalin dari buku induk tahun lalu (lkjip mulai --dari) dan tampil sebagai acuan pada formulir unit. Boleh "
        "diubah.",
        tables=(_DATA, _ikm(codes)),
        shown=False,
    )


def _ikm(codes: Sequence[str]) -> Table:
    nrr = (Column(code, code, Kind.NUMBER, minimum=1, maximum=4, width=8) for code in codes)
    return Table(
        "tblIkmLalu",
        "IKM Unit Tahun Lalu",
        (
            Column("unit", "Kode Unit", required=True, width=10),
            Column("responden", "Responden", Kind.INTEGER, minimum=0, width=11),
            *nrr,
            Column("ikm", "IKM", Kind.NUMBER, minimum=25, maximum=100, width=9),
            Column("mutu", "Mutu", width=7),
            Column("penjelasan", "Penjelasan Perubahan", Kind.LONG_TEXT, width=60, help="Mengapa IKM unit itu tahun "
                   "ini jauh berbeda; diisi bila diminta pada Temuan."),
        ),
        key="unit",
        blank_rows=8,
    )  # fmt: skip

"""Figures of a unit that moved since last year: told beyond the limit, silent where nothing can be said."""

from decimal import Decimal

import pytest

from lkjip_xl.intake.checking.year_changes import check_changes
from lkjip_xl.model import Finding, Severity, Value

Record = dict[str, Value]
ORIGIN: Record = {"berkas": "Form_W1.xlsx", "lembar": "Data", "baris": 7, "seksi": None}


def groups(count: int) -> list[Record]:
    """Facilitated groups, and one that was not."""
    plain: Record = {"unit": "W1", "difasilitasi": "Ya", **ORIGIN}
    return [*[plain] * count, {**plain, "difasilitasi": "Tidak"}]


def documents(sesuai: int, jumlah: int = 100) -> list[Record]:
    """Documents of one kind."""
    return [{"unit": "W1", "jenis": "Surat masuk", "jumlah": jumlah, "sesuai": sesuai, **ORIGIN}]


def kinerja(realisasi: Value, keterangan: Value = None) -> list[Record]:
    """One indikator of a unit."""
    return [{"unit": "W1", "uraian": "Dokumen", "realisasi": realisasi, "keterangan": keterangan, **ORIGIN}]


def last_year(jenis: str, rows: list[Record]) -> list[Record]:
    """The same as it stands on Tahun_Lalu."""
    return [{**row, "jenis_data": jenis, "nama": row.get("uraian")} | {"uraian": None} for row in rows]


def told(table: str, now: list[Record], before: list[Record], limit: int = 25) -> list[str]:
    """Sentences about the change."""
    tables = {"tblPemmas": [], "tblAdministrasi": [], "tblKinerja": [], table: now}
    return [finding.message for finding in check_changes(tables, before, limit)]


@pytest.mark.parametrize(("now", "changed"), [(25, False), (26, True), (15, False), (14, True)])
def test_groups_beyond_the_limit_are_told(now: int, changed: bool) -> None:  # noqa: FBT001
    found = told("tblPemmas", groups(now), last_year("Pemmas", groups(20)))

    assert len(found) == changed


def test_the_sentence_says_who_what_and_how_much() -> None:
    assert told("tblPemmas", groups(30), last_year("Pemmas", groups(20))) == [
        "Unit W1, kelompok yang difasilitasi: naik tajam 10 (50,00%) dari 20 menjadi 30, melebihi batas perubahan 25%"
    ]
    assert told("tblAdministrasi", documents(60), last_year("Administrasi", documents(90))) == [
        (
            "Unit W1, Surat masuk, persentase sesuai ketentuan: turun tajam 30,00 (33,33%) dari 90,00 menjadi 60,00, "
            "melebihi batas perubahan 25%"
        )
    ]
    assert told("tblKinerja", kinerja(Decimal(130)), last_year("Kinerja", kinerja(100))) == [
        "Unit W1, realisasi Dokumen: naik tajam 30,00 (30,00%) dari 100,00 menjadi 130,00, melebihi batas perubahan 25%"
    ]


def test_a_change_that_the_unit_explained_is_told_with_its_words_and_asks_for_nothing() -> None:
    tables = {"tblPemmas": [], "tblAdministrasi": [], "tblKinerja": kinerja(900, "Program baru")}
    [finding] = check_changes(tables, last_year("Kinerja", kinerja(100)), 25)

    assert finding == Finding(
        "CHANGE_EXPLAINED",
        Severity.INFO,
        "Unit W1, realisasi Dokumen: naik tajam 800,00 (800,00%) dari 100,00 menjadi 900,00, melebihi batas perubahan "
        "25%; keterangan unit: Program baru",
        "Tidak perlu tindakan: penjelasannya sudah ditulis.",
        *("Form_W1.xlsx", "Data", "A7"),
    )


SILENT = {
    "nothing last year": ("tblPemmas", groups(30), []),
    "few groups": ("tblPemmas", groups(4), last_year("Pemmas", groups(2))),
    "few documents": ("tblAdministrasi", documents(1, 4), last_year("Administrasi", documents(4, 4))),
    "no documents": ("tblAdministrasi", documents(0, 0), last_year("Administrasi", documents(90))),
    "zero before": ("tblKinerja", kinerja(900), last_year("Kinerja", kinerja(0))),
    "no figure": ("tblKinerja", kinerja(None), last_year("Kinerja", kinerja(100))),
    "another unit": ("tblKinerja", kinerja(900), [{**last_year("Kinerja", kinerja(1))[0], "unit": "W2"}]),
}


@pytest.mark.parametrize(("table", "now", "before"), SILENT.values(), ids=SILENT)
def test_where_nothing_can_be_said_nothing_is(table: str, now: list[Record], before: list[Record]) -> None:
    assert told(table, now, before) == []

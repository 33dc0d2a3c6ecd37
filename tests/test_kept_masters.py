"""Filled masters of earlier versions stay readable: each was kept when its version was released."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_xl.book.office import read_office
from lkjip_xl.book.older import OlderMaster, OlderSchemaError, open_for_reading
from lkjip_xl.book.schema.master import SCHEMA_VERSION
from lkjip_xl.model import Row, Value
from lkjip_xl.rules.evaluation import evaluate
from lkjip_xl.sop import hitung, mulai
from office_files import at, open_book

KEPT = Path(__file__).parent / "data"
MASTER = "Master_LKjIP_2025.xlsm"
EVERY = pytest.mark.parametrize(
    ("name", "version", "respondents", "ikm"), [("Master_LKjIP_2025_skema_1.xlsm", 1, 1765, Decimal("85.60"))]
)
GAINS_PARTS = frozenset({"tblNarasi"})
"""What the report has gained since stands below what the office wrote."""
WRITTEN_BY_STEPS = frozenset({"tblTemuan", "tblJejak"})


def office_with(name: str, folder: Path) -> Path:
    """Return a master of an earlier version where its office keeps it."""
    (folder / "2025").mkdir()
    return Path(shutil.copyfile(KEPT / name, folder / "2025" / MASTER))


@EVERY
def test_a_master_that_was_kept_gives_the_figures_it_gave_then(
    name: str, version: int, respondents: int, ikm: Decimal
) -> None:
    book = open_for_reading(KEPT / name)
    office, findings = read_office(book)
    evaluation = evaluate(office)

    assert book.value("versi_skema") == version
    assert findings == ()
    assert evaluation.ikm is not None
    assert (evaluation.ikm.result.respondents, evaluation.ikm.result.printed) == (respondents, ikm)
    assert book.value("ikm_kecamatan") == ikm


@EVERY
def test_a_step_refuses_an_older_master_with_the_command_that_renews_it(
    name: str, version: int, respondents: int, ikm: Decimal, tmp_path: Path
) -> None:
    master = office_with(name, tmp_path)
    before = master.read_bytes()

    with pytest.raises(OlderSchemaError) as refused:
        hitung.run(open_book(master), now=at(20))

    assert respondents
    assert ikm
    assert master.read_bytes() == before
    assert str(refused.value) == (
        f"[SCHEMA_OLDER] Buku induk {MASTER} memakai susunan lama (skema {version}; sekarang {SCHEMA_VERSION}) "
        f'({tmp_path / "2025"}). Jalankan \'lkjip mulai 2025 --folder "{tmp_path}" --dari "{master}"\': isinya disalin '
        "seluruhnya ke susunan baru, dan buku lama disimpan di folder arsip."
    )


@EVERY
def test_an_older_master_is_renewed_with_every_row_it_holds(
    name: str, version: int, respondents: int, ikm: Decimal, tmp_path: Path
) -> None:
    master = office_with(name, tmp_path)
    old = OlderMaster(KEPT / name)

    mulai.run(2025, tmp_path, now=at(20), source=open_for_reading(master))

    new = open_book(master)
    for table in old.tables - WRITTEN_BY_STEPS:
        kept = [_typed(row, old.columns(table)) for row in old.rows(table)]
        found = [_typed(row, old.columns(table)) for row in new.rows(table)]
        assert found[: len(kept)] == kept, table
        assert table in GAINS_PARTS or len(found) == len(kept), table
    assert (tmp_path / "2025/arsip" / f"Master_LKjIP_2025_skema_{version}.xlsm").read_bytes() == (
        KEPT / name
    ).read_bytes()
    result = hitung.run(open_book(master), now=at(20))
    assert open_book(master).value("ikm_kecamatan") == ikm
    assert new.value("responden_kecamatan") == respondents
    assert not result.has_galat


def _typed(row: Row, columns: frozenset[str]) -> dict[str, Value]:
    return {key: value for key, value in row.items() if key in columns}

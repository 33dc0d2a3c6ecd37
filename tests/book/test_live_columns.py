"""The columns *Hitung langsung*: filled by a formula in a workbook with macros, empty in one without."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lkjip_xl.book.build import build_master
from lkjip_xl.book.port import TableEdit
from lkjip_xl.book.schema.live_formulas import LIVE_CAPAIAN, live_ikm
from lkjip_xl.book.schema.master import UNSUR_CODES
from lkjip_xl.book.vba.texts import macro_texts
from lkjip_xl.model import Value
from office_files import open_book

ROWS: list[dict[str, Value]] = [{"unit": "W1", "nama": "Wonoasih", "ikm": Decimal(80), "langsung": Decimal(80)}]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A macro master whose one row of tblIkm was calculated before."""
    path = tmp_path_factory.mktemp("langsung") / "Master.xlsm"
    build_master(path, tahun=2025, id_buku="UJI-2025", vba=macro_texts(), tables={"tblIkm": ROWS})
    return path


def formulas(path: Path, sheet: str) -> list[str]:
    """Return the formulas on a sheet that call one of our functions."""
    cells = [cell.value for row in load_workbook(path)[sheet].iter_rows() for cell in row]
    return [text for text in cells if isinstance(text, str) and text.startswith("=IF(")]


def test_a_macro_workbook_has_them_in_every_row(built: Path) -> None:
    assert formulas(built, "IKM") == [f"={live_ikm(UNSUR_CODES)}"]
    assert formulas(built, "Capaian") == [f"={LIVE_CAPAIAN}"]


def test_a_workbook_without_macros_has_none(tmp_path: Path) -> None:
    build_master(tmp_path / "Master.xlsx", tahun=2025, id_buku="UJI-2025")

    assert formulas(tmp_path / "Master.xlsx", "IKM") == formulas(tmp_path / "Master.xlsx", "Capaian") == []


def test_the_closed_file_keeps_the_formula_and_forgets_what_it_showed_for_the_old_figures(
    built: Path, tmp_path: Path
) -> None:
    master = tmp_path / "Master.xlsm"
    master.write_bytes(built.read_bytes())
    assert open_book(master).rows("tblIkm")[0]["langsung"] == 80

    rows: list[dict[str, Value]] = [{"unit": "W1", "ikm": Decimal("79.5")}, {"unit": "W2", "ikm": Decimal("81.5")}]
    open_book(master).write([TableEdit("tblIkm", rows)], {})

    assert [row["langsung"] for row in open_book(master).rows("tblIkm")] == [None, None]
    assert formulas(master, "IKM") == [f"={live_ikm(UNSUR_CODES)}"] * 2

"""*Hitung langsung* in a real LibreOffice: cell functions show what the step stored, whatever the office's settings."""

import shutil
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from calc import Calc, make_profile
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.hosts.libreoffice.install import install
from lkjip_xl.hosts.libreoffice.profile import Profile
from lkjip_xl.model import Value
from lkjip_xl.sop import hitung, mulai, step_3_konsolidasi
from office_files import EXAMPLE, at, open_book

AS_CONFIGURED, BLOCKED = 5, 0  # com.sun.star.document.MacroExecMode
STORED = {"tblIkm": "ikm", "tblCapaian": "capaian"}
SETTINGS: Mapping[str, Mapping[str, Value]] = {
    "as shipped": {},
    "printed weight, mean of units": {"bobot_skm": "0.11", "agregasi_ikm": "Rata unit"},
    "capped, incomplete answers left out": {"batas_capaian": "100", "jawaban_kosong": "Abaikan responden"},
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an office whose macro master holds what its units sent."""
    folder = tmp_path_factory.mktemp("kantor")
    source = open_book(EXAMPLE / "Master_LKjIP_2025_CONTOH.xlsx")
    mulai.run(2025, folder, now=at(5), source=source, id_buku="CONTOH-2025", with_macros=True)
    for returned in (EXAMPLE / "masuk").iterdir():
        shutil.copyfile(returned, folder / "2025" / "masuk" / returned.name)
    step_3_konsolidasi.run(open_book(master_of(folder)), now=at(16))
    return folder


@pytest.fixture(scope="module")
def calc(office: Path) -> Iterator[Calc]:
    """Calc that trusts the office's folder because `pasang libreoffice` said so."""
    profile = make_profile(office)
    install(office, Profile(profile))
    program = Calc(profile)
    yield program
    program.stop()


def master_of(folder: Path) -> Path:
    return folder / "2025" / "Master_LKjIP_2025.xlsm"


@pytest.mark.libreoffice
@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_the_cell_functions_show_what_the_step_stored(office: Path, calc: Calc, settings: Mapping[str, Value]) -> None:
    master = master_of(office)
    open_book(master).write([], settings)
    hitung.run(open_book(master), now=at(16))

    calc.open(master, macros=AS_CONFIGURED)
    shown = {table: column(calc, master, table, "langsung") for table in STORED}
    calc.order("close")

    book = open_book(master)
    for table, key in STORED.items():
        stored = [row[key] for row in book.rows(table)]
        assert len(stored) > 1
        assert [None if text == "" else number(text) for text in shown[table]] == stored


@pytest.mark.libreoffice
def test_without_macros_the_cells_say_so_instead_of_showing_a_figure(office: Path, calc: Calc) -> None:
    master = master_of(office)
    hitung.run(open_book(master), now=at(16))

    calc.open(master, macros=BLOCKED)
    shown = column(calc, master, "tblIkm", "langsung")
    calc.order("close")

    filled = [text for text in shown if text]
    assert filled
    assert set(filled) <= {"#NAME?", "#VALUE!"}  # the second is how LibreOffice says that a macro may not run


@pytest.mark.libreoffice
def test_a_click_leaves_the_formulas_and_they_follow_the_new_figures(office: Path, calc: Calc) -> None:
    master = master_of(office)
    open_book(master).write([], {"bobot_skm": "0.111"})

    calc.open(master, macros=AS_CONFIGURED)
    calc.click("hitung_ulang")
    calc.order("recalculate")
    shown = {table: column(calc, master, table, "langsung") for table in STORED}
    stored = {table: column(calc, master, table, key) for table, key in STORED.items()}
    letter, row = place(master, "tblIkm", "langsung")
    formula = calc.order("formula", sheet="IKM", address=f"{letter}{row}")
    calc.order("close")

    assert formula.startswith("=IF(COUNT(")
    assert shown == stored
    assert all(any(column_) for column_ in shown.values())


MARKS = (
    # live, stored, marked
    ("82.1", "82.1", False),
    ("82.104", "82.1", False),
    ("82.11", "82.1", True),
    ("82.1", "", True),
    ("", "", False),
    ("#LKJIP: tidak dapat", "82.1", True),
    ("=1/0", "82.1", True),
    ("=TIDAKADA(1)", "", True),
)


@pytest.mark.libreoffice
def test_a_difference_and_an_error_are_marked(office: Path, calc: Calc) -> None:
    calc.open(master_of(office), macros=BLOCKED)
    for row, (live, stored, _) in enumerate(MARKS, start=1):
        rule = difference_rule(master_of(office), f"AB{row}", f"AA{row}")
        for address, text in {"AB": live, "AA": stored, "AC": f'=IF({rule};"ditandai";"biasa")'}.items():
            calc.order("type", sheet="Referensi", address=f"{address}{row}", text=text)
    calc.order("recalculate")
    shown = calc.order("cells", sheet="Referensi", address=f"AC1:AC{len(MARKS)}")
    calc.order("close")

    assert [row[0] == "ditandai" for row in shown] == [marked for _, _, marked in MARKS]


def difference_rule(master: Path, live: str, stored: str) -> str:
    """Return the condition of the mark on tblIkm, moved to two other cells."""
    rules = [rule for area in load_workbook(master)["IKM"].conditional_formatting for rule in area.rules]
    text = next(formula for rule in rules for formula in rule.formula if "ISERROR" in formula)
    for key, address in {"langsung": live, "ikm": stored}.items():
        letter, row = place(master, "tblIkm", key)
        text = text.replace(f"${letter}{row}", address)
    return str(text).replace(",", ";")


def column(calc: Calc, master: Path, table: str, key: str) -> list[str]:
    letter, first = place(master, table, key)
    last = first + len(open_book(master).rows(table)) - 1
    sheet, _ = MASTER.tables[table]
    return [row[0] for row in calc.order("cells", sheet=sheet.name, address=f"{letter}{first}:{letter}{last}")]


def place(master: Path, table: str, key: str) -> tuple[str, int]:
    """Return column letter and first row of a table's column."""
    row = open_book(master).rows(table)[0]
    return row.letters[key], row.number


def number(text: str) -> Decimal | int:
    figure = Decimal(text.strip().replace(",", ""))
    return int(figure) if figure == int(figure) else figure.normalize()

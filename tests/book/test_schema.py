"""The schema is one consistent declaration: whatever it names exists, and no name can be mistaken for another thing."""

import re
from itertools import chain

import pytest

from lkjip_xl.book.building.groups import FORM_COLOURS, GROUPS
from lkjip_xl.book.building.highlight import RESULTS, WORDS
from lkjip_xl.book.building.layout import plan_sheet
from lkjip_xl.book.presets import preset_rows
from lkjip_xl.book.schema.buttons import BUTTONS
from lkjip_xl.book.schema.form import form_schema
from lkjip_xl.book.schema.kinds import Kind, Workbook
from lkjip_xl.book.schema.master import MASTER, UNSUR_CODES

FORM = form_schema(UNSUR_CODES, seksi=True)
BOOKS = pytest.mark.parametrize("book", [MASTER, FORM], ids=["master", "form"])

CELL_FUNCTIONS = frozenset(
    "IKM IKM_NRR IKM_DARI_NRR MUTU_LAYANAN KINERJA_UNIT CAPAIAN PREDIKAT EFISIENSI JUMLAH_SAMPEL TANGGAL_INDONESIA "
    "TERBILANG".casefold().split()
)
LOOKS_LIKE_A_CELL = re.compile(r"[a-z]{1,3}\d+|r\d*c\d*|r|c", re.IGNORECASE)


@BOOKS
def test_every_choice_is_picked_from_a_list_that_exists(book: Workbook) -> None:
    columns = [column for _, table in book.tables.values() for column in table.columns if column.kind is Kind.CHOICE]
    settings = [cell for _, cell in book.names.values() if cell.kind is Kind.CHOICE]

    assert {column.choices for column in columns} | {cell.choices for cell in settings} <= set(book.lists)
    assert all(cell.default in book.lists[cell.choices] for cell in settings)


@BOOKS
def test_keys_and_headings_are_unique_in_their_table(book: Workbook) -> None:
    for _, table in book.tables.values():
        assert len(table.by_key) == len(table.by_header) == len(table.columns), table.name
        assert not table.key or table.key in table.by_key, table.name


@BOOKS
def test_names_of_tables_and_cells_are_unique(book: Workbook) -> None:
    cells = [cell.name for sheet in book.sheets for cell in sheet.names]
    tables = [table.name for sheet in book.sheets for table in sheet.tables]

    assert len(cells) == len(book.names)
    assert len(tables) == len(book.tables)
    assert not {name.casefold() for name in cells} & {name.casefold() for name in tables}


@BOOKS
def test_no_name_looks_like_a_cell_or_a_function(book: Workbook) -> None:
    code_names = [sheet.code_name for sheet in book.sheets]
    for name in (*book.names, *book.tables, *code_names):
        assert not LOOKS_LIKE_A_CELL.fullmatch(name), name
        assert name.casefold() not in CELL_FUNCTIONS, name
    assert len({name.casefold() for name in code_names}) == len(code_names)


@BOOKS
def test_excel_takes_every_sheet_name_and_every_message(book: Workbook) -> None:
    helps = [cell.help for _, cell in book.names.values()]
    helps += [column.help for _, table in book.tables.values() for column in table.columns]

    assert all(len(sheet.name) <= 31 for sheet in book.sheets)
    assert all(len(text) <= 255 for text in helps)


@BOOKS
def test_bounds_are_in_order(book: Workbook) -> None:
    cells = [cell for _, cell in book.names.values()]
    cells += [column for _, table in book.tables.values() for column in table.columns]  # type: ignore[misc]
    bounds = [(cell.minimum, cell.maximum) for cell in cells if None not in (cell.minimum, cell.maximum)]

    assert all(least < most for least, most in bounds)  # type: ignore[operator]


def test_every_sheet_of_the_master_says_what_it_is_for() -> None:
    assert [sheet.name for sheet in MASTER.sheets if not sheet.intro] == []


def test_every_sheet_of_the_master_is_linked_from_beranda_once() -> None:
    linked = list(chain(*GROUPS.values()))

    assert sorted(linked) == sorted(sheet.name for sheet in MASTER.sheets if sheet.name != "Beranda")


def test_every_sheet_of_the_form_has_a_colour() -> None:
    assert set(FORM_COLOURS) == {sheet.name for sheet in FORM.sheets}


def test_every_coloured_word_can_be_chosen() -> None:
    for name, words in WORDS.items():
        assert set(words) == set(MASTER.lists[name]), name
    assert set(RESULTS) <= set(MASTER.tables)


def test_labels_of_named_cells_find_room_above_every_table() -> None:
    rows = {name: preset_rows(name, 2025, UNSUR_CODES) for name in MASTER.tables}
    plans = [plan_sheet(sheet, rows) for sheet in MASTER.sheets if sheet.tables]

    for plan in plans:
        assert all(spot.row < plan.header_row for spot in plan.names.values()), plan.sheet.name


def test_a_button_has_a_macro_of_its_own_and_a_command_on_the_master() -> None:
    assert len({button.macro for button in BUTTONS}) == len(BUTTONS)
    assert all(re.fullmatch(r"lkjip [a-z-]+ MASTER( --final)?", button.command) for button in BUTTONS)
    assert not {button.macro.casefold() for button in BUTTONS} & (CELL_FUNCTIONS | {n.casefold() for n in MASTER.names})

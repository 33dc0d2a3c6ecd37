"""The master workbook, drawn from the schema.

Layer: book. Writes a new .xlsx and reads none; an existing master is changed only by `book.file`.
Source: DESIGN section 4.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook

from lkjip_xl.book.building.beranda import draw_beranda
from lkjip_xl.book.building.choices import write_lists
from lkjip_xl.book.building.groups import HOME_COLOUR, TAB_COLOURS
from lkjip_xl.book.building.heights import FittingWorksheet
from lkjip_xl.book.building.layout import Rows, SheetPlan, Spot, plan_sheet
from lkjip_xl.book.building.live_columns import without_functions
from lkjip_xl.book.building.macros import add_macros
from lkjip_xl.book.building.paper import FOLIO, PAPERS, print_tables, set_up_page
from lkjip_xl.book.building.petunjuk import draw_petunjuk
from lkjip_xl.book.building.saving import new_workbook
from lkjip_xl.book.building.sheet import draw_sheet
from lkjip_xl.book.building.styles import Styles
from lkjip_xl.book.code_names import MACRO_SUFFIX
from lkjip_xl.book.presets import preset_rows
from lkjip_xl.book.schema.kinds import Workbook as Schema
from lkjip_xl.book.schema.master import UNSUR_CODES, master_schema
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Value


class WrongSuffixError(LkjipError):
    """A workbook with macros is called .xlsm and one without is not."""

    code = "WRONG_SUFFIX"

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(
            f"Nama berkas {path.name} tidak cocok dengan isinya",
            remedy="Pakai akhiran .xlsm untuk buku induk dengan makro, dan .xlsx untuk yang tanpa makro.",
        )


def build_master(
    path: Path,
    *,
    tahun: int,
    id_buku: str,
    codes: Sequence[str] = UNSUR_CODES,
    tables: Mapping[str, Rows] | None = None,
    names: Mapping[str, Value] | None = None,
    vba: Mapping[str, str] | None = None,
) -> None:
    """Write a new master workbook; the same arguments give the same bytes.

    Args:
        path: Target (.xlsx, or .xlsm with macros); replaced in one move, or left as it was when something fails.
        tahun: Report year.
        id_buku: Identity of the workbook, stored in it.
        codes: Codes of the unsur that the office asks, in order.
        tables: Rows by table name, values by column key; a table not given gets its preset rows.
        names: Values by name of the named cells; one not given gets its default.
        vba: Macros as text by module name (see `book.vba.texts`); None makes a workbook without macros.

    Raises:
        WrongSuffixError: Excel opens macros only in a file called .xlsm, and such a file only with macros.
    """
    if (path.suffix.casefold() == MACRO_SUFFIX) != (vba is not None):
        raise WrongSuffixError(path)
    schema = master_schema(codes) if vba is not None else without_functions(master_schema(codes))
    rows = _fill_tables(schema, tahun, codes, tables or {})
    values = _fill_names(schema, tahun, id_buku, names or {})
    with new_workbook(path, title=f"Buku induk LKjIP {tahun}", subject=id_buku) as workbook:
        _draw(workbook, schema, rows, values, with_macros=vba is not None)
        if vba is not None:
            add_macros(workbook, schema, vba, values)


def _fill_tables(schema: Schema, tahun: int, codes: Sequence[str], given: Mapping[str, Rows]) -> Mapping[str, Rows]:
    return {name: given[name] if name in given else preset_rows(name, tahun, codes) for name in schema.tables}


def _fill_names(schema: Schema, tahun: int, id_buku: str, given: Mapping[str, Value]) -> Mapping[str, Value]:
    defaults = {name: cell.default for name, (_, cell) in schema.names.items()}
    return {**defaults, "tahun": tahun, "id_buku": id_buku, "versi_skema": schema.version, **given}


def _draw(
    workbook: Workbook, schema: Schema, rows: Mapping[str, Rows], values: Mapping[str, Value], *, with_macros: bool
) -> None:
    styles = Styles(workbook)
    # All sheets first: formulas and links may point to a later one.
    worksheets = {sheet.name: workbook.add_worksheet(sheet.name, FittingWorksheet) for sheet in schema.sheets}
    office = f"LKjIP {values['tahun']} · Kecamatan {values['kecamatan'] or ''}"
    for sheet in schema.sheets:
        worksheet = worksheets[sheet.name]
        worksheet.set_tab_color(TAB_COLOURS.get(sheet.name, HOME_COLOUR))
        set_up_page(worksheet, landscape=sheet.landscape, paper=PAPERS.get(str(values["kertas"]), FOLIO), office=office)
        if sheet.name == "Beranda":
            draw_beranda(workbook, worksheet, schema, rows, values, styles, with_macros=with_macros)
        elif sheet.name == "Petunjuk":
            draw_petunjuk(worksheet, schema, rows, styles)
        else:
            plan = plan_sheet(sheet, rows)
            draw_sheet(workbook, worksheet, plan, values, schema.lists, styles)
            if plan.tables:
                print_tables(worksheet, plan)
            if sheet.name == "Referensi":
                write_lists(workbook, worksheet, _beside(plan), schema.lists, styles)


def _beside(plan: SheetPlan) -> Spot:
    """Return the first free heading cell to the right of a sheet's tables."""
    return Spot(plan.header_row, plan.last_column + 2)

"""The unit form: a macro-free workbook that shows a unit its own IKM, percentages and completeness while it types.

Layer: book. Writes a new .xlsx and reads none.
Source: SOP step 2 (data per unit); DESIGN section 4.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from lkjip_xl.book.building.form_canvas import Canvas
from lkjip_xl.book.building.form_data import draw_data, name_unsur, plan_data
from lkjip_xl.book.building.form_figures import complete, facilitated, handled, survey, total
from lkjip_xl.book.building.form_identity import draw_identity
from lkjip_xl.book.building.form_live import Live, live_rows, live_share, live_survey
from lkjip_xl.book.building.form_petunjuk import Sentence, draw_form_petunjuk
from lkjip_xl.book.building.form_plan import SummaryPlan, plan_summary
from lkjip_xl.book.building.form_summary import Summary, draw_summary
from lkjip_xl.book.building.groups import FORM_COLOURS
from lkjip_xl.book.building.heights import FittingWorksheet
from lkjip_xl.book.building.layout import FIRST_FREE_ROW, Rows
from lkjip_xl.book.building.paper import FOLIO, set_up_page
from lkjip_xl.book.building.saving import new_workbook
from lkjip_xl.book.building.sheet import PROTECTION, draw_heading
from lkjip_xl.book.building.styles import Styles
from lkjip_xl.book.presets import load_sentences
from lkjip_xl.book.schema.form import FORM_VERSION, IDENTITY_SHEET, SUMMARY_SHEET, form_schema
from lkjip_xl.book.schema.kinds import Sheet
from lkjip_xl.book.schema.kinds import Workbook as Schema
from lkjip_xl.book.schema.lists import LISTS
from lkjip_xl.model import Value
from lkjip_xl.rules.dates import tanggal_indonesia
from lkjip_xl.rules.loading import SkmParameters

_SURVEY, _PEMMAS, _ADMINISTRASI, _KINERJA = "tblAngket", "tblPemmas", "tblAdministrasi", "tblKinerja"


@dataclass(frozen=True)
class FormSpec:
    """Whose form it is and what it asks.

    Attributes:
        id_formulir: Identity of this form, told back when it returns.
        tahun: Report year.
        kode_unit: Code of the unit.
        nama_unit: Its name, such as `Kelurahan Pakistaji`.
        is_kecamatan: The kecamatan's own form names the seksi of each row.
        id_buku: Identity of the master that sends it.
        unsur: Name per unsur code, in order.
        skm: Regulation of the survey.
        kecamatan: Name of the kecamatan.
        blank_rows: Empty rows for typing on each data sheet.
        batas: Last day for sending it back.
    """

    id_formulir: str
    tahun: int
    kode_unit: str
    nama_unit: str
    is_kecamatan: bool
    id_buku: str
    unsur: Mapping[str, str]
    skm: SkmParameters
    kecamatan: str
    blank_rows: int = 500
    batas: date | None = None

    @property
    def identity(self) -> Mapping[str, Value]:
        """Values of the hidden identity cells, by name."""
        return {
            "id_formulir": self.id_formulir,
            "versi_formulir": FORM_VERSION,
            "tahun_formulir": self.tahun,
            "kode_unit_formulir": self.kode_unit,
            "nama_unit_formulir": self.nama_unit,
            "id_buku_formulir": self.id_buku,
        }


@dataclass(frozen=True)
class Hint:
    """A note on a cell of a prefilled row, such as last year's figure.

    Attributes:
        table: Name of the table.
        position: Row of the table, from 0.
        column: Key of the column.
        text: What the note says.
    """

    table: str
    position: int
    column: str
    text: str


def build_form(
    path: Path,
    spec: FormSpec,
    *,
    tables: Mapping[str, Rows] | None = None,
    names: Mapping[str, Value] | None = None,
    hints: Sequence[Hint] = (),
) -> None:
    """Write a form; the same arguments give the same bytes.

    Args:
        path: Target (.xlsx); replaced in one move, or left as it was when something fails.
        spec: Whose form it is.
        tables: Rows by table name, values by column key, when some are known already.
        names: Values by name of the cells about the person who fills it in.
        hints: Notes on cells of these rows.
    """
    schema = form_schema(list(spec.unsur), seksi=spec.is_kecamatan)
    rows = {name: (tables or {}).get(name, ()) for name in schema.tables}
    values = {**spec.identity, **(names or {})}
    summary = _summarise(schema, spec, rows, values)
    with new_workbook(path, title=f"Formulir Data LKjIP {spec.tahun}", subject=spec.id_formulir) as workbook:
        _draw(workbook, schema, spec, rows, values, summary, hints)


def _summarise(schema: Schema, spec: FormSpec, rows: Mapping[str, Rows], values: Mapping[str, Value]) -> Summary:
    tables = {name: table for name, (_, table) in schema.tables.items()}
    codes = list(spec.unsur)
    return Summary(
        tables[_SURVEY],
        tables[_PEMMAS],
        tables[_ADMINISTRASI],
        tables[_KINERJA],
        [complete(table, rows[name], any_of=codes if name == _SURVEY else ()) for name, table in tables.items()],
        spec.unsur,
        spec.skm,
        survey(rows[_SURVEY], codes, spec.skm),
        values.get("populasi_layanan"),
        facilitated(rows[_PEMMAS], LISTS["jenis_pemmas"]),
        handled(rows[_ADMINISTRASI], LISTS["jenis_administrasi"]),
    )


def _draw(
    workbook: Workbook,
    schema: Schema,
    spec: FormSpec,
    rows: Mapping[str, Rows],
    values: Mapping[str, Value],
    summary: Summary,
    hints: Sequence[Hint],
) -> None:
    styles = Styles(workbook)
    plan = plan_summary(FIRST_FREE_ROW, list(spec.unsur), LISTS["jenis_pemmas"], LISTS["jenis_administrasi"])
    sheets = {sheet.name: (sheet, workbook.add_worksheet(sheet.name, FittingWorksheet)) for sheet in schema.sheets}
    for sheet, worksheet in sheets.values():
        worksheet.set_tab_color(FORM_COLOURS[sheet.name])
        set_up_page(worksheet, landscape=sheet.landscape, paper=FOLIO, office=f"{spec.nama_unit} · {spec.tahun}")
    _draw_petunjuk(workbook, *sheets["Petunjuk"], spec, values, styles)
    for (name, (sheet, _)), live in zip(schema.tables.items(), _live_lines(plan, summary), strict=True):
        worksheet = sheets[sheet.name][1]
        table = plan_data(sheet, rows[name], spec.blank_rows)
        draw_data(worksheet, sheet, table, f"{spec.nama_unit}, Tahun {spec.tahun}", live, schema.lists, styles)
        for hint in (hint for hint in hints if hint.table == name):
            row, column = table.first_row + hint.position, table.column(hint.column)
            worksheet.write_comment(row, column, hint.text, {"author": f"Kecamatan {spec.kecamatan}"})
        if name == _SURVEY:
            name_unsur(worksheet, table, spec.unsur, styles)
    _draw_ringkasan(*sheets[SUMMARY_SHEET], spec, plan, summary, styles)
    identity, worksheet = sheets[IDENTITY_SHEET]
    draw_identity(workbook, worksheet, identity, values, schema.lists, styles)


def _draw_petunjuk(
    workbook: Workbook,
    sheet: Sheet,
    worksheet: Worksheet,
    spec: FormSpec,
    values: Mapping[str, Value],
    styles: Styles,
) -> None:
    batas = f" paling lambat {tanggal_indonesia(spec.batas)}" if spec.batas else ""
    # The kecamatan's own form would name it twice.
    office = dict.fromkeys((spec.nama_unit, f"Kecamatan {spec.kecamatan}"))
    title = (f"Formulir Data LKjIP Tahun {spec.tahun}", *office)
    sentences = [
        Sentence(entry["topik"], entry["kalimat"].format(kecamatan=spec.kecamatan, batas=batas))
        for entry in load_sentences("petunjuk_formulir")
    ]
    draw_form_petunjuk(workbook, worksheet, sheet, title, sentences, values, styles)


def _draw_ringkasan(
    sheet: Sheet, worksheet: Worksheet, spec: FormSpec, plan: SummaryPlan, summary: Summary, styles: Styles
) -> None:
    titled = replace(sheet, title=f"{sheet.title} – {spec.nama_unit}, Tahun {spec.tahun}")
    draw_heading(worksheet, titled, styles, back="Petunjuk")
    draw_summary(Canvas(worksheet, styles), plan, summary)
    worksheet.protect("", dict(PROTECTION))


def _live_lines(plan: SummaryPlan, summary: Summary) -> Sequence[Live]:
    """Return the live line of each data sheet, in the order of the schema's tables."""
    pemmas, administrasi = total(summary.pemmas_shares), total(summary.administrasi_shares)
    _, of_pemmas, of_administrasi, of_kinerja = summary.completeness
    return (
        live_survey(plan, summary.survey),
        live_share(plan, 1, plan.pemmas, "difasilitasi", pemmas, of_pemmas),
        live_share(plan, 2, plan.administrasi, "sesuai ketentuan", administrasi, of_administrasi),
        live_rows(plan, 3, of_kinerja),
    )

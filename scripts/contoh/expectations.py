"""What consolidation and calculation should find in the example office: `temuan_diharapkan.toml`.

Layer: scripts. Reads the written forms, so that every cell named here is the one a user would open. The codes are those
of `lkjip_xl.intake` and `lkjip_xl.rules`; what they mean for a flaw is declared here, not asked of the code under test.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from lkjip_xl.book.build import build_master
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.schema.form import form_schema
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.model import Row
from lkjip_xl.rules.sample import sample_size
from scripts.contoh.data import KECAMATAN, entry, load
from scripts.contoh.flaws import Flaw, flaws_of
from scripts.contoh.forms import Returned, returned_forms
from scripts.contoh.groups import pemmas_rows
from scripts.contoh.office import ID_BUKU, TAHUN, unsur_names
from scripts.contoh.portal import RESULTS_FILE

INBOX = "masuk"
NOTE_FILE = "catatan.txt"
_FOUND_AS = {"text": ("NUMBER_AS_TEXT", "peringatan"), "dash": ("DASH_AS_EMPTY", "info")}


@dataclass(frozen=True)
class Expected:
    """One finding by code, severity and place; its sentence is tested where it is worded."""

    code: str
    severity: str
    file: str
    sheet: str = ""
    cell: str = ""


_OF_THE_SOP = (
    Expected("DRAFT_PROVISIONAL", "peringatan", "", "Permintaan"),  # nobody has approved the requests yet
    Expected("NOT_SIGNED", "peringatan", "", "Persetujuan"),  # the Camat signs after the demo ends
    Expected("KESESUAIAN_BELUM_LENGKAP", "info", "", "Kesesuaian"),  # an example is full of the word CONTOH
)


def expected_findings(folder: Path) -> list[Expected]:
    """Return what should be found in the example office of this folder: file by file, then in the master itself."""
    forms = [finding for form in returned_forms() for finding in _in_form(folder, form)]
    note = Expected("FILE_SKIPPED", "info", NOTE_FILE)
    return [*forms, note, *_beside_answers(), *_small_samples(folder), *_in_master(), *_OF_THE_SOP]


def as_toml(findings: list[Expected]) -> str:
    """Return the findings as the text of a TOML file."""
    tables = ("\n".join(f'{key} = "{value}"' for key, value in asdict(each).items()) for each in findings)
    head = "# Findings that the example office must give. Written by scripts/make_contoh; do not edit.\n"
    return head + "".join(f"\n[[temuan]]\n{table}\n" for table in tables)


def _in_form(folder: Path, form: Returned) -> Iterator[Expected]:
    schema = form_schema(list(unsur_names()), seksi=form.kode == KECAMATAN)
    book = FileBook(folder / INBOX / form.berkas, schema)
    if form.tanggal_isi > _deadline():
        yield Expected("FORM_LATE", "peringatan", form.berkas, *book.cell_of("tanggal_isi"))
    for flaw in flaws_of(form.kode):
        if flaw.typed in _FOUND_AS:
            row = _row(book.rows(flaw.table), flaw)
            yield Expected(*_FOUND_AS[flaw.typed], form.berkas, row.sheet, row.cell(flaw.column))
    for row in book.rows("tblPemmas"):
        if (form.kode, row["nama"]) in _named_again():
            yield Expected("DUPLICATE_GROUP", "peringatan", form.berkas, row.sheet, row.cell("nama"))


def _beside_answers() -> Iterator[Expected]:
    """Yield the first result of every unit that sent a form too: another service, so that both count."""
    first: dict[str, int] = {}
    for row, result in enumerate(load("survei")["portal_results"], start=2):
        first.setdefault(result["unit"], row)
    senders = {form.kode for form in returned_forms()}
    for unit, row in first.items():
        if unit in senders:
            yield Expected("RESULT_BESIDE_ANSWERS", "peringatan", RESULTS_FILE, "", f"A{row}")


def _small_samples(folder: Path) -> Iterator[Expected]:
    """Yield the units that asked fewer respondents, in whatever file, than the people they serve require."""
    survey = load("survei")
    elsewhere = Counter({survey["portal_rows"]["unit"]: survey["portal_rows"]["respondents"]})
    for result in survey["portal_results"]:
        elsewhere[result["unit"]] += result["respondents"]
    for form in returned_forms():
        book = FileBook(folder / INBOX / form.berkas, form_schema(list(unsur_names()), seksi=form.kode == KECAMATAN))
        respondents = len(book.rows("tblAngket")) + elsewhere[form.kode]
        if respondents < sample_size(entry("unit", "unit", form.kode)["populasi"]):
            yield Expected("SAMPLE_TOO_SMALL", "peringatan", form.berkas)


def _in_master() -> Iterator[Expected]:
    """Yield what calculation finds once everything is collected, in the order of the units."""
    book = _collected_master()
    for row in book.rows("tblRekap"):
        if row["layanan"] in _printed_otherwise():
            yield Expected("PRINTED_IKM_DIFFERS", "peringatan", "", row.sheet, row.cell("unit"))
    for row in book.rows("tblPemmas"):
        if (row["unit"], row["nama"]) in _named_again():
            yield Expected("DUPLICATE_GROUP", "peringatan", "", row.sheet, row.cell("nama"))
    for row in book.rows("tblDasarHukum"):
        if row["status"] == "perlu diperiksa":
            yield Expected("KESESUAIAN_9_01", "peringatan", "", row.sheet, row.cell("status"))


def _collected_master() -> FileBook:
    """Return a master with the rows that the findings name, where consolidation puts them."""
    kodes, results = [form.kode for form in returned_forms()], load("survei")["portal_results"]
    tables = {
        "tblPemmas": [{"unit": kode, **row} for kode in kodes for row in pemmas_rows(kode)],
        "tblRekap": [
            {"unit": result["unit"], "layanan": result["service"]}
            for result in sorted(results, key=lambda result: kodes.index(result["unit"]))
        ],
    }
    with TemporaryDirectory() as folder:
        path = Path(folder) / "master.xlsx"
        build_master(path, tahun=TAHUN, id_buku=ID_BUKU, tables=tables)
        return FileBook(path, MASTER)


def _row(rows: list[Row], flaw: Flaw) -> Row:
    return next(row for row in rows if row["nomor"] == flaw.row)


def _deadline() -> date:
    deadline: date = load("pengaturan")["surat"]["batas_data"]
    return deadline


def _named_again() -> set[tuple[str, str]]:
    """Return unit and name of each group that somebody has listed before: every second of the doubled rows."""
    return {(unit, nama) for unit, _, nama, _ in load("pemmas")["doubled"]["rows"][1::2]}


def _printed_otherwise() -> set[str]:
    """Return the services whose IKM was printed with another weight than 1/x."""
    return {result["service"] for result in load("survei")["portal_results"] if result["weight"] != "1/9"}

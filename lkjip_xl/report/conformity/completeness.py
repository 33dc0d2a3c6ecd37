"""Checks of completeness: what the office must have written, typed or sent, each with the cell to fill.

Layer: report. Reads the model and the office; tables must also be printed where there is a document.
Source: PermenPANRB 53/2014, Lampiran I and II.
"""

from collections.abc import Iterator

from lkjip_xl.report.blocks import ReportModel, Table
from lkjip_xl.report.conformity.requirements import Requirement
from lkjip_xl.report.conformity.sources import typed_texts
from lkjip_xl.report.conformity.subject import TEMPLATE_REMEDY, Fault, Subject, quote
from lkjip_xl.report.returned.placeholders import find_placeholder
from lkjip_xl.word.text import alinea

_CONFLICT = "FIGURE_CONFLICT"
_EXPLAINED = ".sebab.tabel"
_FILL = "Isi sel itu atau lengkapi datanya, lalu buat draf lagi."


def check_narrative(subject: Subject, requirement: Requirement) -> Iterator[Fault]:
    """Yield the required texts of a chapter that nobody has written."""
    for part in subject.office.naskah:
        if part.wajib and part.kode.startswith(requirement.words["awalan"]) and not alinea(part.isi):
            yield Fault(
                f"{part.bagian} belum ditulis",
                "Tulis isinya pada kolom Isi, lalu buat draf lagi.",
                f"{requirement.bagian} [{part.kode}]",
                part.cell.sheet,
                part.cell.address,
            )


def check_tables(subject: Subject, requirement: Requirement) -> Iterator[Fault]:
    """Yield the tables that have no rows, or that the document does not print."""
    is_warning = requirement.words.get("hanya_peringatan", False)
    for block_id, sheet in zip(requirement.words["blok"], requirement.words["lembar"], strict=True):
        table = find_table(subject.model, block_id)
        if table is None or not table.rows:
            name = f"Tabel {table.title}" if table and table.title else f"Tabel {block_id}"
            yield Fault(
                f"{name} belum berisi",
                f"Lengkapi lembar {sheet}, lalu buat draf lagi.",
                f"{requirement.bagian} [{block_id}]",
                sheet,
                is_warning=is_warning,
            )
        else:
            yield from unprinted(subject, table, requirement)


def unprinted(subject: Subject, table: Table, requirement: Requirement) -> Iterator[Fault]:
    """Yield a fault where a document does not print a table that has rows."""
    title, document = " ".join(table.title.split()), subject.document
    if document is not None and title not in {each.title for each in document.captions if each.label == "Tabel"}:
        yield Fault(
            f"Tabel “{quote(title)}” tidak tercetak pada dokumen", TEMPLATE_REMEDY, f"{requirement.bagian} [{table.id}]"
        )


def check_target(subject: Subject, requirement: Requirement) -> Iterator[Fault]:
    """Yield the indikator without a target; an office without any indikator measures nothing."""
    for indikator in subject.office.indikator:
        if indikator.target is None:
            cell = indikator.place("target_murni")
            yield Fault(
                f"Target {indikator.nama} belum ditetapkan",
                "Isi Target Murni pada baris indikator itu.",
                f"{requirement.bagian} [bab2.pk]",
                cell.sheet,
                cell.address,
            )


def check_data(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield every setting, plan and figure that the report marks as missing, and every figure with two values.

    Texts and explanations have requirements of their own.
    """
    texts = {part.kode for part in subject.office.naskah}
    for missing in subject.model.missing:
        if missing.place not in texts and not missing.place.endswith(_EXPLAINED):
            sheet, _, cell = missing.cell.partition("!")
            yield Fault(f"{missing.what} belum tersedia", _FILL, missing.place, sheet, cell)
    for finding in subject.model.findings:
        if finding.code == _CONFLICT:
            yield Fault(finding.message, finding.remedy, "Seluruh laporan", finding.sheet, finding.cell)


def check_placeholders(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield every passage and row that holds filler, a mark of missing data, or the word CONTOH, once per place."""
    rows = (
        (cell, f"{grid.place}, baris {number}", "")
        for grid in subject.text.grids
        for number, row in enumerate(grid.rows, start=1)
        for cell in row
    )
    passages = ((each.text, each.place, each.cell) for each in subject.text.passages)
    typed = [(text, cell) for text, cell in typed_texts(subject.office) if find_placeholder(text)]
    told: set[tuple[str, str]] = set()
    for text, place, cell in (*passages, *rows):
        found = find_placeholder(text)
        if found is None or (found[0].name, place) in told:
            continue
        told.add((found[0].name, place))
        behind = cell or next((where for words, where in typed if words in text), "")
        sheet, _, address = behind.partition("!")
        yield Fault(f"{found[0].name} masih tertulis: “{quote(text)}”", found[0].remedy, place, sheet, address)


def check_provisional(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield why the report is still SEMENTARA."""
    for reason in subject.model.provisional:
        yield Fault(
            f"Laporan masih bertanda SEMENTARA: {reason}",
            "Pilih Setujui atau Kecualikan untuk setiap permintaan pada sheet Permintaan.",
            "Sampul",
            "Permintaan",
        )


def find_table(model: ReportModel, block_id: str) -> Table | None:
    """Return a table of the model."""
    return next((block for block in model.blocks if isinstance(block, Table) and block.id == block_id), None)

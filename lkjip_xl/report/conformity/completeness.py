"""Checks of completeness: what the office must have written, typed or sent, each with the cell to fill.

Layer: report. Reads the model and the office; tables must also be printed where there is a document.
Source: PermenPANRB 53/2014, Lampiran I and II.
"""

from collections.abc import Iterator

from lkjip_xl.report.blocks import ReportModel, Table
from lkjip_xl.report.conformity.requirements import Requirement
from lkjip_xl.report.conformity.sources import office_words, typed_texts
from lkjip_xl.report.conformity.subject import TEMPLATE_REMEDY, Fault, Subject, quote
from lkjip_xl.report.filler import is_blank, is_filler, is_too_short
from lkjip_xl.report.returned.placeholders import find_placeholder

_CONTRADICTIONS = frozenset({"FIGURE_CONFLICT", "SATUAN_DIFFERS"})
_EXPLAINED = ".sebab.tabel"
_REWRITE = "Ganti dengan uraian yang sebenarnya, atau kosongkan bila tidak wajib."
_FILL = "Isi sel itu atau lengkapi datanya, lalu buat draf lagi."


def check_narrative(subject: Subject, requirement: Requirement) -> Iterator[Fault]:
    """Yield the required texts of a chapter that nobody has written."""
    for part in subject.office.naskah:
        lack = lacking_words(part.isi, "belum ditulis")
        if part.wajib and part.kode.startswith(requirement.words["awalan"]) and lack:
            yield Fault(
                f"{part.bagian} {lack}",
                "Tulis isinya pada kolom Isi, lalu buat draf lagi.",
                f"{requirement.bagian} [{part.kode}]",
                part.cell.sheet,
                part.cell.address,
            )


def lacking_words(text: str, absent: str) -> str:
    """Return, in Indonesian, why a required text is none: `absent`, only filler, too short; empty for a real one."""
    if is_blank(text):
        return absent
    if is_filler(text):
        return f"baru berisi “{quote(text)}”"
    return f"terlalu singkat: “{quote(text)}”" if is_too_short(text) else ""


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
    """Yield settings, plans and figures that the report marks as missing, and figures with two values or another unit.

    Texts and explanations have requirements of their own.
    """
    texts = {part.kode for part in subject.office.naskah}
    for missing in subject.model.missing:
        if missing.place not in texts and not missing.place.endswith(_EXPLAINED):
            sheet, _, cell = missing.cell.partition("!")
            yield Fault(f"{missing.what} belum tersedia", _FILL, missing.place, sheet, cell)
    for finding in (*subject.model.findings, *subject.evaluation.findings):
        if finding.code in _CONTRADICTIONS:
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
    for place, text, where in office_words(subject.office):
        if is_filler(text) and not is_blank(text):
            yield Fault(f"Teks pengisi masih tertulis: “{quote(text)}”", _REWRITE, place, where.sheet, where.address)


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

"""A report to which no requirement objects, and ways to spoil one thing in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from lkjip_xl.model import NO_STANDARD, Office, Row
from lkjip_xl.report.blocks import ReportModel
from lkjip_xl.report.conformity.checking import check_conformity
from lkjip_xl.report.conformity.document import read_report
from lkjip_xl.report.conformity.subject import Subject, Verdict
from lkjip_xl.report.lkjip import write_report
from lkjip_xl.rules.evaluation import evaluate
from lkjip_xl.word.lookup import find_template
from lkjip_xl.word.page import page_setup
from lkjip_xl.word.printed import Printed, PrintedParagraph, PrintedTable, read_printed
from offices import full_office, with_indikator, with_setting
from report.reports import TODAY, model_of

Change = Callable[[Printed], Printed]


@cache
def good_office() -> Office:
    """Return an office that has everything, and is no example."""
    office = full_office(respondents=4)
    settings = {key: _real(value) if isinstance(value, str) else value for key, value in office.settings.items()}
    office = replace(
        office,
        settings={**settings, "dasar_organisasi": "Peraturan Wali Kota Nomor 1", "tenggat_lkjip": date(2026, 1, 31)},
        camat=replace(office.camat, nama="Nama Camat"),
        naskah=tuple(replace(part, isi=_real(part.isi)) for part in office.naskah),
        tim=tuple(_real_row(row) for row in office.tim),
        rencana_skm=tuple(_real_row(row) for row in office.rencana_skm),
        tindak_lanjut=tuple(_real_row(row) for row in office.tindak_lanjut),
    )
    for indikator in office.indikator:
        texts = {name: _real(getattr(indikator, name)) for name in ("penyebab", "hambatan", "solusi", "program")}
        source = NO_STANDARD if indikator.standar is None else "Standar nasional"
        office = with_indikator(office, indikator.kode, sumber_standar=source, **texts)
    return office


def print_report(model: ReportModel, folder: Path) -> Printed:
    """Return a report as its document shows it."""
    template, _ = find_template("lkjip.docx", folder)
    target = folder / "laporan.docx"
    write_report(model, template, target, page_setup("", ""))
    return read_printed(target)


def subject_of(office: Office, printed: Printed | None, *, provisional: tuple[str, ...] = ()) -> Subject:
    """Return an office's report; `printed` is its document, or that of a better day."""
    model = model_of(office, provisional=provisional)
    document = read_report(printed, model) if printed else None
    return Subject(office, evaluate(office), model, TODAY, document)


@cache
def _good_subject() -> Subject:
    return subject_of(good_office(), None)


def good_subject(printed: Printed) -> Subject:
    """Return the good office's report with a document, spoiled or not."""
    good = _good_subject()
    return Subject(good.office, good.evaluation, good.model, good.today, read_report(printed, good.model))


def faulty(subject: Subject) -> dict[str, Verdict]:
    """Return the requirements that are not simply met, by their number."""
    fine = {Verdict.MET, Verdict.NOT_APPLICABLE, Verdict.UNCHECKED}
    return {each.requirement.butir: each.verdict for each in check_conformity(subject) if each.verdict not in fine}


def told(subject: Subject, butir: str) -> list[str]:
    """Return what is said of a requirement."""
    outcome = next(each for each in check_conformity(subject) if each.requirement.butir == butir)
    return [fault.message for fault in outcome.faults]


def without_heading(start: str) -> Change:
    """Take away a heading and all that stands below it, up to the next one of its level."""

    def change(printed: Printed) -> Printed:
        first, last = _section(printed, start)
        return replace(printed, items=(*printed.items[:first], *printed.items[last:]))

    return change


def emptied(start: str) -> Change:
    """Take away what stands below a heading."""

    def change(printed: Printed) -> Printed:
        first, last = _section(printed, start)
        return replace(printed, items=(*printed.items[: first + 1], *printed.items[last:]))

    return change


def without_paragraph(start: str, *, style: str = "") -> Change:
    """Take away the first paragraph that begins so, of one style if it is given."""

    def change(printed: Printed) -> Printed:
        at = next(
            at
            for at, item in enumerate(printed.items)
            if isinstance(item, PrintedParagraph) and item.text.startswith(start) and (not style or item.style == style)
        )
        return replace(printed, items=(*printed.items[:at], *printed.items[at + 1 :]))

    return change


def moved_to_end(start: str) -> Change:
    """Put a chapter behind all others."""

    def change(printed: Printed) -> Printed:
        first, last = _section(printed, start)
        items = printed.items
        return replace(printed, items=(*items[:first], *items[last:], *items[first:last]))

    return change


def reworded(old: str, new: str, *, style: str = "", count: int = 1) -> Change:
    """Change words in the first paragraphs that hold them, in those of one style if it is given."""

    def change(printed: Printed) -> Printed:
        items, left = list(printed.items), count
        for at, item in enumerate(items):
            if isinstance(item, PrintedParagraph) and old in item.text and (not style or item.style == style) and left:
                items[at], left = replace(item, text=item.text.replace(old, new)), left - 1
        if left == count:
            raise LookupError(old)
        return replace(printed, items=tuple(items))

    return change


def retyped(caption: str, row: int, column: int, text: str) -> Change:
    """Change a cell of the table below a caption; rows count from 0 without the head, -1 is the last."""

    def change(printed: Printed) -> Printed:
        items = list(printed.items)
        at = next(
            at
            for at, item in enumerate(items)
            if isinstance(item, PrintedTable)
            and any(isinstance(each, PrintedParagraph) and caption in each.text and each.style == "JudulTabel"
                    for each in items[at - 1 : at])
        )  # fmt: skip
        table = items[at]
        if not isinstance(table, PrintedTable):
            raise TypeError(caption)
        rows = list(table.rows)
        where = row if row < 0 else table.head_rows + row
        cells = list(rows[where])
        cells[column] = text
        rows[where] = tuple(cells)
        items[at] = replace(table, rows=tuple(rows))
        return replace(printed, items=tuple(items))

    return change


def _section(printed: Printed, start: str) -> tuple[int, int]:
    levels = [item.level if isinstance(item, PrintedParagraph) else 0 for item in printed.items]
    first = next(
        at
        for at, item in enumerate(printed.items)
        if isinstance(item, PrintedParagraph) and item.level and item.text.startswith(start)
    )
    after = range(first + 1, len(levels))
    return first, next((at for at in after if 0 < levels[at] <= levels[first]), len(levels))


def _real(text: str) -> str:
    return text.replace("(CONTOH) ", "").replace(" (CONTOH)", "").replace("CONTOH", "01").replace("Contoh", "Nama")


def _real_row(row: Row) -> Row:
    content = {key: _real(value) if isinstance(value, str) else value for key, value in row.items()}
    return replace(row, content=content)


def spoiled_setting(**changes: object) -> Office:
    """Return the good office with settings changed."""
    return with_setting(good_office(), **changes)  # type: ignore[arg-type] # settings by name

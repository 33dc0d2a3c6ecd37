"""Tests of `lkjip_xl.word.anchors`: what was printed is found again, whatever Word did to it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lkjip_xl.word.anchors.figures import FigureReading, Status
from lkjip_xl.word.anchors.ledger import Kind, Ledger
from lkjip_xl.word.anchors.marks import Passage, Shown, TableTitle, Words
from lkjip_xl.word.anchors.reading import BlockStatus, Reading, read_document
from lkjip_xl.word.anchors.story import Change
from lkjip_xl.word.factory import render, render_document
from lkjip_xl.word.properties import DocumentProperties
from lkjip_xl.word.text import clean
from word.anchors.word_like import (
    WHO,
    control_of,
    deleted,
    inserted,
    rewrite,
    run,
    with_content,
    without_bookmark,
)
from word.documents import MakeTemplate, add_footnote

TEMPLATE = (
    "Pembuka",
    "{%p for alinea in narasi %}",
    "{{ alinea }}",
    "{%p endfor %}",
    "Nilai {{ ikm }} naik dari {{ lalu }}.",
    "Penutup",
)
CONTEXT = {
    "narasi": Passage(
        "bab3.uraian",
        (Words(("IKM mencapai ", Shown("ikm.2025", "82,10"), " dan mutu ", Shown("mutu", "B"), ".")), "Alinea kedua."),
    ),
    "ikm": Words((Shown("ikm.2025", "82,10"),)),
    "lalu": Words((Shown("ikm.2024", "80,00"),)),
}


@dataclass(frozen=True)
class Made:
    """A document and what was printed into it."""

    path: Path
    ledger: Ledger

    def edit(self, change: Callable[[str], str]) -> Reading:
        """Change the body and read the document."""
        return read_document(rewrite(self.path, change), self.ledger)

    def bookmark(self, tag: str) -> str:
        """Return the bookmark of a figure's first occurrence."""
        return next(anchor.bookmark for anchor in self.ledger.anchors if anchor.tag == tag)


@pytest.fixture
def made(make_template: MakeTemplate, properties: DocumentProperties, tmp_path: Path) -> Made:
    """A document with three figures, one of them twice, and a passage."""
    report = render_document(make_template(*TEMPLATE), CONTEXT, tmp_path / "a.docx", properties=properties)
    return Made(report.path, report.ledger)


def one(reading: Reading, tag: str) -> FigureReading:
    """Return the first reading of a figure."""
    return next(each for each in reading.figures if each.tag == tag)


def statuses(reading: Reading) -> dict[str, list[Status]]:
    found: dict[str, list[Status]] = {}
    for each in reading.figures:
        found.setdefault(each.tag, []).append(each.status)
    return found


def test_every_occurrence_of_a_figure_and_every_passage_gets_its_anchor(made: Made) -> None:
    assert [(anchor.tag, anchor.kind, anchor.shown) for anchor in made.ledger.anchors] == [
        ("ikm.2025", Kind.FIGURE, "82,10"),
        ("mutu", Kind.FIGURE, "B"),
        ("ikm.2025", Kind.FIGURE, "82,10"),
        ("ikm.2024", Kind.FIGURE, "80,00"),
        ("bab3.uraian", Kind.PASSAGE, "IKM mencapai 82,10 dan mutu B.\nAlinea kedua."),
    ]
    assert len({anchor.bookmark for anchor in made.ledger.anchors}) == 5
    assert made.ledger.paragraphs == ("Pembuka", "Nilai naik dari .", "Penutup")


def test_an_untouched_document_reads_as_it_was_printed(made: Made) -> None:
    reading = read_document(made.path, made.ledger)

    assert {each.status for each in reading.figures} == {Status.KEPT}
    assert [block.status for block in reading.blocks] == [BlockStatus.KEPT]
    assert reading.revisions == ()
    assert reading.comments == ()


def test_the_ledger_survives_as_json(made: Made) -> None:
    kept = made.ledger.as_json()

    assert Ledger.from_json(kept) == made.ledger  # type: ignore[arg-type] # JSON has no types


def test_two_renderings_give_equal_bytes_and_anchors(
    make_template: MakeTemplate, properties: DocumentProperties
) -> None:
    template = make_template(*TEMPLATE)

    first, second = (render(template, CONTEXT, properties=properties) for _ in range(2))

    assert first == second


def test_a_tracked_change_inside_a_figure_has_both_readings(made: Made) -> None:
    def change(xml: str) -> str:
        control = control_of(xml, "ikm.2024")
        return xml.replace(control, with_content(control, run("8") + deleted("0,00") + inserted("1,5")))

    found = one(made.edit(change), "ikm.2024")

    assert (found.status, found.accepted, found.rejected) == (Status.EDITED, "81,5", "80,00")


def test_text_typed_over_a_figure_is_read_although_word_dropped_the_bookmark(made: Made) -> None:
    def change(xml: str) -> str:
        control = control_of(xml, "ikm.2024")
        return without_bookmark(xml.replace(control, with_content(control, run("79,99"))), made.bookmark("ikm.2024"))

    found = one(made.edit(change), "ikm.2024")

    assert (found.status, found.accepted) == (Status.EDITED, "79,99")


def test_a_control_that_was_removed_leaves_the_bookmark(made: Made) -> None:
    def change(xml: str) -> str:
        return xml.replace(control_of(xml, "ikm.2024"), run("80,00"))

    assert one(made.edit(change), "ikm.2024").status is Status.KEPT


def test_a_figure_without_control_and_bookmark_is_lost(made: Made) -> None:
    def change(xml: str) -> str:
        return without_bookmark(xml.replace(control_of(xml, "ikm.2024"), run("80,00")), made.bookmark("ikm.2024"))

    assert one(made.edit(change), "ikm.2024").status is Status.LOST


@pytest.mark.parametrize(
    ("content", "rejected"),
    [(deleted("80,00"), "80,00"), ("", ""), ("<w:r><w:t>Klik di sini</w:t></w:r>", "Klik di sini")],
    ids=["tracked", "untracked", "placeholder"],
)
def test_a_figure_that_was_emptied_is_deleted(made: Made, content: str, rejected: str) -> None:
    def change(xml: str) -> str:
        control = control_of(xml, "ikm.2024")
        emptied = with_content(control, content)
        return xml.replace(control, emptied.replace("</w:sdtPr>", "<w:showingPlcHdr/></w:sdtPr>"))

    found = one(made.edit(change), "ikm.2024")

    assert (found.status, found.accepted, found.rejected) == (Status.DELETED, "", rejected)


@pytest.mark.parametrize(
    ("before", "after", "wide"), [("~", "", "~80,00"), ("", "0", "80,000"), ("", "0,5", "80,000,5")]
)
def test_what_is_typed_against_a_figure_changes_how_it_reads(made: Made, before: str, after: str, wide: str) -> None:
    def change(xml: str) -> str:
        control = control_of(xml, "ikm.2024")
        return xml.replace(control, f"{inserted(before)}{control}{inserted(after)}")

    found = one(made.edit(change), "ikm.2024")

    assert (found.status, found.accepted, found.wide) == (Status.EDITED, "80,00", wide)
    assert found.has_text_beside


def test_words_after_a_blank_do_not_change_a_figure(made: Made) -> None:
    def change(xml: str) -> str:
        control = control_of(xml, "ikm.2024")
        return xml.replace(control, control + inserted(" kira-kira"))

    assert one(made.edit(change), "ikm.2024").status is Status.KEPT


def test_a_copied_control_is_a_duplicate(made: Made) -> None:
    def change(xml: str) -> str:
        control = control_of(xml, "mutu")
        copy = re.sub(r'<w:id w:val="\d+"/>', '<w:id w:val="-1467390812"/>', control)
        return xml.replace("</w:body>", f"<w:p>{copy}</w:p></w:body>")

    assert statuses(made.edit(change))["mutu"] == [Status.KEPT, Status.DUPLICATED]


def test_a_figure_in_a_moved_paragraph_is_followed(made: Made) -> None:
    def change(xml: str) -> str:
        paragraph = next(each for each in re.findall(r"<w:p>.*?</w:p>", xml) if "naik dari" in each)
        runs = r"<w:r>(?:(?!</w:r>).)*</w:r>"
        gone = re.sub(runs, lambda each: f'<w:moveFrom w:id="911" {WHO}>{each[0]}</w:moveFrom>', paragraph)
        bare = re.sub(r"<w:bookmark(?:Start|End)[^>]*/>", "", paragraph)
        came = re.sub(runs, lambda each: f'<w:moveTo w:id="912" {WHO}>{each[0]}</w:moveTo>', bare)
        came = re.sub(r'<w:id w:val="(\d+)"/>', r'<w:id w:val="-\1"/>', came)
        return xml.replace(paragraph, f"{gone}{came}")

    reading = made.edit(change)

    assert statuses(reading) == {
        "ikm.2025": [Status.KEPT, Status.KEPT],
        "mutu": [Status.KEPT],
        "ikm.2024": [Status.KEPT],
    }
    assert [each.is_moved for each in reading.figures if each.tag == "ikm.2024"] == [True]


def test_a_passage_reads_accepted_and_rejected(made: Made) -> None:
    def change(xml: str) -> str:
        return xml.replace("Alinea kedua.", "Alinea ").replace(
            ">Alinea </w:t></w:r>", f">Alinea </w:t></w:r>{deleted('kedua.')}{inserted('baru.')}"
        )

    block = made.edit(change).blocks[0]

    assert block.status is BlockStatus.EDITED
    assert block.accepted.endswith("\nAlinea baru.")


def test_a_paragraph_added_at_the_end_of_a_passage_belongs_to_it(made: Made) -> None:
    def change(xml: str) -> str:
        last = next(each for each in re.findall(r"<w:p>.*?</w:p>", xml) if "Alinea kedua" in each)
        new = f'<w:p><w:pPr><w:rPr><w:ins w:id="920" {WHO}/></w:rPr></w:pPr>{inserted("Alinea ketiga.")}</w:p>'
        return xml.replace(last, last + new)

    block = made.edit(change).blocks[0]

    assert block.accepted == "IKM mencapai 82,10 dan mutu B.\nAlinea kedua.\nAlinea ketiga."
    assert block.rejected == "IKM mencapai 82,10 dan mutu B.\nAlinea kedua."
    assert not block.is_untracked


def test_revisions_name_who_and_when(made: Made) -> None:
    reading = made.edit(lambda xml: xml.replace("</w:body>", f"<w:p>{inserted('Tambahan')}</w:p></w:body>"))

    [found] = reading.revisions
    assert (found.text, found.revision.change, found.revision.author) == ("Tambahan", Change.INSERTED, "Budi")
    assert found.revision.date == "2026-11-20T09:15:00Z"


def test_a_figure_keeps_the_formatting_of_its_place(
    make_template: MakeTemplate, properties: DocumentProperties, tmp_path: Path
) -> None:
    template = make_template("Nilai {{ ikm }} baik")
    rewrite(template, lambda xml: xml.replace("<w:r><w:t", "<w:r><w:rPr><w:b/></w:rPr><w:t"))

    made = render_document(template, CONTEXT, tmp_path / "a.docx", properties=properties)

    kept: list[str] = []
    rewrite(made.path, lambda xml: kept.append(xml) or xml)  # type: ignore[func-returns-value]
    assert kept[0].count("<w:rPr><w:b/></w:rPr>") == 3


def test_figures_in_headers_and_footnotes_are_anchored_too(
    make_template: MakeTemplate, properties: DocumentProperties, tmp_path: Path
) -> None:
    template = make_template("{{ ikm }}", header="Kepala {{ lalu }}")
    add_footnote(template, "Catatan {{ lalu }}")

    made = render_document(template, CONTEXT, tmp_path / "a.docx", properties=properties)

    reading = read_document(made.path, made.ledger)
    assert sorted(each.part.partition("/")[2].rstrip("0123456789.xml") for each in reading.figures) == [
        "document",
        "footnotes",
        "header",
    ]
    assert {each.status for each in reading.figures} == {Status.KEPT}


def test_a_filter_of_the_template_does_not_change_an_anchor(
    make_template: MakeTemplate, properties: DocumentProperties
) -> None:
    made = render(
        make_template("{{ ikm | upper }} {{ narasi[0] | upper }}{{ narasi[1] }}"), CONTEXT, properties=properties
    )

    assert {anchor.tag for anchor in made.ledger.anchors} == {"ikm.2025", "mutu", "bab3.uraian"}


def test_a_raw_table_gets_one_anchor(make_template: MakeTemplate, properties: DocumentProperties) -> None:
    template = make_template("{{ judul }}")
    document = docx.Document(str(template))
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "A", "{{ isi }}"
    document.add_paragraph("Sumber")
    document.save(str(template))

    made = render(template, {"judul": TableTitle("lampiran.a", "Data"), "isi": "12"}, properties=properties)

    assert [(anchor.tag, anchor.kind, anchor.shown) for anchor in made.ledger.anchors] == [
        ("lampiran.a", Kind.TABLE, "A\n12")
    ]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(before=st.text(max_size=20), shown=st.text(min_size=1, max_size=12), after=st.text(max_size=20))
def test_any_text_around_and_in_a_figure_reads_back(
    before: str, shown: str, after: str, make_template: MakeTemplate, properties: DocumentProperties
) -> None:
    words = Words((before, Shown("angka", shown), after))

    made = render(make_template("|{{ isi }}|"), {"isi": words}, properties=properties)

    assert [anchor.shown for anchor in made.ledger.anchors] == [clean(shown)]


@pytest.mark.parametrize("mark", list("\ue000\ue001\ue002\ue003\ue004\ue005"))
def test_marks_typed_by_people_are_nothing_but_gone(
    mark: str, make_template: MakeTemplate, properties: DocumentProperties
) -> None:
    context = {"isi": f"a{mark}0{mark}b", "kata": Words((f"c{mark}d", Shown("x", f"1{mark}2")))}

    made = render(make_template("{{ isi }} {{ kata }}"), context, properties=properties)

    assert [(anchor.tag, anchor.shown) for anchor in made.ledger.anchors] == [("x", "12")]
    assert made.ledger.paragraphs == ("a0b",)

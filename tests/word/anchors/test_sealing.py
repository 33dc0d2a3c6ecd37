"""Tests of `lkjip_xl.word.anchors.sealing` and `package`: what does not read back is not handed over."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from lkjip_xl.word.anchors.marks import Shown, Words
from lkjip_xl.word.anchors.package import DocumentDamagedError, DocumentUnreadableError, open_package
from lkjip_xl.word.anchors.sealing import NotReadableBackError, seal
from lkjip_xl.word.custom_properties import read_custom_properties
from lkjip_xl.word.factory import render, render_document
from lkjip_xl.word.properties import DocumentProperties
from word.anchors.word_like import rewrite
from word.documents import MakeTemplate

CONTEXT = {"ikm": Words((Shown("ikm.2025", "82,10"),))}


def test_a_document_that_does_not_read_back_is_refused_and_leaves_no_file(
    make_template: MakeTemplate, properties: DocumentProperties, tmp_path: Path
) -> None:
    def spoil(document: Document) -> None:
        for control in list(document.element.body.iter(qn("w:sdtContent"))):
            control.clear()

    target = tmp_path / "keluar" / "a.docx"

    with pytest.raises(NotReadableBackError) as caught:
        render_document(make_template("{{ ikm }}"), CONTEXT, target, properties=properties, finish=spoil)
    assert str(caught.value) == (
        "[DOKUMEN_TIDAK_TERBACA_ULANG] Dokumen baru tidak dapat dibaca ulang pada ikm.2025, maka tidak disimpan "
        "(surat.docx). Kembalikan bagian itu pada template seperti aslinya, atau hapus salinan template dari folder "
        "templat agar yang asli dipakai."
    )
    assert not target.parent.exists()


def test_many_failing_anchors_are_named_in_part(make_template: MakeTemplate, properties: DocumentProperties) -> None:
    made = render(make_template("{{ ikm }}"), CONTEXT, properties=properties)
    [anchor] = made.ledger.anchors
    wrong = [replace(anchor, tag=f"angka.{number}", id=number, bookmark=f"n_{number}") for number in range(5)]

    with pytest.raises(NotReadableBackError, match=r"angka\.0, angka\.1, angka\.2, dan 2 lainnya"):
        seal(made.content, wrong, "surat.docx")


def test_the_document_says_which_ledger_is_its_own(make_template: MakeTemplate, properties: DocumentProperties) -> None:
    marked = replace(properties, tanda={"lkjip_id_buku": "A & B"})
    made = render(make_template("{{ ikm }}"), CONTEXT, properties=marked)

    with open_package(made.content) as package:
        found = read_custom_properties(package)
    assert found == {"lkjip_id_buku": "A & B", **made.ledger.identity()}


def test_entities_are_not_expanded(make_template: MakeTemplate, properties: DocumentProperties, tmp_path: Path) -> None:
    made = render_document(make_template("{{ ikm }}"), CONTEXT, tmp_path / "a.docx", properties=properties)
    secret = tmp_path / "rahasia.txt"
    secret.write_text("rahasia", encoding="utf-8")
    head = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]><w:document'
    rewrite(made.path, lambda xml: xml.replace("<w:document", head, 1).replace("82,10", "&x;"))

    with open_package(made.path) as package:
        root = package.parse("word/document.xml")
    assert root is not None
    assert "rahasia" not in "".join(str(text) for text in root.itertext())


def test_a_package_without_a_body_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "buku.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", "<x/>")

    with pytest.raises(DocumentUnreadableError), open_package(path):
        pass


def test_a_part_that_is_not_well_formed_is_named(
    make_template: MakeTemplate, properties: DocumentProperties, tmp_path: Path
) -> None:
    made = render_document(make_template("{{ ikm }}"), CONTEXT, tmp_path / "a.docx", properties=properties)
    rewrite(made.path, lambda xml: xml.replace("</w:body>", ""))

    with open_package(made.path) as package, pytest.raises(DocumentDamagedError, match=r"word/document\.xml"):
        package.parse("word/document.xml")

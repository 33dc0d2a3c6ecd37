"""Periksa on templates: the shipped ones are clean, and the table of names is what letters and report really give."""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import docx
import pytest

from letters.office import KELURAHAN, TANGGAL, make_office
from lkjip_xl.letters.cover_letter import cover_letter_fields
from lkjip_xl.letters.disposisi import disposisi_fields
from lkjip_xl.letters.kop import kop
from lkjip_xl.letters.receipt import Handed, receipt_fields, slip_fields
from lkjip_xl.letters.reminder import Owed, Reminder, reminder_fields
from lkjip_xl.letters.request import request_fields
from lkjip_xl.letters.sistematika import sistematika_fields
from lkjip_xl.report.blocks import Chart, Listing, Narrative, Table
from lkjip_xl.sop.checking.periksa_template import check_template, name_of_template
from lkjip_xl.sop.checking.template_names import template_names
from lkjip_xl.word.lookup import shipped_templates
from offices import UNSUR, office_of_every_table
from report.reports import model_of

SHIPPED = sorted(shipped_templates().glob("*.docx"))


def names_in(value: object, path: str = "") -> Iterator[str]:
    """Yield the dotted names of a letter's fields, as the table writes them."""
    match value:
        case Mapping():
            for key, child in value.items():
                yield from names_in(child, f"{path}.{key}" if path else str(key))
        case list() | tuple():
            for child in value:
                yield from names_in(child, f"{path}[]")
        case _:
            yield path


def letters() -> Mapping[str, Mapping[str, object]]:
    """Return the fields of each letter."""
    office = make_office()
    reminder = Reminder(KELURAHAN, (Owed("SKM", "belum dikirim"),), TANGGAL, 0, "f.xlsx")
    slip = slip_fields(office, KELURAHAN, (Handed("Formulir", "1", "1"),), tanggal=TANGGAL)
    request = request_fields(office, KELURAHAN, formulir="f.xlsx", nomor=None, tanggal=TANGGAL, konsep=True)
    return {
        "surat_permintaan.docx": request,
        "nota_dinas.docx": request,
        "disposisi.docx": disposisi_fields(office, tanggal=TANGGAL),
        "surat_pengantar.docx": cover_letter_fields(office, nomor=None, tanggal=TANGGAL, konsep=True),
        "sistematika.docx": sistematika_fields(office, tanggal=TANGGAL),
        "nota_pengingat.docx": reminder_fields(office, reminder, TANGGAL),
        "lembar_ekspedisi.docx": slip,
        "tanda_terima.docx": receipt_fields(office, files={"W1": "f.xlsx"}, tanggal=TANGGAL),
    }


@pytest.mark.parametrize("template", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_template_is_clean(template: Path) -> None:
    assert check_template(template, template.name) == ()


@pytest.mark.parametrize("kind", sorted(letters()))
def test_the_table_names_what_a_letter_is_filled_with(kind: str, tmp_path: Path) -> None:
    fields = {"kop": kop(make_office(), tmp_path)[0], "tahun": 2025, **letters()[kind]}

    assert set(template_names()[kind].known) == set(names_in(fields))


def test_the_table_names_every_block_and_column_of_the_report() -> None:
    known = set(template_names()["lkjip.docx"].known)
    model = model_of(office_of_every_table())

    codes = {*UNSUR, *model.jenis}
    given = set()
    for block in model.blocks:
        place = re.sub(r"^bab3\.a\.ik\d+", "sasaran[].indikator[]", block.id)
        match block:
            case Narrative():
                given.add(f"{place}.alinea[]")
            case Listing():
                given |= {f"{place}.butir[]", f"{place}.kosong"}
            case Chart():
                given |= {f"{place}.{field}" for field in ("judul", "gambar", "sumber")}
            case Table():
                given |= {f"{place}.{field}" for field in ("judul", "sumber", "kosong")}
                columns = {"*" if key in codes else key for row in (*block.rows, block.total or {}) for key in row}
                given |= {f"{place}.{part}.{key}" for key in columns for part in ("baris[]", "jumlah")}
    blocks = {
        name
        for name in known
        if re.search(r"\.(alinea\[\]|butir\[\]|kosong|judul|gambar|sumber|baris\[\]\..*|jumlah\..*)$", name)
    }
    assert blocks - {"sasaran[].indikator[].judul"} == given
    assert known - blocks >= {*model.details, "versi", "unsur[].kode", "sasaran[].nama", "sementara[].alasan"}


def test_a_renamed_copy_is_known_by_its_title_and_a_plain_document_is_none(tmp_path: Path) -> None:
    copy, plain = tmp_path / "lkjip (2).docx", tmp_path / "catatan.docx"
    shutil.copyfile(shipped_templates() / "lkjip.docx", copy)
    docx.Document().save(str(plain))

    assert name_of_template(copy) == "lkjip.docx"
    assert name_of_template(plain) is None


def test_a_table_that_the_office_threw_out_is_missed(tmp_path: Path) -> None:
    path = tmp_path / "lkjip.docx"
    document = docx.Document(str(shipped_templates() / "lkjip.docx"))
    table = next(table for table in document.tables if "bab1.sarana.baris" in table.cell(2, 0).text)
    document.element.body.remove(table._tbl)
    document.save(str(path))

    messages = [finding.message for finding in check_template(path, "lkjip.docx")]

    assert messages == ["Template tidak mencetak “bab1.sarana.baris”, yang merupakan bagian wajib dokumen ini"]

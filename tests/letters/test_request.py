"""Tests of `lkjip_xl.letters.request`."""

from pathlib import Path

import pytest

from letters.office import KECAMATAN, KELURAHAN, TANGGAL, make_office
from lkjip_xl.book.schema.form import form_schema
from lkjip_xl.letters.request import recipient, request_fields, request_kind, subject, write_request
from lkjip_xl.model import Pejabat, Unit


@pytest.mark.parametrize(
    ("unit", "setting", "choice", "kind", "file"),
    [
        (KELURAHAN, "surat_kelurahan", "Surat dinas", "surat_permintaan", "Surat_Permintaan_W1_Contohan.docx"),
        (KELURAHAN, "surat_kelurahan", "Nota dinas", "nota_dinas", "Nota_Dinas_W1_Contohan.docx"),
        (KECAMATAN, "surat_seksi", "Nota dinas", "nota_dinas", "Nota_Dinas_KEC.docx"),
        (KECAMATAN, "surat_seksi", "Surat dinas", "surat_permintaan", "Surat_Permintaan_KEC.docx"),
    ],
)
def test_the_kind_of_letter_is_a_setting(
    unit: Unit, setting: str, choice: str, kind: str, file: str, tmp_path: Path
) -> None:
    office = make_office(**{setting: choice})

    artifact, findings = write_request(
        office,
        unit,
        formulir="Formulir.xlsx",
        nomor="1/2026",
        tanggal=TANGGAL,
        konsep=False,
        folder=tmp_path,
        year_folder=tmp_path,
    )

    assert (request_kind(office, unit), artifact.kind, artifact.path.name) == (kind, kind, file)
    assert artifact.nomor == "1/2026"
    assert findings == ()


@pytest.mark.parametrize(
    ("unit", "to"),
    [
        (KELURAHAN, "Lurah Contohan"),
        (Unit("W2", "Kelurahan Lain", "Kelurahan", Pejabat("")), "Lurah Lain"),
        (Unit("W3", "Lain", "Kelurahan", Pejabat("Lurah Lain", sebutan="Plt.")), "Plt. Lurah Lain"),
        (KECAMATAN, "Para Kepala Seksi dan Kepala Subbagian Kecamatan Contoh"),
    ],
)
def test_a_request_goes_to_the_head_of_the_unit(unit: Unit, to: str) -> None:
    assert recipient(make_office(), unit) == to


def test_all_four_kinds_of_data_are_asked_on_sheets_that_the_form_has() -> None:
    fields = request_fields(make_office(), KELURAHAN, formulir="F.xlsx", nomor=None, tanggal=TANGGAL, konsep=True)

    asked = fields["data"]
    assert isinstance(asked, list)
    assert [(one["no"], one["lembar"]) for one in asked] == [
        (1, "SKM"),
        (2, "Pemmas"),
        (3, "Administrasi"),
        (4, "Kinerja"),
    ]
    assert {one["lembar"] for one in asked} <= {sheet.name for sheet in form_schema(["U1"], seksi=False).sheets}


def test_the_agenda_and_the_letter_name_the_same_subject() -> None:
    fields = request_fields(make_office(), KELURAHAN, formulir="F.xlsx", nomor=None, tanggal=TANGGAL, konsep=True)

    assert isinstance(fields["surat"], dict)
    assert (
        fields["surat"]["hal"] == subject(make_office()) == "Permintaan Data Kinerja untuk Penyusunan LKjIP Tahun 2025"
    )

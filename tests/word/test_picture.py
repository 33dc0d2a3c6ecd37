"""Tests of `lkjip_xl.word.picture` and of pictures in documents."""

import io
from pathlib import Path

import docx
import pytest

from lkjip_xl.model import Finding, Severity
from lkjip_xl.word.factory import render
from lkjip_xl.word.picture import Picture, open_picture
from lkjip_xl.word.properties import DocumentProperties
from word.documents import MakeTemplate
from word.pictures import write_png


@pytest.mark.parametrize(("width", "height", "width_mm"), [(20, 20, 18.0), (40, 20, 18.0), (10, 20, 9.0)])
def test_a_picture_fits_its_square_and_keeps_its_shape(
    width: int, height: int, width_mm: float, tmp_path: Path
) -> None:
    path = write_png(tmp_path / "lambang.png", width, height)

    assert open_picture(path, within_mm=18, description="Lambang") == (Picture(path, width_mm, "Lambang"), ())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "tidak ditemukan atau tidak dapat dibuka"),
        (b"", "bukan gambar PNG atau JPG yang utuh"),
        (b"GIF berbohong", "bukan gambar PNG atau JPG yang utuh"),
        (b"\x89PNG\r\n\x1a\n", "bukan gambar PNG atau JPG yang utuh"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "bukan gambar PNG atau JPG yang utuh"),
    ],
)
def test_a_picture_that_word_cannot_show_is_a_finding(content: bytes | None, why: str, tmp_path: Path) -> None:
    path = tmp_path / "lambang.png"
    if content is not None:
        path.write_bytes(content)

    picture, findings = open_picture(path, within_mm=18, description="Lambang")

    assert picture is None
    assert findings == (
        Finding(
            "GAMBAR_TIDAK_TERPAKAI",
            Severity.PERINGATAN,
            f"Gambar lambang.png {why}; dokumen dibuat tanpa gambar itu",
            "Letakkan berkas PNG atau JPG dengan nama itu di folder tahun, atau kosongkan namanya di Pengaturan.",
            file="lambang.png",
        ),
    )


def test_a_picture_stands_where_its_marker_stood_in_body_and_header(
    make_template: MakeTemplate, properties: DocumentProperties, tmp_path: Path
) -> None:
    picture = Picture(write_png(tmp_path / "lambang.png", 10, 20), 9, 'Lambang "Kota" <contoh>')
    template = make_template("{% if logo %}kiri {{ logo }} kanan{% endif %}", header="{{ logo }}")

    made = docx.Document(io.BytesIO(render(template, {"logo": picture}, properties=properties).content))

    assert made.paragraphs[0].text == "kiri  kanan"
    assert [round(shape.width.mm) for shape in made.inline_shapes] == [9]
    described = made.element.xpath("//wp:docPr/@descr") + made.sections[0].header.part.element.xpath(
        "//wp:docPr/@descr"
    )
    assert described == ['Lambang "Kota" <contoh>'] * 2

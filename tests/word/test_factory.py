"""Tests of `lkjip_xl.word.factory`: from template and data to a document."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import docx
import pytest
from docx.document import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lkjip_xl.word.factory import render, render_document
from lkjip_xl.word.page import PageSetup
from lkjip_xl.word.properties import DocumentProperties
from lkjip_xl.word.saving import DocumentExistsError
from lkjip_xl.word.template import TemplateFaultError, TemplateUnreadableError
from lkjip_xl.word.text import clean
from word.documents import MakeTemplate, add_footnote, texts

HOSTILE = [
    "Sarana & Prasarana",
    "<b>tebal</b> </w:t></w:r>",
    "\"kutip\" 'tunggal' “miring”",
    "{{ 7 * 7 }} {% if x %} {# komentar #}",
    "{_{ x }_} {_% y %_}",
    "😀 Ω ﷽",
    "]]> <!-- --> &amp; &#65;",
    "panjang " * 40,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_neither_lost_nor_run(
    text: str, make_template: MakeTemplate, properties: DocumentProperties, tmp_path: Path
) -> None:
    template = make_template("awal {{ isi }} akhir", header="{{ isi }}")

    made = render_document(template, {"isi": text}, tmp_path / "a.docx", properties=properties).path

    assert texts(made) == [f"awal {text} akhir"]
    assert docx.Document(str(made)).sections[0].header.paragraphs[0].text == text


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_reaches_the_document_as_it_was_cleaned(
    text: str, make_template: MakeTemplate, properties: DocumentProperties
) -> None:
    template = make_template("|{{ isi }}|")

    made = render(template, {"isi": text}, properties=properties)

    assert docx.Document(io.BytesIO(made.content)).paragraphs[0].text == f"|{clean(text)}|"


def test_text_with_breaks_stays_one_paragraph(
    make_template: MakeTemplate, properties: DocumentProperties, tmp_path: Path
) -> None:
    template = make_template("{{ isi }}")

    made = render_document(template, {"isi": "a\nb\x07c\x0cd"}, tmp_path / "a.docx", properties=properties)

    assert texts(made.path) == ["a b c d"]


@pytest.mark.parametrize(
    ("marker", "printed"),
    [
        ("{{ tahun }}", "2025"),
        ("{{ nilai }}", "82,10"),
        ("{{ pecahan }}", "0,33"),
        ("{{ hari }}", "22 November 2026"),
        ("{{ hari | tanggal }}", "22 November 2026"),
        ("{{ uang | rupiah }}", "Rp1.250.000"),
        ("{{ nilai | persen }}", "82,10%"),
        ("{{ nilai | angka(1) }}", "82,1"),
        ("{{ tahun | terbilang }}", "dua ribu dua puluh lima"),
        ("{{ ya }}", "Ya"),
        ("{{ tidak }}", "Tidak"),
        ("{{ data.items }}", "tiga"),
        ("{{ data['kunci lain'] }}", "empat"),
        ("{{ daftar[1] }}", "b"),
        ("{% if data %}berisi{% endif %}{% if kosong %}berisi{% endif %}", "berisi"),
        ("{{ daftar | join(', ') }}", "a, b"),
        ("{{ nama | upper }}", "WONOASIH & <TEMAN>"),
        ("{% for d in daftar %}{{ loop.index }}{{ d }}{% endfor %}", "1a2b"),
    ],
)
def test_values_print_as_indonesian_documents_print_them(
    marker: str, printed: str, make_template: MakeTemplate, properties: DocumentProperties, tmp_path: Path
) -> None:
    context = {
        "tahun": 2025,
        "nilai": Decimal("82.10"),
        "pecahan": Fraction(1, 3),
        "hari": date(2026, 11, 22),
        "uang": 1250000,
        "ya": True,
        "tidak": False,
        "nama": "Wonoasih & <teman>",
        "daftar": ["a", "b"],
        "kosong": {},
        "data": {"items": "tiga", "kunci lain": "empat"},
    }

    made = render_document(make_template(marker), context, tmp_path / "a.docx", properties=properties)

    assert texts(made.path) == [printed]
    assert made.missing == made.unavailable == ()


def test_a_name_that_the_data_lack_is_marked_and_reported_once(
    make_template: MakeTemplate, properties: DocumentProperties, tmp_path: Path
) -> None:
    template = make_template(
        "{{ tidak_ada }} {{ tidak_ada }} {{ kop.fax }} {{ jauh.sekali.nama }}",
        "{% for u in unit %}{{ u.telp }}{% endfor %}{% for h in hilang %}x{% endfor %}{% if ragu %}y{% endif %}",
    )

    made = render_document(
        template, {"kop": {"alamat": "Jl."}, "unit": [{"nama": "a"}]}, tmp_path / "a.docx", properties=properties
    )

    assert texts(made.path) == [
        "[[KOSONG: tidak_ada]] [[KOSONG: tidak_ada]] [[KOSONG: kop.fax]] [[KOSONG: jauh.sekali.nama]]",
        "[[KOSONG: unit.1.telp]]",
    ]
    assert made.missing == ("tidak_ada", "kop.fax", "jauh.sekali.nama", "unit.1.telp", "hilang", "ragu")


def test_a_value_that_the_office_does_not_have_is_marked_and_never_zero(
    make_template: MakeTemplate, properties: DocumentProperties, tmp_path: Path
) -> None:
    template = make_template(
        "{{ batas }}; {{ unit.nilai | angka(2) }}; {{ batas | tanggal }}", "{% if batas %}ada{% else %}belum{% endif %}"
    )

    made = render_document(
        template, {"batas": None, "unit": {"nilai": None}}, tmp_path / "a.docx", properties=properties
    )

    assert texts(made.path) == ["(data belum tersedia); (data belum tersedia); (data belum tersedia)", "belum"]
    assert made.unavailable == ("batas", "unit.nilai")


def test_a_missing_value_that_is_only_tested_is_not_reported(
    make_template: MakeTemplate, properties: DocumentProperties
) -> None:
    template = make_template("{% if batas %}{{ batas }}{% endif %}")

    assert render(template, {"batas": None}, properties=properties).unavailable == ()


REMEDY = (
    "Perbaiki penanda itu di Word menurut docs/TEMPLAT.md, atau hapus salinan template dari folder templat agar yang "
    "asli dipakai."
)


@pytest.mark.parametrize(
    ("marker", "reason"),
    [
        ("{{ ''.__class__.__mro__ }}", "meminta hal yang tidak diizinkan"),
        ("{{ isi.__init__ }}", "meminta hal yang tidak diizinkan"),
        ("{{ isi", "tidak lengkap atau salah tulis"),
        ("{% if isi %}", "tidak lengkap atau salah tulis"),
        ("{{ isi | safe }}", "tidak lengkap atau salah tulis"),
        ("{{ isi + 1 }}", "tidak dapat dihitung"),
        ("{{ isi | rupiah }}", "tidak dapat dihitung"),
        ("{{ 1 / 0 }}", "meminta hal yang tidak diizinkan"),
        ("{{ 9 ** 99999999 }}", "meminta hal yang tidak diizinkan"),
        ("{{ belum > 3 }}", "tidak dapat dihitung"),
        ("{{ tidak_ada + 1 }}", "tidak dapat dihitung"),
        ("{{ range(9) }}", "tidak dapat dihitung"),
        ("{{ data }}", "tidak dapat dihitung"),
        ("{{ daftar }}", "tidak dapat dihitung"),
    ],
)
def test_a_marker_that_cannot_run_is_refused_with_its_paragraph(
    marker: str, reason: str, make_template: MakeTemplate, properties: DocumentProperties, tmp_path: Path
) -> None:
    template = make_template("alinea\u2028satu", f"alinea dua {marker}")
    context = {"isi": "x", "data": {"a": 1}, "daftar": ["x"], "belum": None}

    with pytest.raises(TemplateFaultError) as refused:
        render_document(template, context, tmp_path / "keluar" / "a.docx", properties=properties)

    where = f"surat.docx: “alinea dua {marker}”"
    assert str(refused.value) == f"[TEMPLATE_SALAH] Penanda pada template {reason} ({where}). {REMEDY}"
    assert not (tmp_path / "keluar").exists()


def test_a_block_that_ends_in_another_place_than_it_began_is_refused(
    make_template: MakeTemplate, properties: DocumentProperties
) -> None:
    template = make_template("a {% if isi %} b", "{%p endif %}", "c")

    with pytest.raises(TemplateFaultError) as refused:
        render(template, {"isi": ""}, properties=properties)

    reason = "Penanda pada template blok melintasi batas alinea, baris, atau sel tabel"
    assert str(refused.value) == f"[TEMPLATE_SALAH] {reason} (surat.docx). {REMEDY}"


@pytest.mark.parametrize("content", [None, b"", b"bukan zip", b"\xd0\xcf\x11\xe0"])
def test_a_template_that_is_no_word_document_is_refused(
    content: bytes | None, properties: DocumentProperties, tmp_path: Path
) -> None:
    template = tmp_path / "rusak.docx"
    if content is not None:
        template.write_bytes(content)

    with pytest.raises(TemplateUnreadableError) as refused:
        render(template, {}, properties=properties)

    assert str(refused.value) == (
        "[TEMPLATE_TIDAK_TERBACA] Template tidak dapat dibuka sebagai dokumen Word (rusak.docx). Tutup template itu di "
        "Word, atau hapus salinannya dari folder templat agar yang asli dipakai."
    )


@pytest.mark.parametrize("value", [82.1, b"bytes", object(), {1}])
def test_only_plain_data_may_reach_a_template(
    value: object, make_template: MakeTemplate, properties: DocumentProperties
) -> None:
    with pytest.raises(TypeError, match=r"^kop\.2: a template takes plain data, not "):
        render(make_template("x"), {"kop": ["a", value]}, properties=properties)


def test_equal_input_gives_equal_bytes(make_template: MakeTemplate, properties: DocumentProperties) -> None:
    template = make_template("{{ isi }}", header="{{ isi }}")

    first, second = (render(template, {"isi": "sama"}, properties=properties, page=PageSetup()) for _ in range(2))

    assert first.content == second.content
    with zipfile.ZipFile(io.BytesIO(first.content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_come_from_the_caller_and_not_from_the_template(
    make_template: MakeTemplate, properties: DocumentProperties
) -> None:
    template = make_template("x")
    edited = docx.Document(str(template))
    edited.core_properties.author, edited.core_properties.comments = "Orang Lain", "{{ rahasia }}"
    edited.save(str(template))

    core = docx.Document(io.BytesIO(render(template, {}, properties=properties).content)).core_properties

    assert (core.title, core.author, core.comments, core.language) == ("Surat Uji", "Kecamatan Contoh", "", "id-ID")
    assert core.created == core.modified == properties.waktu


def test_a_document_is_not_replaced_unless_it_is_said(
    make_template: MakeTemplate, properties: DocumentProperties, tmp_path: Path
) -> None:
    target = tmp_path / "Surat.docx"
    target.write_text("koreksi Sekcam")
    template = make_template("baru")

    with pytest.raises(DocumentExistsError) as refused:
        render_document(template, {}, target, properties=properties)

    assert target.read_text() == "koreksi Sekcam"
    assert str(refused.value) == (
        "[DOKUMEN_SUDAH_ADA] Dokumen itu sudah ada dan tidak ditimpa (Surat.docx). Pindahkan atau ganti nama dokumen "
        "lama, lalu ulangi."
    )
    render_document(template, {}, target, properties=properties, overwrite=True)
    assert texts(target) == ["baru"]


def test_a_pass_over_the_finished_document_is_saved_with_it(
    make_template: MakeTemplate, properties: DocumentProperties
) -> None:
    def finish(document: Document) -> None:
        document.add_paragraph("dari pass")

    made = render(make_template("{{ isi }}"), {"isi": "isi"}, properties=properties, finish=finish)

    assert [p.text for p in docx.Document(io.BytesIO(made.content)).paragraphs] == ["isi", "dari pass"]


def test_data_in_a_footnote_are_not_run_when_there_are_several_sections(
    make_template: MakeTemplate, properties: DocumentProperties
) -> None:
    template = make_template("x", sections=2)
    add_footnote(template, "{{ isi }}")

    made = render(template, {"isi": "{{ 7 * 7 }} & <b>"}, properties=properties)

    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        assert "{{ 7 * 7 }} &amp; &lt;b&gt;" in package.read("word/footnotes.xml").decode()

"""Tests of the lint: each fault by its sentence and its place; what is right is left alone."""

from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lkjip_xl.model import Finding, Severity
from lkjip_xl.word.anchors.package import DocumentUnreadableError
from lkjip_xl.word.lint.linting import lint_template
from lkjip_xl.word.lint.shapes import TemplateNames
from word.lint.templates import NAMES, write


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Return where and what."""
    return [(finding.cell, finding.message) for finding in findings]


@pytest.mark.parametrize(
    ("paragraph", "message"),
    [
        (
            "{{ kecamatn }}",
            "Penanda meminta “kecamatn”, yang tidak ada di antara data; mungkin maksudnya “kecamatan”",
        ),
        (
            "{{ kop.almat }}",
            "Penanda meminta “kop.almat”, yang tidak ada di antara data; mungkin maksudnya “kop.alamat”",
        ),
        ("{{ xyz }}", "Penanda meminta “xyz”, yang tidak ada di antara data"),
        (
            "{% for k in kiriman %}{{ k.jnis }}{% endfor %}",
            "Penanda meminta “kiriman.jnis”, yang tidak ada di antara data; mungkin maksudnya “kiriman.jenis”",
        ),
        (
            "{% for k in kiriman %}{{ loop.indeks }}{% endfor %}",
            "Penanda meminta “loop.indeks”, yang tidak ada di antara data; mungkin maksudnya “loop.index”",
        ),
        (
            "{% for s in skm %}{{ s.U1 }}{% endfor %}",
            "Penanda meminta “skm.U1”, yang tidak ada di antara data",
        ),
        ("{{ kecamatan|uper }}", "Cara cetak “uper” tidak dikenal; mungkin maksudnya “upper”"),
        ("{{ kecamatan is definde }}", "Cara cetak “definde” tidak dikenal; mungkin maksudnya “defined”"),
        ("{{ kop.alamat }}", "“kop.alamat” adalah daftar atau kumpulan isian dan tidak dapat dicetak begitu saja"),
        ("{{ kop }}", "“kop” adalah daftar atau kumpulan isian dan tidak dapat dicetak begitu saja"),
        (
            "{% for a in kecamatan %}{{ a }}{% endfor %}",
            "“kecamatan” bukan daftar sehingga tidak dapat diulang",
        ),
        ("{{ kecamatan tahun }}", "Penanda “kecamatan tahun” tidak lengkap atau salah tulis"),
        ("{% if %}x{% endif %}", "Penanda “if” tidak lengkap atau salah tulis"),
        ("{% for a, b in kiriman %}x{% endfor %}", "Penanda “for a, b in kiriman” tidak lengkap atau salah tulis"),
        (
            "{{ kecamatan }",
            "Tanda kurung kurawal di sini bukan penanda yang utuh dan akan tercetak apa adanya",
        ),
        (
            "{ { kecamatan } }",
            "Tanda kurung kurawal di sini bukan penanda yang utuh dan akan tercetak apa adanya",
        ),
        ("{% forr k in kiriman %}", "Perintah “forr” tidak dikenal dalam penanda; mungkin maksudnya “for”"),
        ("{% include 'lain' %}", "Perintah “include” tidak dikenal dalam penanda"),
        ("{%p if kecamatan %}", "Penanda if di sini tidak mempunyai penutup endif"),
        ("{%p endfor %}", "Penanda endfor di sini tidak mempunyai pembuka"),
        ("{% else %}", "Penanda else di sini tidak mempunyai pembuka"),
        ("{{r kecamatan }}", "Jenis penanda dengan huruf “r” di sini tidak didukung"),
        ("{{p kecamatan }}", "Jenis penanda dengan huruf “p” di sini tidak didukung"),
        ("Lorem ipsum dolor", "Template memuat tulisan sementara “lorem ipsum”"),
    ],
)
def test_a_fault_is_told_with_its_paragraph(paragraph: str, message: str, tmp_path: Path) -> None:
    findings = lint_template(write(tmp_path / "surat.docx", "Pembuka", paragraph), NAMES)

    assert told(findings) == [(f"alinea 2: “{paragraph}”", message)]
    assert findings[0].file == "surat.docx"


@pytest.mark.parametrize(
    "marker",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ kecamatan.upper() }}",
        "{{ cycler() }}",
        "{{ kecamatan._x }}",
        "{{ 9 ** 99999999 }}",
        "{{ 1 / 0 }}",
        "{% if tahun % 2 %}x{% endif %}",
    ],
)
def test_an_expression_that_runs_code_is_refused_and_never_run(marker: str, tmp_path: Path) -> None:
    findings = lint_template(write(tmp_path / "surat.docx", marker), NAMES)

    refused = [finding for finding in findings if finding.code == "TEMPLATE_CODE_REFUSED"]
    assert told(tuple(refused)) == [
        (f"alinea 1: “{marker}”", "Penanda di sini menjalankan perintah program atau menghitung, dan ditolak")
    ]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("{{ kecamatan|upper }} {{ tahun }}",),
        ("{%p if kecamatan %}", "ada", "{%p elif tahun > 3 %}", "x", "{%p else %}", "tidak", "{%p endif %}"),
        ("{%p for k in kiriman %}", "{{ loop.index }}. {{ k.jenis }}", "{%p endfor %}"),
        ("{% for a in kop.alamat %}{{ a }}{% if not loop.last %}, {% endif %}{% endfor %}",),
        ("{{ kiriman[0].no }} {{ (kiriman|first).no }} {{ kiriman|length }} {{ kop.alamat|join(', ') }}",),
        ("{% for s in skm %}{% for u in unsur %}{{ s[u.kode] }}{{ s.unit }}{% endfor %}{% endfor %}",),
        ("{% if kecamatan == “Wonoasih” %}x{% endif %}",),
        ("{# catatan untuk kantor #}{{ kecamatan or 'x' }}", "{{ 'a' if tahun else kecamatan }}"),
        ("A", "{%p for p in bab1.isu.alinea %}", "{{ p }}", "{%p endfor %}", "B"),
    ],
)
def test_what_is_right_is_left_alone(paragraphs: tuple[str, ...], tmp_path: Path) -> None:
    assert lint_template(write(tmp_path / "surat.docx", *paragraphs), NAMES) == ()


@pytest.mark.parametrize(
    ("rows", "cell", "message"),
    [
        (
            [["No", "Jenis"], ["{%tr for k in kiriman %}", ""], ["{{ k.no }}", "{{ k.jns }}"], ["{%tr endfor %}", ""]],
            "Tabel 1, baris 3, kolom 2: “{{ k.jns }}”",
            "Penanda meminta “kiriman.jns”, yang tidak ada di antara data; mungkin maksudnya “kiriman.jenis”",
        ),
        (
            [["{%tr for k in kiriman %}", ""], ["{{ k.no }}", ""]],
            "Tabel 1, baris 1, kolom 1: “{%tr for k in kiriman %}”",
            "Penanda for di sini tidak mempunyai penutup endfor",
        ),
        (
            [["{%tr for k in kiriman %}", "Jenis"], ["{{ k.no }}", ""], ["{%tr endfor %}", ""]],
            "Tabel 1, baris 1, kolom 1: “{%tr for k in kiriman %}”",
            "Isi lain pada baris tabel ini hilang karena penanda {%tr … %} menghapus seluruh baris tabel",
        ),
        (
            [["{%p if kecamatan %}", "{%p endif %}"]],
            "Tabel 1, baris 1, kolom 2: “{%p endif %}”",
            "Penanda endif berada di luar alinea, baris, sel, atau tabel tempat pembukanya",
        ),
        (
            [["{%tr if kecamatan %}", ""], ["x", ""], ["{%p endif %}", ""]],
            "Tabel 1, baris 3, kolom 1: “{%p endif %}”",
            "Penanda pembuka berjenis {%tr … %} dilanjutkan penanda berjenis {%p … %}",
        ),
    ],
)
def test_a_fault_in_a_table_is_told_with_its_cell(
    rows: list[list[str]], cell: str, message: str, tmp_path: Path
) -> None:
    assert told(lint_template(write(tmp_path / "surat.docx", rows=rows), NAMES)) == [(cell, message)]


@pytest.mark.parametrize(
    ("paragraphs", "message"),
    [
        (
            ("{%p if kecamatan %} ada", "{%p endif %}"),
            "Isi lain pada alinea ini hilang karena penanda {%p … %} menghapus seluruh alinea",
        ),
        (
            ("{% if kecamatan %}", "ada", "{% endif %}"),
            "Penanda endif mencakup beberapa alinea tanpa huruf p, sehingga tersisa alinea kosong",
        ),
        (("{%tr if tahun %}",), "Penanda {%tr … %} berada di luar tabel"),
        (
            ("{%p for p in bab1.isu.alinea %}", "{{ p }}", "{%p endfor %}", "B"),
            "Uraian bab1.isu tidak didahului alinea tetap",
        ),
        (
            ("A", "{%p for p in bab1.isu.alinea %}", "{{ p }}", "{%p endfor %}", "{%p if tahun %}", "{%p endif %}"),
            "Uraian bab1.isu tidak diikuti alinea tetap",
        ),
    ],
)
def test_a_marker_in_the_wrong_place_is_told(paragraphs: tuple[str, ...], message: str, tmp_path: Path) -> None:
    findings = lint_template(write(tmp_path / "surat.docx", *paragraphs), NAMES)

    assert message in [finding.message for finding in findings]


def test_what_a_document_must_print_and_the_template_lacks_is_a_warning(tmp_path: Path) -> None:
    names = TemplateNames(NAMES.known, required=("kiriman", "kop.alamat", "tahun"))
    template = write(tmp_path / "surat.docx", "{{ tahun }}", "{%p if kiriman %}", "ada", "{%p endif %}")

    findings = lint_template(template, names)

    assert [(finding.severity, finding.message) for finding in findings] == [
        (Severity.PERINGATAN, f"Template tidak mencetak “{name}”, yang merupakan bagian wajib dokumen ini")
        for name in ("kiriman", "kop.alamat")
    ]


def test_a_marker_that_word_cut_into_runs_is_read_whole(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for piece in ("{", "{ keca", "matan |", " upper }", "}"):
        paragraph.add_run(piece)
    document.save(str(tmp_path / "surat.docx"))

    assert lint_template(tmp_path / "surat.docx", NAMES) == ()


def test_a_file_that_is_no_document_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "surat.docx"
    path.write_text("bukan dokumen")

    with pytest.raises(DocumentUnreadableError):
        lint_template(path, NAMES)


_SIGNS = ["{{", "}}", "{%", "%}", "{#", "#}", "{%p ", "{%tr ", "|", "(", "'", "“", "*", "~", " "]
_WORDS = ["for k in kiriman", "endfor", "if tahun", "endif", "else", "not ", "k.no", "kop", "kecamatan", "loop.index"]
_PIECES = st.sampled_from([*_SIGNS, *_WORDS])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.lists(_PIECES, max_size=6).map("".join), min_size=1, max_size=5))
def test_whatever_stands_in_a_template_the_lint_ends_with_findings_that_say_where(
    texts: list[str], tmp_path: Path
) -> None:
    findings = lint_template(write(tmp_path / "acak.docx", *texts), NAMES)

    assert all(finding.cell and finding.message and finding.remedy for finding in findings)

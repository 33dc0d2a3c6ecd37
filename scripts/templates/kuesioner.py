"""Word template of the SKM questionnaire: one sheet, two sides, filled in by a respondent with a pen.

The questions and answers are data (`templates/kuesioner.toml`); what stands around them is edited in Word.
Source: PermenPANRB 14/2017, Lampiran (profile of the respondent, answers a to d with their scores 1 to 4).
"""

from docx.document import Document
from docx.shared import Mm

from scripts.templates import parts
from scripts.templates.parts import CENTER, JUSTIFY, Look

_LOOKS = (
    Look("Kuesioner Judul", size=14, bold=True, align=CENTER),
    Look("Kuesioner Unit", size=12, bold=True, align=CENTER, after=4),
    Look("Kuesioner Isi", size=11.5, align=JUSTIFY, before=2, after=4),
    Look("Kuesioner Bagian", size=11.5, bold=True, before=5, after=3, keep_next=True),
    Look("Kuesioner Sel", size=11.5, before=2, after=2),
    Look("Kuesioner Sel Tengah", size=11.5, align=CENTER, before=2, after=2),
    Look("Kuesioner Kepala", size=11.5, bold=True, align=CENTER, before=2, after=2),
    Look("Kuesioner Jawaban", size=11.5, before=3.5, after=3.5, indent_mm=6, first_line_mm=-6, tab_mm=6),
    Look("Kuesioner Penutup", size=11.5, bold=True, align=CENTER, before=8),
)
_MARGIN_MM = 15


def kuesioner() -> Document:
    """Return the questionnaire of a unit."""
    document = parts.new_document()
    for look in _LOOKS:
        parts.define(document, look)
    section = document.sections[0]
    section.top_margin = section.bottom_margin = Mm(_MARGIN_MM)
    section.left_margin = section.right_margin = Mm(_MARGIN_MM + 5)
    _add_head(document)
    _add_profile(document)
    _add_questions(document)
    _add(document, "Kuesioner Bagian", "Saran dan masukan untuk perbaikan pelayanan")
    parts.add_table(document, (100,), (("\n\n\n\n\n",),), "Kuesioner Sel")
    _add(document, "Kuesioner Penutup", "Terima kasih atas kesediaan Saudara mengisi kuesioner ini.")
    return document


def _add_head(document: Document) -> None:
    _add(document, "Kuesioner Judul", "KUESIONER SURVEI KEPUASAN MASYARAKAT (SKM)", "TAHUN {{ tahun }}")
    _add(document, "Kuesioner Unit", "{{ unit.nama }} – {{ kop.pemerintah }}")
    _add(
        document,
        "Kuesioner Isi",
        "Jawaban Saudara dipakai untuk memperbaiki pelayanan kami dan dijaga kerahasiaannya. Nama tidak perlu ditulis. "
        "Beri tanda silang (X) pada kotak yang sesuai; satu jawaban untuk setiap pertanyaan. Pertanyaan yang tidak "
        "dapat dijawab dibiarkan kosong.",
    )
    filled = (("No. (diisi petugas)", "", "Tanggal", ""), ("Jenis layanan", "", "Jam", ""))
    for row in parts.add_table(document, (22, 38, 12, 28), filled, "Kuesioner Sel").rows:
        row.height = Mm(9)


def _add_profile(document: Document) -> None:
    _add(document, "Kuesioner Bagian", "A. Profil responden")
    rows = (
        ("Jenis kelamin", "{{ profil.jenis_kelamin }}"),
        ("Usia", "………… tahun"),
        ("Pendidikan terakhir", "{{ profil.pendidikan }}"),
        ("Pekerjaan", "{{ profil.pekerjaan }}"),
    )
    parts.add_table(document, (22, 78), rows, "Kuesioner Sel")


def _add_questions(document: Document) -> None:
    _add(document, "Kuesioner Bagian", "B. Pendapat responden tentang pelayanan")
    answers = "{%p for j in p.jawaban %}\n☐\t{{ j.huruf }}. {{ j.teks }} ({{ j.nilai }})\n{%p endfor %}"
    markers = (
        ("No.", "Pertanyaan", "Jawaban (nilai)"),
        ("{%tr for p in pertanyaan %}",),
        ("{{ p.no }}", "{{ p.unsur }}\n{{ p.teks }}", answers),
        ("{%tr endfor %}",),
    )
    table = parts.add_table(document, (7, 51, 42), markers, "Kuesioner Sel", look=parts.HEADED)
    parts.make_header(table.rows[0], "Kuesioner Kepala")
    table.cell(2, 0).paragraphs[0].style = "Kuesioner Sel Tengah"
    table.cell(2, 1).paragraphs[0].style = "Kuesioner Bagian"
    for paragraph in table.cell(2, 2).paragraphs:
        paragraph.style = "Kuesioner Jawaban"


def _add(document: Document, style: str, *lines: str) -> None:
    for line in lines:
        document.add_paragraph(line, style)


TEMPLATES = {"kuesioner.docx": kuesioner}

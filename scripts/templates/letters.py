"""Word templates of the letters, as Permendagri 54/2009 and the city's rule lay them out.

The fixed sentences are written here once; from then on the office edits them in Word.
Source: DOMAIN sections 5 and 8. Which markers each template may use: docs/TEMPLAT.md.
"""

from collections.abc import Callable, Mapping, Sequence

from docx.document import Document
from docx.shared import Mm
from docx.table import Table, _Cell

from scripts.templates import parts
from scripts.templates.parts import CENTER, JUSTIFY, RIGHT, Look

_LOOKS = (
    Look("Kop Pemerintah", size=14, align=CENTER),
    Look("Kop Instansi", size=18, bold=True, align=CENTER),
    Look("Kop Alamat", size=10, align=CENTER),
    Look("Kop Lambang"),
    Look("Kop Garis", size=3, before=3, after=10),
    Look("Garis Tunggal", size=3, after=6),
    Look("Konsep", bold=True, align=RIGHT, colour="7F7F7F"),
    Look("Nomor Halaman", size=11, align=CENTER, after=12),
    Look("Kepala Surat", line=1.1),
    Look("Tanggal Surat", align=RIGHT, line=1.1),
    Look("Alamat Tujuan", line=1.1),
    Look("Judul Naskah", size=13, bold=True, align=CENTER),
    Look("Nomor Naskah", align=CENTER, after=12),
    Look("Isi Surat", align=JUSTIFY, first_line_mm=12.5, before=6, after=4, line=1.15),
    Look("Penutup Surat", align=JUSTIFY, first_line_mm=12.5, before=6, after=12, line=1.15, keep_next=True),
    Look("Kepala Tabel", size=11, bold=True, align=CENTER, before=3, after=3),
    Look("Sel Tabel", size=11, before=2, after=2),
    Look("Sel Kecil", size=10, before=1, after=1),
    Look("Sel Judul", size=10, bold=True, before=2),
    Look("Sel Tabel Tengah", size=11, align=CENTER, before=2, after=2),
    Look("Sel Kecil Tengah", size=10, align=CENTER, before=1, after=1),
    Look("Pilihan", size=11, before=2, after=2, indent_mm=7, first_line_mm=-7),
    Look("Tanda Tangan", keep_next=True),
    Look("Nama Pejabat", bold=True, keep_next=True),
    Look("Tembusan", size=11),
    Look("Catatan", size=9, italic=True, before=6),
    Look("Bukti Terima", size=11, after=4, tab_mm=30, keep_next=True),
    Look("Sela", size=8),
    Look("Halaman Baru", size=1, page_break=True),
)
_SPACE_TO_SIGN = ("", "", "", "")
_EMBLEM_MM = 24
_LEADERS = "…………………………"

_OPENING = (
    "Dalam rangka penyusunan Laporan Kinerja Instansi Pemerintah (LKjIP) Kecamatan {{ kecamatan }} Tahun {{ tahun }} "
    "sesuai dengan Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah, "
    "dengan hormat kami minta bantuan Saudara untuk menyampaikan data sebagai berikut."
)
_RETURN = (
    "Data tersebut diisikan pada berkas {{ formulir }} yang disertakan bersama surat ini dan dikirimkan kembali kepada "
    "{{ pengolah }} paling lambat tanggal {{ batas }}. Data administrasi perkantoran diminta pula karena menjadi dasar "
    "penghitungan salah satu indikator kinerja kecamatan."
)
_CARE = (
    "Jawaban responden yang kosong dibiarkan kosong dan tidak diisi angka 0. Nama dan NIK responden tidak diperlukan."
)
_THANKS = "Demikian disampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih."


def surat_permintaan() -> Document:
    """Return the surat dinas that asks a Lurah for data."""
    document = _letter()
    _add_kop(document)
    meta = parts.add_table(
        document,
        (14, 3, 41, 42),
        (
            ("Nomor", ":", "{{ surat.nomor }}", "{{ surat.tempat }}, {{ surat.tanggal }}"),
            ("Sifat", ":", "{{ surat.sifat }}"),
            ("Lampiran", ":", "{{ surat.lampiran }}"),
            ("Hal", ":", "{{ surat.hal }}"),
        ),
        "Kepala Surat",
        look=parts.NO_LINES,
    )
    meta.cell(0, 3).paragraphs[0].style = "Tanggal Surat"
    _add_lines(document, "Alamat Tujuan", ("", "Yth. {{ kepada.yth }}", "di {{ kepada.tempat }}", ""))
    _add_request(document)
    _add_lines(document, "Sela", ("{%p if tembusan %}",))
    _add_lines(document, "Tembusan", ("Tembusan:", "{%p for t in tembusan %}", "{{ t }}", "{%p endfor %}"))
    _add_lines(document, "Sela", ("{%p endif %}",))
    return document


def nota_dinas() -> Document:
    """Return the nota dinas that asks the sections inside the kecamatan for data."""
    document = _letter()
    _add_kop(document)
    _add_lines(document, "Judul Naskah", ("NOTA DINAS", ""))
    parts.add_table(
        document,
        (14, 3, 83),
        (
            ("Kepada", ":", "Yth. {{ kepada.yth }}"),
            ("Dari", ":", "{{ dari }}"),
            ("Tanggal", ":", "{{ surat.tanggal }}"),
            ("Nomor", ":", "{{ surat.nomor }}"),
            ("Sifat", ":", "{{ surat.sifat }}"),
            ("Lampiran", ":", "{{ surat.lampiran }}"),
            ("Hal", ":", "{{ surat.hal }}"),
        ),
        "Kepala Surat",
        look=parts.NO_LINES,
    )
    _add_lines(document, "Garis Tunggal", ("",))
    _add_request(document)
    return document


def disposisi() -> Document:
    """Return the lembar disposisi with which the Camat starts the report (SOP step 1)."""
    document = _letter()
    _add_kop(document)
    _add_lines(document, "Judul Naskah", ("LEMBAR DISPOSISI", ""))
    parts.add_table(
        document,
        (20, 32, 21, 27),
        (
            ("Surat dari", "{{ masuk.asal }}", "Diterima tanggal", "{{ masuk.diterima }}"),
            ("Nomor surat", "{{ masuk.nomor }}", "Nomor agenda", "{{ masuk.agenda }}"),
            ("Tanggal surat", "{{ masuk.tanggal }}", "Sifat", "{{ masuk.sifat }}"),
        ),
        "Sel Tabel",
    )
    _add_lines(document, "Sela", ("",))
    parts.add_table(document, (20, 80), (("Hal", "{{ masuk.hal }}"),), "Sel Tabel")
    _add_lines(document, "Sela", ("",))
    orders = parts.add_table(
        document, (46, 54), (("Diteruskan kepada", "Dengan hormat harap"), ()), "Sel Tabel", look=parts.HEADED
    )
    parts.make_header(orders.rows[0], "Kepala Tabel")
    _fill_choices(orders.cell(1, 0), "penerima")
    _fill_choices(orders.cell(1, 1), "instruksi")
    _add_lines(document, "Sela", ("",))
    notes = parts.add_table(document, (100,), (("Catatan",), ("{{ catatan }}",)), "Sel Tabel", look=parts.HEADED)
    parts.make_header(notes.rows[0], "Kepala Tabel")
    notes.rows[1].height = Mm(35)
    _add_lines(document, "Sela", ("",))
    _add_signature(document, dated=True)
    return document


def surat_pengantar() -> Document:
    """Return the cover letter of the LKjIP: one copy to keep, one that comes back as receipt (SOP step 8)."""
    document = _letter(numbered_pages=False)
    _add_lines(document, "Sela", ("{%p for l in lembar %}", "{%p if not loop.first %}"))
    _add_lines(document, "Halaman Baru", ("",))
    _add_lines(document, "Sela", ("{%p endif %}",))
    _add_kop(document)
    _add_lines(document, "Tanggal Surat", ("{{ surat.tempat }}, {{ surat.tanggal }}",))
    _add_lines(document, "Alamat Tujuan", ("", "Yth. {{ kepada.yth }}", "di {{ kepada.tempat }}", ""))
    _add_lines(document, "Judul Naskah", ("SURAT PENGANTAR",))
    _add_lines(document, "Nomor Naskah", ("NOMOR {{ surat.nomor }}",))
    _add_rows(
        document,
        "k in kiriman",
        (8, 40, 20, 32),
        ("No.", "Jenis yang dikirim", "Banyaknya", "Keterangan"),
        ("{{ k.no }}", "{{ k.jenis }}", "{{ k.banyaknya }}", "{{ k.keterangan }}"),
    )
    _add_lines(document, "Sela", ("", ""))
    _fill_receipt(_add_signature(document))
    _add_lines(document, "Catatan", ("{{ l }}",))
    _add_lines(document, "Sela", ("{%p endfor %}",))
    return document


def sistematika() -> Document:
    """Return the format sistematika penyusunan LKjIP: the outline, with who supplies each part by when (SOP step 2)."""
    document = _letter()
    _add_kop(document)
    _add_lines(
        document, "Judul Naskah", ("FORMAT SISTEMATIKA PENYUSUNAN", "LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)")
    )
    _add_lines(document, "Nomor Naskah", ("{{ kop.instansi }} TAHUN {{ tahun }}",))
    table = _add_rows(
        document,
        "b in bagian",
        (13, 45, 23, 19),
        ("Bagian", "Isi pokok", "Disiapkan oleh", "Paling lambat"),
        ("{{ b.nomor }}", "{{ b.judul }}\n{{ b.isi }}", "{{ b.pemasok }}", "{{ b.batas }}"),
        "Sel Kecil",
    )
    table.cell(2, 1).paragraphs[0].style = "Sel Judul"
    _add_lines(document, "Sela", ("",))
    _add_signature(document, dated=True)
    return document


def tanda_terima() -> Document:
    """Return the list on which units sign for the forms they were handed (SOP step 2)."""
    document = _letter()
    _add_kop(document)
    _add_lines(document, "Judul Naskah", ("TANDA TERIMA FORMAT DATA",))
    _add_lines(document, "Nomor Naskah", ("LKjIP TAHUN {{ tahun }}",))
    _add_rows(
        document,
        "u in unit",
        (7, 22, 34, 13, 24),
        ("No.", "Unit", "Berkas", "Tanggal", "Nama dan tanda tangan penerima"),
        ("{{ u.no }}", "{{ u.nama }}", "{{ u.berkas }}", "{{ u.tanggal }}", "\n\n"),
        "Sel Kecil",
    )
    _add_lines(document, "Sela", ("",))
    _add_signature(document, dated=True)
    return document


def nota_pengingat() -> Document:
    """Return the note that reminds a unit of the data it still owes (SOP step 3)."""
    document = _letter()
    _add_kop(document)
    _add_lines(document, "Tanggal Surat", ("{{ surat.tempat }}, {{ surat.tanggal }}",))
    _add_lines(document, "Alamat Tujuan", ("", "Yth. {{ kepada.yth }}", "di {{ kepada.tempat }}", ""))
    _add_lines(document, "Judul Naskah", ("PENGINGAT KE-{{ ke }}",))
    _add_lines(document, "Nomor Naskah", ("PENGUMPULAN DATA LKjIP TAHUN {{ tahun }}",))
    _add_lines(document, "Isi Surat", ("{{ pembuka }}",))
    _add_rows(
        document,
        "d in data",
        (8, 40, 20, 32),
        ("No.", "Data", "Lembar formulir", "Keadaan"),
        ("{{ d.no }}", "{{ d.nama }}", "{{ d.lembar }}", "{{ d.keadaan }}"),
    )
    _add_lines(document, "Isi Surat", ("{{ ajakan }}",))
    _add_lines(document, "Penutup Surat", (_THANKS,))
    _add_signature(document)
    return document


def lembar_ekspedisi() -> Document:
    """Return the slip that a unit signs for what it was handed (SOP step 2), to be kept by the office."""
    document = _letter(numbered_pages=False)
    _add_kop(document)
    _add_lines(document, "Judul Naskah", ("LEMBAR EKSPEDISI",))
    _add_lines(document, "Nomor Naskah", ("LKjIP TAHUN {{ tahun }}",))
    parts.add_table(
        document,
        (24, 3, 73),
        (("Disampaikan kepada", ":", "{{ unit.nama }}"), ("Tanggal", ":", "{{ surat.tanggal }}")),
        "Kepala Surat",
        look=parts.NO_LINES,
    )
    _add_lines(document, "Sela", ("",))
    _add_rows(
        document,
        "d in dokumen",
        (8, 32, 41, 19),
        ("No.", "Dokumen", "Nomor/berkas", "Banyaknya"),
        ("{{ d.no }}", "{{ d.jenis }}", "{{ d.nomor }}", "{{ d.banyaknya }}"),
    )
    _add_lines(document, "Sela", ("", ""))
    _fill_receipt(_add_signature(document))
    return document


TEMPLATES: Mapping[str, Callable[[], Document]] = {
    f"{build.__name__}.docx": build
    for build in (
        *(surat_permintaan, nota_dinas, disposisi, surat_pengantar, sistematika),
        *(tanda_terima, lembar_ekspedisi, nota_pengingat),
    )
}


def _letter(*, numbered_pages: bool = True) -> Document:
    """Return a document with the styles of a letter, and the word KONSEP and page numbers in its header."""
    document = parts.new_document()
    styles = {look.name: parts.define(document, look) for look in _LOOKS}
    parts.border_below(styles["Kop Garis"], "thinThickSmallGap", 24)
    parts.border_below(styles["Garis Tunggal"], "single", 8)
    section = document.sections[0]
    section.different_first_page_header_footer = numbered_pages
    headers = (section.header, section.first_page_header) if numbered_pages else (section.header,)
    for header in headers:
        header.paragraphs[0].text = "{{ konsep }}"
        header.paragraphs[0].style = "Konsep"
    if numbered_pages:
        parts.add_page_number(section.header.add_paragraph(style="Nomor Halaman"))
    return document


def _add_kop(document: Document) -> None:
    _add_lines(document, "Kop Lambang", ("{%p if kop.logo %}",))
    parts.float_left(document.add_paragraph("{{ kop.logo }}", "Kop Lambang"), _EMBLEM_MM)
    _add_lines(document, "Kop Lambang", ("{%p endif %}",))
    _add_lines(document, "Kop Pemerintah", ("{{ kop.pemerintah }}",))
    _add_lines(document, "Kop Instansi", ("{{ kop.instansi }}",))
    _add_lines(document, "Kop Alamat", ("{%p for a in kop.alamat %}", "{{ a }}", "{%p endfor %}"))
    _add_lines(document, "Kop Garis", ("",))


def _add_request(document: Document) -> None:
    """Add what a request says, the same to a Lurah and to a Kasi: the data, the form, the deadline."""
    _add_lines(document, "Isi Surat", (_OPENING,))
    _add_rows(
        document,
        "d in data",
        (8, 34, 40, 18),
        ("No.", "Data yang diminta", "Uraian", "Lembar formulir"),
        ("{{ d.no }}", "{{ d.nama }}", "{{ d.uraian }}", "{{ d.lembar }}"),
    )
    _add_lines(document, "Isi Surat", (_RETURN, _CARE))
    _add_lines(document, "Penutup Surat", (_THANKS,))
    _add_signature(document)


def _add_signature(document: Document, *, dated: bool = False) -> Table:
    """Add the signature block in the right half, and return its table; `dated` puts place and date above it."""
    table = parts.add_table(document, (50, 50), ((),), "Tanda Tangan", look=parts.NO_LINES)
    lines = (
        *(("{{ surat.tempat }}, {{ surat.tanggal }}",) if dated else ()),
        *("{%p for j in ttd.jabatan %}", "{{ j }}", "{%p endfor %}"),
        *_SPACE_TO_SIGN,
        *("{{ ttd.nama }}", "{%p if ttd.pangkat %}", "{{ ttd.pangkat }}", "{%p endif %}", "NIP. {{ ttd.nip }}"),
    )
    parts.fill(table.cell(0, 1), "\n".join(lines), "Tanda Tangan")
    for paragraph in table.cell(0, 1).paragraphs:
        if paragraph.text == "{{ ttd.nama }}":
            paragraph.style = "Nama Pejabat"
    _add_lines(document, "Sela", ("",))
    return table


def _fill_receipt(signature: Table) -> None:
    """Fill the left half beside a signature with the block that the receiver signs."""
    received, signed = ("Diterima tanggal", "Jabatan"), ("Nama", "NIP", "Telepon")
    lines = (*map(_leader, received), "Tanda tangan", "", *map(_leader, signed))
    parts.fill(signature.cell(0, 0), "\n".join(lines), "Bukti Terima")


def _leader(what: str) -> str:
    """Return a line to be filled in by hand."""
    return f"{what}\t: {_LEADERS}"


def _fill_choices(cell: _Cell, name: str) -> None:
    """Fill a cell with one ticked or empty box per line."""
    marks = (f"{{%p for pilihan in {name} %}}", "{{ pilihan.kotak }}\t{{ pilihan.teks }}", "{%p endfor %}")
    parts.fill(cell, "\n".join(marks), "Pilihan")


def _add_rows(
    document: Document,
    loop: str,
    shares: Sequence[int],
    heads: Sequence[str],
    cells: Sequence[str],
    style: str = "Sel Tabel",
) -> Table:
    """Add a table with a header row and a row per element of a list; `loop` says `x in list`."""
    markers = (heads, (f"{{%tr for {loop} %}}",), cells, ("{%tr endfor %}",))
    table = parts.add_table(document, shares, markers, style, look=parts.HEADED)
    parts.make_header(table.rows[0], "Kepala Tabel")
    table.cell(2, 0).paragraphs[0].style = f"{style} Tengah"
    return table


def _add_lines(document: Document, style: str, lines: Sequence[str]) -> None:
    for line in lines:
        document.add_paragraph(line, style)

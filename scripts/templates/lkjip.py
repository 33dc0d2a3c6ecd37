"""Word template of the LKjIP: cover, front matter, four chapters and the annexes.

The headings and fixed sentences are written here once; from then on the office edits them in Word. Blocks of the
report's model stand where their markers are (`bab3.ikm.unit.baris`); docs/TEMPLAT.md lists them.
Source: PermenPANRB 53/2014, Lampiran II (sistematika); DOMAIN section 4.
"""

from collections.abc import Callable, Mapping

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section

from scripts.templates import lkjip_layouts as layouts
from scripts.templates import parts
from scripts.templates.report_parts import (
    add_answers_table,
    add_budget_table,
    add_chart,
    add_heading,
    add_kinds_table,
    add_listing,
    add_narrative,
    add_paragraphs,
    add_survey_sheet,
    add_table,
    fence_narratives,
    repeat,
)
from scripts.templates.report_styles import FENCE, define_styles

_SPACE_TO_SIGN = ("", "", "")
_UNSUR = "Keterangan: {% for u in unsur %}{{ u.kode }} = {{ u.nama }}{% if not loop.last %}; {% endif %}{% endfor %}."


def lkjip() -> Document:
    """Return the template of the report."""
    document = parts.new_document()
    define_styles(document)
    _add_cover(document)
    _number_pages(_begin_section(document), "lowerRoman")
    _add_front(document)
    _number_pages(_begin_section(document), "decimal", header=True)
    for add_chapter in (_add_bab1, _add_bab2, _add_bab3, _add_bab4, _add_annexes):
        add_chapter(document)
    fence_narratives(document)
    return document


def _begin_section(document: Document) -> Section:
    """Begin a section on a new page; the paragraph that ends the one before is too low to need a page of its own."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    document.paragraphs[-1].style = FENCE
    return section


def _number_pages(section: Section, kind: str, *, header: bool = False) -> None:
    """Let a section count its pages from 1, in the middle of its foot."""
    _drop_count(section)  # a new section begins as a copy of the one before
    count = OxmlElement("w:pgNumType")
    count.set(qn("w:fmt"), kind)
    count.set(qn("w:start"), "1")
    margins = section._sectPr.get_or_add_pgMar()  # noqa: SLF001 - python-docx has no call for it
    margins.addnext(count)
    section.footer.is_linked_to_previous = section.header.is_linked_to_previous = False
    foot, head = section.footer.paragraphs[0], section.header.paragraphs[0]
    foot.style, head.style = "Kaki Halaman", "Kepala Halaman"
    parts.add_page_number(foot)
    if header:
        head.text = "{% if sementara %}SEMENTARA – {% endif %}LKjIP Kecamatan {{ kecamatan }} Tahun {{ tahun }}"


def _add_cover(document: Document) -> None:
    add = document.add_paragraph
    add("{%p if logo %}")
    add("{{ logo }}", "Sampul Lambang")
    add("{%p else %}")
    add("LAMBANG\nDAERAH", "Sampul Tanpa Lambang")
    add("{%p endif %}")
    add("LAPORAN KINERJA INSTANSI PEMERINTAH\n(LKjIP)", "Sampul Jenis")
    add("KECAMATAN {{ kecamatan|upper }}", "Sampul Nama")
    add("TAHUN {{ tahun }}", "Sampul Nama")
    add("{%p if sementara %}")
    add("SEMENTARA", "Sampul Sementara")
    repeat(document, "alasan", "sementara", "{{ alasan.alasan }}", "Sampul Alasan")
    add("{%p endif %}")
    foot = document.sections[0].footer.paragraphs[0]  # so it stands at the foot, whatever the paper
    foot.text, foot.style = "{{ pemerintah|upper }}\nKECAMATAN {{ kecamatan|upper }}\n{{ tahun }}", "Sampul Kaki"


def _add_front(document: Document) -> None:
    add_heading(document, "KATA PENGANTAR", 1)
    add_paragraphs(
        document,
        "Puji syukur kami panjatkan ke hadirat Tuhan Yang Maha Esa karena atas rahmat-Nya Laporan Kinerja Instansi "
        "Pemerintah (LKjIP) Kecamatan {{ kecamatan }} Tahun {{ tahun }} dapat disusun.",
        "Laporan ini merupakan wujud pertanggungjawaban atas pelaksanaan tugas dan fungsi serta penggunaan anggaran "
        "yang dipercayakan kepada Kecamatan {{ kecamatan }}, sebagaimana diamanatkan dalam Peraturan Presiden Nomor "
        "29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah dan disusun menurut Peraturan Menteri "
        "Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014.",
    )
    add_narrative(document, "kata_pengantar.tambahan")
    add_paragraphs(
        document,
        "Kami menyampaikan terima kasih kepada semua pihak yang telah membantu penyusunan laporan ini. Semoga laporan "
        "ini bermanfaat sebagai bahan evaluasi dan perbaikan kinerja pada tahun-tahun mendatang.",
    )
    _add_signature(document)
    _add_review(document)
    add_heading(document, "IKHTISAR EKSEKUTIF", 1)
    add_narrative(document, "ringkasan.kinerja")
    add_narrative(document, "ringkasan.data")
    add_table(document, "ringkasan.capaian", "E", layouts.RINGKASAN)
    add_narrative(document, "ringkasan.tambahan")
    _add_contents(document)


def _add_signature(document: Document) -> None:
    document.add_paragraph("{{ tempat }}, {{ tanggal }}", "Tempat Tanggal")
    add_paragraphs(document, "{{ camat_jabatan }},", *_SPACE_TO_SIGN, style="Tanda Tangan")
    add_paragraphs(document, "{{ camat_nama }}", style="Nama Pejabat")
    document.add_paragraph("{{ camat_pangkat }}", "Tanda Tangan")
    document.add_paragraph("NIP. {{ camat_nip }}", "NIP Pejabat")


def _add_review(document: Document) -> None:
    """Write the statement of review as a page of its own, once somebody has reviewed the report."""
    document.add_paragraph("{%p if tanggal_reviu %}")
    add_heading(document, "PERNYATAAN TELAH DIREVIU", 1)
    add_paragraphs(
        document,
        "Kami telah mereviu Laporan Kinerja Instansi Pemerintah Kecamatan {{ kecamatan }} untuk Tahun {{ tahun }} "
        "sesuai dengan Pedoman Reviu atas Laporan Kinerja. Substansi informasi yang dimuat dalam laporan kinerja "
        "menjadi tanggung jawab manajemen Kecamatan {{ kecamatan }}.",
        "Reviu bertujuan memberikan keyakinan terbatas bahwa laporan kinerja telah disajikan secara akurat, andal, dan "
        "valid.",
        "Berdasarkan reviu kami, tidak terdapat kondisi atau hal-hal yang menimbulkan perbedaan dalam meyakini "
        "keandalan informasi yang disajikan di dalam laporan kinerja ini.",
    )
    document.add_paragraph("{{ tempat }}, {{ tanggal_reviu }}", "Tempat Tanggal")
    add_paragraphs(document, "{{ jabatan_reviu }},", *_SPACE_TO_SIGN, style="Tanda Tangan")
    add_paragraphs(document, "{{ nama_reviu }}", style="Nama Pejabat")
    document.add_paragraph("NIP. {{ nip_reviu }}", "NIP Pejabat")
    document.add_paragraph("{%p endif %}")


def _add_contents(document: Document) -> None:
    lists = (
        ("DAFTAR ISI", "TOC Heading", "toc 1"),
        ("DAFTAR TABEL", "TOC Heading", "table of figures"),
        ("DAFTAR GAMBAR", "Judul Daftar Lanjutan", "table of figures"),
    )
    for title, look, style in lists:
        document.add_paragraph(title, look)
        document.add_paragraph(f"[[{title}]]", style)


def _add_bab1(document: Document) -> None:
    add_heading(document, "BAB I\nPENDAHULUAN", 1)
    add_heading(document, "A. Gambaran Umum Organisasi", 2)
    add_narrative(document, "bab1.organisasi")
    add_narrative(document, "bab1.wilayah")
    add_heading(document, "B. Tugas dan Fungsi", 2)
    add_narrative(document, "bab1.dasar_organisasi")
    add_narrative(document, "bab1.tugas_fungsi")
    add_heading(document, "C. Struktur Organisasi", 2)
    add_narrative(document, "bab1.struktur")
    add_heading(document, "D. Sumber Daya Manusia", 2)
    add_narrative(document, "bab1.pegawai_uraian")
    add_table(document, "bab1.pegawai", "1", layouts.PEGAWAI)
    add_narrative(document, "bab1.pegawai_rincian")
    add_heading(document, "E. Sarana dan Prasarana", 2)
    add_table(document, "bab1.sarana", "1", layouts.SARANA)
    add_heading(document, "F. Aspek Strategis Organisasi", 2)
    add_narrative(document, "bab1.aspek_strategis")
    add_heading(document, "G. Isu Strategis dan Permasalahan Utama", 2)
    add_narrative(document, "bab1.isu")
    add_heading(document, "H. Dasar Hukum", 2)
    add_listing(document, "bab1.dasar_hukum")
    add_heading(document, "I. Sistematika Penyajian", 2)
    add_paragraphs(
        document,
        "Laporan ini disajikan dengan sistematika sebagai berikut.",
        "Bab I Pendahuluan menguraikan organisasi, tugas dan fungsi, sumber daya, serta isu strategis.",
        "Bab II Perencanaan Kinerja menguraikan rencana strategis, indikator kinerja utama, dan perjanjian kinerja.",
        "Bab III Akuntabilitas Kinerja menguraikan capaian kinerja organisasi dan realisasi anggaran.",
        "Bab IV Penutup memuat simpulan dan langkah perbaikan kinerja.",
        "Lampiran memuat perjanjian kinerja, pengukuran kinerja, dan data pendukung.",
    )


def _add_bab2(document: Document) -> None:
    add_heading(document, "BAB II\nPERENCANAAN KINERJA", 1)
    add_heading(document, "A. Rencana Strategis", 2)
    add_narrative(document, "bab2.renstra")
    document.add_paragraph("1. Visi dan misi", "Subjudul")
    add_narrative(document, "bab2.visi_misi")
    document.add_paragraph("2. Tujuan dan sasaran", "Subjudul")
    add_narrative(document, "bab2.tujuan")
    add_table(document, "bab2.renstra_target", "2", layouts.RENSTRA)
    add_heading(document, "B. Indikator Kinerja Utama", 2)
    add_table(document, "bab2.iku", "2", layouts.IKU)
    add_heading(document, "C. Perjanjian Kinerja Tahun {{ tahun }}", 2)
    add_narrative(document, "bab2.perjanjian")
    add_table(document, "bab2.pk", "2", layouts.PERJANJIAN)
    add_paragraphs(document, "Untuk mencapai sasaran tersebut, dilaksanakan program berikut.")
    add_table(document, "bab2.program", "2", layouts.PROGRAM)
    add_heading(document, "D. Perubahan Perjanjian Kinerja", 2)
    add_narrative(document, "bab2.perubahan")
    add_table(document, "bab2.perubahan_target", "2", layouts.PERUBAHAN)
    add_narrative(document, "bab2.perubahan_pagu_uraian")
    add_table(document, "bab2.perubahan_pagu", "2", layouts.PERUBAHAN_PAGU)
    add_narrative(document, "bab2.perubahan_pk")


def _add_bab3(document: Document) -> None:
    add_heading(document, "BAB III\nAKUNTABILITAS KINERJA", 1)
    add_heading(document, "A. Capaian Kinerja Organisasi", 2)
    add_heading(document, "1. Cara Pengukuran Kinerja", 3)
    add_narrative(document, "bab3.rumus")
    add_table(document, "bab3.skala", "3", layouts.SKALA)
    add_heading(document, "2. Pengukuran Kinerja Tahun {{ tahun }}", 3)
    add_paragraphs(document, "Hasil pengukuran kinerja seluruh sasaran disajikan pada tabel berikut.")
    add_table(document, "bab3.pengukuran", "3", layouts.PENGUKURAN)
    add_chart(document, "bab3.grafik", "3")
    add_heading(document, "3. Evaluasi dan Analisis Capaian Kinerja", 3)
    _add_indikator(document)
    _add_survey(document)
    _add_data(document)
    add_heading(document, "B. Realisasi Anggaran", 2)
    add_narrative(document, "bab3.anggaran.angka")
    add_table(document, "bab3.anggaran.program", "3", layouts.ANGGARAN)
    add_chart(document, "bab3.anggaran.grafik", "3")
    add_budget_table(document, "bab3.anggaran.rincian", "3", layouts.RINCIAN)
    add_narrative(document, "bab3.anggaran.uraian")


def _add_indikator(document: Document) -> None:
    """Write the seven comparisons once, repeated for each indikator of each sasaran."""
    add = document.add_paragraph
    add("{%p for s in sasaran %}")
    add_heading(document, "Sasaran {{ s.nomor }}: {{ s.nama }}", 3)
    add("{%p for i in s.indikator %}")
    add_heading(document, "{{ i.judul }}", 4)
    add("1) Perbandingan target dan realisasi tahun {{ tahun }}", "Subjudul")
    add_narrative(document, "i.target.uraian")
    add_table(document, "i.target.tabel", "3", layouts.TARGET)
    add("2) Perbandingan dengan tahun lalu dan beberapa tahun terakhir", "Subjudul")
    add_narrative(document, "i.tahun.uraian")
    add_table(document, "i.tahun.tabel", "3", layouts.TAHUN)
    add_chart(document, "i.tahun.grafik", "3")
    add("3) Perbandingan dengan target jangka menengah (Renstra)", "Subjudul")
    add_narrative(document, "i.renstra.uraian")
    add_table(document, "i.renstra.tabel", "3", layouts.TARGET_RENSTRA)
    add("4) Perbandingan dengan standar nasional atau provinsi", "Subjudul")
    add_narrative(document, "i.standar.uraian")
    add_table(document, "i.standar.tabel", "3", layouts.STANDAR)
    add("5) Penyebab keberhasilan atau kegagalan, hambatan, dan solusi", "Subjudul")
    add_table(document, "i.sebab.tabel", "3", layouts.SEBAB)
    add("6) Efisiensi penggunaan sumber daya", "Subjudul")
    add_narrative(document, "i.efisiensi.uraian")
    add_table(document, "i.efisiensi.tabel", "3", layouts.EFISIENSI)
    add("7) Program dan kegiatan yang menunjang atau menghambat", "Subjudul")
    add_narrative(document, "i.program.uraian")
    add_table(document, "i.program.tabel", "3", layouts.PROGRAM_INDIKATOR)
    add_narrative(document, "i.program.kantor")
    add("{%p endfor %}")
    add("{%p endfor %}")


def _add_survey(document: Document) -> None:
    add_heading(document, "4. Analisis Survei Kepuasan Masyarakat", 3)
    document.add_paragraph("a. Cara dan hasil survei", "Subjudul")
    add_narrative(document, "bab3.ikm.metode")
    add_narrative(document, "bab3.ikm.hasil")
    add_table(document, "bab3.ikm.unit", "3", layouts.IKM_UNIT)
    add_chart(document, "bab3.ikm.unit_grafik", "3")
    add_narrative(document, "bab3.ikm.tren_uraian")
    add_table(document, "bab3.ikm.tren", "3", layouts.TREN)
    document.add_paragraph("b. Profil responden", "Subjudul")
    add_narrative(document, "bab3.ikm.profil_uraian")
    add_table(document, "bab3.ikm.profil", "3", layouts.PROFIL)
    document.add_paragraph("c. Nilai per unsur pelayanan", "Subjudul")
    add_table(document, "bab3.ikm.unsur", "3", layouts.UNSUR)
    add_narrative(document, "bab3.ikm.unsur_catatan")
    add_chart(document, "bab3.ikm.unsur_grafik", "3")
    add_narrative(document, "bab3.ikm.terendah")
    add_narrative(document, "bab3.ikm.kepekaan_uraian")
    add_table(document, "bab3.ikm.kepekaan", "3", layouts.KEPEKAAN)
    document.add_paragraph("d. Rencana tindak lanjut", "Subjudul")
    add_narrative(document, "bab3.ikm.rencana_uraian")
    add_table(document, "bab3.ikm.rencana_tabel", "3", layouts.RENCANA)
    add_narrative(document, "bab3.ikm.rencana")
    document.add_paragraph("{%p if bab3.ikm.tindak_lanjut.alinea or bab3.ikm.tindak_lanjut_tabel.baris %}")
    document.add_paragraph("e. Tindak lanjut rencana tahun lalu", "Subjudul")
    add_narrative(document, "bab3.ikm.tindak_lanjut_angka")
    add_table(document, "bab3.ikm.tindak_lanjut_tabel", "3", layouts.TINDAK_LANJUT)
    add_narrative(document, "bab3.ikm.tindak_lanjut")
    document.add_paragraph("{%p endif %}")


def _add_data(document: Document) -> None:
    add_heading(document, "5. Analisis Pemberdayaan Masyarakat", 3)
    add_narrative(document, "bab3.pemmas.angka")
    add_table(document, "bab3.pemmas.jenis", "3", layouts.PEMMAS_JENIS)
    add_table(document, "bab3.pemmas.unit", "3", layouts.PEMMAS_UNIT)
    add_chart(document, "bab3.pemmas.grafik", "3")
    add_narrative(document, "bab3.pemmas.ganda_uraian")
    add_table(document, "bab3.pemmas.ganda", "3", layouts.GANDA)
    add_narrative(document, "bab3.pemmas.uraian")
    add_heading(document, "6. Analisis Pengelolaan Administrasi Perkantoran", 3)
    add_narrative(document, "bab3.administrasi.angka")
    add_table(document, "bab3.administrasi.jenis", "3", layouts.ADMINISTRASI_JENIS)
    add_table(document, "bab3.administrasi.unit", "3", layouts.ADMINISTRASI_UNIT)
    add_table(document, "bab3.administrasi.seksi", "3", layouts.ADMINISTRASI_SEKSI)
    add_narrative(document, "bab3.administrasi.uraian")


def _add_bab4(document: Document) -> None:
    add_heading(document, "BAB IV\nPENUTUP", 1)
    add_heading(document, "A. Simpulan", 2)
    add_narrative(document, "bab4.fakta")
    add_narrative(document, "bab4.simpulan")
    add_heading(document, "B. Langkah Perbaikan Kinerja", 2)
    add_narrative(document, "bab4.langkah")


def _add_annexes(document: Document) -> None:
    add_heading(document, "LAMPIRAN", 1)
    add_heading(document, "Lampiran 1. Perjanjian Kinerja Tahun {{ tahun }}", 2)
    add_table(document, "bab2.pk", "L", layouts.PERJANJIAN)
    add_table(document, "bab2.program", "L", layouts.PROGRAM)
    document.add_paragraph("{%p if bab2.perubahan_target.baris %}")
    add_table(document, "bab2.perubahan_target", "L", layouts.PERUBAHAN)
    document.add_paragraph("{%p endif %}")
    add_heading(document, "Lampiran 2. Pengukuran Kinerja Tahun {{ tahun }}", 2)
    add_table(document, "bab3.pengukuran", "L", layouts.PENGUKURAN)
    _turn(_begin_section(document))
    add_heading(document, "Lampiran 3. Data Kinerja Kasi/Lurah", 2)
    add_table(document, "lampiran.kinerja", "L", layouts.KINERJA)
    add_heading(document, "Lampiran 4. Pengolahan Data Survei Kepuasan Masyarakat", 2)
    add_table(document, "lampiran.mutu", "L", layouts.MUTU)
    document.add_paragraph(_UNSUR, "Keterangan Tabel")
    add_survey_sheet(document, "lampiran.skm", "L")
    add_heading(document, "Lampiran 5. Kelompok/Lembaga Sasaran Pemberdayaan Masyarakat", 2)
    add_kinds_table(document, "lampiran.silang", "L")
    _turn(_begin_section(document))
    add_table(document, "lampiran.pemmas", "L", layouts.PEMMAS)
    add_heading(document, "Lampiran 6. Pengelolaan Administrasi Perkantoran", 2)
    add_table(document, "lampiran.administrasi", "L", layouts.ADMINISTRASI)
    add_heading(document, "Lampiran 7. Tim Penyusun LKjIP", 2)
    add_paragraphs(document, "Tim Penyusun LKjIP dibentuk dengan Keputusan Nomor {{ nomor_tim }}.")
    add_table(document, "lampiran.tim", "L", layouts.TIM)
    add_heading(document, "Lampiran 8. Sumber Data", 2)
    add_table(document, "lampiran.sumber", "L", layouts.SUMBER)
    add_table(document, "lampiran.berkas", "L", layouts.BERKAS)
    document.add_paragraph("{%p if lampiran.responden.baris or lampiran.responden.kosong %}")
    add_heading(document, "Lampiran 9. Jawaban Responden", 2)
    add_narrative(document, "lampiran.responden_catatan")
    add_answers_table(document, "lampiran.responden", "L")
    document.add_paragraph("{%p endif %}")


def _turn(section: Section) -> None:
    """Turn the paper of a new section, which goes on counting pages."""
    is_landscape = section.orientation == WD_ORIENT.LANDSCAPE
    section.orientation = WD_ORIENT.PORTRAIT if is_landscape else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    _drop_count(section)


def _drop_count(section: Section) -> None:
    for count in section._sectPr.findall(qn("w:pgNumType")):  # noqa: SLF001 - python-docx has no call for it
        section._sectPr.remove(count)  # noqa: SLF001 - as above


TEMPLATES: Mapping[str, Callable[[], Document]] = {"lkjip.docx": lkjip}

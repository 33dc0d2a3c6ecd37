"""The sentences of the lint: one function for each thing that can be wrong with a template.

Layer: word. What, where and how to fix it, in Indonesian. A *galat* stops or spoils the document, a *peringatan* makes
it worse, an *info* only tells.
"""

from functools import partial

from lkjip_xl.model import Finding, Severity
from lkjip_xl.word.lint.lines import Line

_PAGE = "docs/TEMPLAT.md"
_SIDES = {"before": "didahului", "after": "diikuti"}


def _finding(severity: Severity, code: str, line: Line | None, message: str, remedy: str) -> Finding:
    return Finding(code, severity, message.replace("[]", ""), remedy, cell=line.where if line else "")


def _perhaps(nearest: str) -> str:
    return f"; mungkin maksudnya “{nearest}”" if nearest else ""


_galat, _peringatan, _info = (partial(_finding, each) for each in Severity)


def syntax(line: Line, marker: str) -> Finding:
    """A marker is not written as the language wants it."""
    message = f"Penanda “{marker}” tidak lengkap atau salah tulis"
    return _galat("TEMPLATE_SYNTAX", line, message, f"Tulis penanda itu seperti contoh di {_PAGE}.")


def broken_marker(line: Line) -> Finding:
    """Signs of a marker that belong to none."""
    message = "Tanda kurung kurawal di sini bukan penanda yang utuh dan akan tercetak apa adanya"
    return _galat("TEMPLATE_SYNTAX", line, message, "Tulis penanda utuh {{ … }} atau {% … %}, atau hapus tandanya.")


def unknown_name(line: Line, name: str, nearest: str) -> Finding:
    """A marker asks for something that nobody gives."""
    message = f"Penanda meminta “{name}”, yang tidak ada di antara data{_perhaps(nearest)}"
    return _galat("TEMPLATE_NAMA_TIDAK_DIKENAL", line, message, f"Perbaiki namanya menurut daftar di {_PAGE}.")


def unknown_filter(line: Line, name: str, nearest: str) -> Finding:
    """A filter or test that the language of markers lacks."""
    message = f"Cara cetak “{name}” tidak dikenal{_perhaps(nearest)}"
    return _galat("TEMPLATE_FILTER_UNKNOWN", line, message, f"Pakai salah satu cara cetak di {_PAGE}.")


def not_a_list(line: Line, name: str) -> Finding:
    """Something is repeated that is no list."""
    message = f"“{name}” bukan daftar sehingga tidak dapat diulang"
    return _galat("TEMPLATE_NOT_A_LIST", line, message, f"Ulangi salah satu daftar yang disebut di {_PAGE}.")


def not_a_value(line: Line, name: str) -> Finding:
    """A whole list or table is printed."""
    message = f"“{name}” adalah daftar atau kumpulan isian dan tidak dapat dicetak begitu saja"
    return _galat("TEMPLATE_NOT_A_VALUE", line, message, f"Cetak salah satu isinya menurut {_PAGE}.")


def code_refused(line: Line) -> Finding:
    """A marker that would run code, or calculate."""
    message = "Penanda di sini menjalankan perintah program atau menghitung, dan ditolak"
    remedy = "Hapus penanda itu; penanda hanya boleh mencetak, mengulang, dan memilih."
    return _galat("TEMPLATE_CODE_REFUSED", line, message, remedy)


def unknown_command(line: Line, command: str, nearest: str) -> Finding:
    """A command other than for, if and their companions."""
    message = f"Perintah “{command}” tidak dikenal dalam penanda{_perhaps(nearest)}"
    remedy = "Pakai hanya for, endfor, if, elif, else, dan endif."
    return _galat("TEMPLATE_COMMAND_UNKNOWN", line, message, remedy)


def unopened(line: Line, command: str) -> Finding:
    """An end or a branch without a beginning."""
    message = f"Penanda {command} di sini tidak mempunyai pembuka"
    remedy = "Tambahkan penanda pembukanya (for atau if) di atasnya, atau hapus penanda ini."
    return _galat("TEMPLATE_BLOCK_UNBALANCED", line, message, remedy)


def unclosed(line: Line, command: str) -> Finding:
    """A beginning without an end."""
    message = f"Penanda {command} di sini tidak mempunyai penutup end{command}"
    remedy = f"Tambahkan penanda end{command} setelah bagian terakhir yang dicakupnya."
    return _galat("TEMPLATE_BLOCK_UNBALANCED", line, message, remedy)


def scopes_differ(line: Line, opening: str, closing: str) -> Finding:
    """A block begins with one kind of marker and goes on with another."""
    message = f"Penanda pembuka berjenis {{%{opening} … %}} dilanjutkan penanda berjenis {{%{closing} … %}}"
    remedy = "Pakai jenis yang sama pada pembuka, cabang, dan penutup."
    return _galat("TEMPLATE_BLOCK_CROSSES", line, message, remedy)


def crosses(line: Line, command: str) -> Finding:
    """A block that begins in one cell, row or table and ends in another place."""
    message = f"Penanda {command} berada di luar alinea, baris, sel, atau tabel tempat pembukanya"
    remedy = "Letakkan pembuka dan penutup pada tempat yang sama: satu alinea, satu sel, atau satu tabel."
    return _galat("TEMPLATE_BLOCK_CROSSES", line, message, remedy)


def spans_paragraphs(line: Line, command: str) -> Finding:
    """A block that spans paragraphs with markers that do not take theirs away."""
    message = f"Penanda {command} mencakup beberapa alinea tanpa huruf p, sehingga tersisa alinea kosong"
    return _peringatan("TEMPLATE_BLOCK_CROSSES", line, message, "Tulis {%p … %} pada pembuka dan penutupnya.")


def not_alone(line: Line, what: str, letters: str) -> Finding:
    """Text beside a marker that takes its paragraph, row or cell away."""
    message = f"Isi lain pada {what} ini hilang karena penanda {{%{letters} … %}} menghapus seluruh {what}"
    return _galat("TEMPLATE_MARKER_NOT_ALONE", line, message, f"Pindahkan isi itu ke {what} lain.")


def outside_table(line: Line, letters: str) -> Finding:
    """A marker of rows or cells outside every table."""
    message = f"Penanda {{%{letters} … %}} berada di luar tabel"
    return _galat("TEMPLATE_ROW_OUTSIDE_TABLE", line, message, "Pakai {%p … %} di luar tabel.")


def unsupported_scope(line: Line, letters: str) -> Finding:
    """A kind of marker that our documents do not know."""
    message = f"Jenis penanda dengan huruf “{letters}” di sini tidak didukung"
    return _galat("TEMPLATE_SYNTAX", line, message, "Tulis {{ … }} tanpa huruf, atau {%p … %} dan {%tr … %}.")


def leftover(line: Line, text: str) -> Finding:
    """Words that a finished document must not hold."""
    message = f"Template memuat tulisan sementara “{text}”"
    return _peringatan("TEMPLATE_LEFTOVER", line, message, "Ganti tulisan itu dengan kalimat tetap atau penanda.")


def revisions(line: Line) -> Finding:
    """Tracked changes or comments that every document would repeat."""
    message = "Template masih memuat perubahan terlacak atau komentar, yang ikut ke setiap dokumen"
    remedy = "Di Word pilih Review, terima atau tolak semua perubahan, hapus komentarnya, lalu simpan."
    return _peringatan("TEMPLATE_REVISIONS", line, message, remedy)


def dangerous_field(line: Line, field: str) -> Finding:
    """A field that fetches or runs something."""
    message = f"Bidang {field} mengambil isi dari luar dokumen atau menjalankan perintah"
    return _galat("TEMPLATE_FIELD_DANGEROUS", line, message, "Hapus bidang itu dari template (Ctrl+F9 menampilkannya).")


def fence_missing(line: Line, name: str, side: str) -> Finding:
    """A narrative without a fixed paragraph `before` or `after` it."""
    message = f"Uraian {name} tidak {_SIDES[side]} alinea tetap"
    remedy = "Sisipkan alinea tetap di sana: judul, kalimat, atau alinea kosong bergaya Pembatas."
    return _galat("TEMPLATE_FENCE_MISSING", line, message, remedy)


def place_missing(name: str) -> Finding:
    """Something of the document that the template never prints."""
    message = f"Template tidak mencetak “{name}”, yang merupakan bagian wajib dokumen ini"
    return _peringatan("TEMPLATE_PLACE_MISSING", None, message, f"Pasang kembali bagian itu menurut {_PAGE}.")


def external_link(target: str) -> Finding:
    """A link that Word only follows when somebody clicks it."""
    message = f"Template memuat tautan ke luar dokumen: {target}"
    return _peringatan("TEMPLATE_EXTERNAL_LINK", None, message, "Hapus tautan itu bila tidak diperlukan.")


def external_part(target: str) -> Finding:
    """A picture, template or other part that Word fetches from elsewhere."""
    message = f"Template mengambil gambar, templat, atau isi dari luar dokumen: {target}"
    remedy = "Sisipkan isinya ke dalam dokumen (bukan tautan), atau lepaskan templat terpaut di Word."
    return _galat("TEMPLATE_EXTERNAL_PART", None, message, remedy)


def active_content(part: str) -> Finding:
    """Macros, OLE objects, controls, or a foreign document inside."""
    message = f"Template memuat makro, objek tertanam, atau kendali aktif: {part}"
    return _galat("TEMPLATE_ACTIVE_CONTENT", None, message, "Hapus objek itu dan simpan template sebagai .docx biasa.")


def manual_format(line: Line, count: int) -> Finding:
    """Looks that do not come from a style."""
    message = f"{count} alinea diberi format langsung, bukan lewat gaya (Styles); yang pertama ditunjukkan di sini"
    remedy = "Ubah gaya alineanya di Word bila tampilan itu seharusnya berlaku di semua tempat."
    return _info("TEMPLATE_MANUAL_FORMAT", line, message, remedy)


def trial_failed(reason: str, where: str) -> Finding:
    """What only a trial shows, as the error of the trial says it."""
    remedy = f"Perbaiki penanda di sana menurut {_PAGE}."
    return Finding("TEMPLATE_TRIAL_FAILED", Severity.GALAT, reason, remedy, cell=where)

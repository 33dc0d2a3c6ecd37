"""Figures of a returned report: those that somebody changed, lost or doubled, and those that the master no longer says.

Layer: report. Pure.
"""

from collections.abc import Iterator, Mapping

from lkjip_xl.model import Finding, Severity
from lkjip_xl.report.returned.books import Book
from lkjip_xl.report.returned.places import Places
from lkjip_xl.word.anchors.figures import FigureReading, Status
from lkjip_xl.word.anchors.reading import Reading

_REGISTER = "Perbaiki datanya di buku induk lalu buat draf baru, atau kembalikan angka itu pada dokumen."


def check_figures(reading: Reading, then: Book, today: Book, file: str) -> Iterator[Finding]:
    """Yield what is wrong with the figures, in reading order: edited ones first, stale ones after them.

    Args:
        reading: The document.
        then: What was printed.
        today: What the master says now.
        file: Name of the document.
    """
    places = Places(reading)
    for each in reading.figures:
        where = places.of(each.part, each.paragraph) if each.part else ""
        finding = _edited(each, today.figures, file, where)
        if finding is not None:
            yield finding
    yield from _stale(reading, places, then, today, file)


def _edited(each: FigureReading, today: Mapping[str, str], file: str, where: str) -> Finding | None:
    printed = each.anchor.wide if each.anchor else ""
    match each.status:
        case Status.EDITED if each.accepted == today.get(each.tag) and not each.has_text_beside:
            return Finding(
                "FIGURE_CORRECTED",
                Severity.INFO,
                f"Angka {each.tag} diubah dari {printed} menjadi {each.wide}, sama dengan buku induk sekarang",
                "Buat draf baru agar seluruh laporan memakai angka itu.",
                file=file,
                cell=where,
            )
        case Status.EDITED:
            return Finding(
                "FIGURE_EDITED",
                Severity.GALAT,
                f"Angka {each.tag} tercetak {printed}, tetapi pada dokumen terbaca {each.wide}",
                _REGISTER,
                file=file,
                cell=where,
            )
        case Status.DELETED:
            return Finding(
                "FIGURE_DELETED",
                Severity.PERINGATAN,
                f"Angka {each.tag} ({printed}) dihapus dari dokumen",
                "Kembalikan angka itu, atau pastikan kalimatnya memang tidak memerlukannya lagi.",
                file=file,
                cell=where,
            )
        case Status.LOST:
            return Finding(
                "FIGURE_ANCHOR_LOST",
                Severity.PERINGATAN,
                f"Angka {each.tag} ({printed}) tidak ditemukan lagi; angkanya terhapus atau kehilangan penandanya",
                "Cocokkan angka itu dengan buku induk, atau salin kalimatnya kembali dari draf semula.",
                file=file,
            )
        case Status.DUPLICATED:
            return Finding(
                "FIGURE_DOUBLED",
                Severity.PERINGATAN,
                f"Angka {each.tag} disalin sehingga muncul sekali lagi dan terbaca {each.accepted}",
                "Hapus salinan itu, atau ketik angkanya sebagai teks biasa bila memang perlu.",
                file=file,
                cell=where,
            )
    return None


def _stale(reading: Reading, places: Places, then: Book, today: Book, file: str) -> Iterator[Finding]:
    """Yield each figure once that the master says differently now, at the first place where it stands as before."""
    told: set[str] = set()
    for each in reading.figures:
        now = today.figures.get(each.tag)
        stands = bool(each.part) and each.status in {Status.KEPT, Status.EDITED} and each.accepted != now
        if not stands or each.tag in told or now == then.figures.get(each.tag):
            continue
        told.add(each.tag)
        yield _stale_figure(each, now, today.cells.get(each.tag, ""), file, places.of(each.part, each.paragraph))
    yield from _stale_tables(reading, places, then, today, file)


def _stale_figure(each: FigureReading, now: str | None, cell: str, file: str, where: str) -> Finding:
    if now is None:
        return Finding(
            "FIGURE_GONE",
            Severity.GALAT,
            f"Angka {each.tag} ({each.accepted}) tidak ada lagi di buku induk",
            "Buat draf baru; baris asal angka itu sudah dihapus atau berganti kode.",
            file=file,
            cell=where,
        )
    return Finding(
        "FIGURE_STALE",
        Severity.GALAT,
        f"Angka {each.tag} pada dokumen {each.accepted}, sedangkan buku induk ({cell}) sekarang {now}",
        "Buat draf baru; angka buku induk berubah setelah dokumen ini dibuat.",
        file=file,
        cell=where,
    )


def _stale_tables(reading: Reading, places: Places, then: Book, today: Book, file: str) -> Iterator[Finding]:
    """Yield the tables anchored as a whole in which the master says something else now."""
    for block in reading.blocks:
        table = block.anchor.tag
        if table not in then.tables:
            continue
        ids = dict.fromkeys((*then.tables[table], *today.tables.get(table, ())))
        changed = [each for each in ids if then.figures.get(each) != today.figures.get(each)]
        if changed:
            yield Finding(
                "TABLE_STALE",
                Severity.GALAT,
                f"{len(changed)} angka pada tabel {table} berbeda dari buku induk sekarang, misalnya {changed[0]}: "
                f"{then.figures.get(changed[0], 'tidak ada')} menjadi {today.figures.get(changed[0], 'tidak ada')}",
                "Buat draf baru; data unit berubah setelah dokumen ini dibuat.",
                file=file,
                cell=places.of(block.part, block.first) if block.part else "",
            )

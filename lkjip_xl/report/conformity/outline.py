"""Checks of the outline: are the parts of a finished report there, in order, filled, numbered and listed?

Layer: report. Reads the document only, by its headings: staff may have edited the template.
Source: PermenPANRB 53/2014, Lampiran II (sistematika).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lkjip_xl.report.conformity.document import Caption, Document, Title
from lkjip_xl.report.conformity.requirements import Requirement, load_requirements
from lkjip_xl.report.conformity.subject import TEMPLATE_REMEDY, Fault, Subject, quote

_LIST_TITLE = "Daftar {}"
_LISTED_LEVEL = 2
_REFRESH = (
    "Buat draf lagi agar daftar dan nomor disusun kembali; pada template, biarkan judul memakai kolom nomor aslinya."
)


def check_cover(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield what the cover lacks: name of the report, of the office, and the year."""
    cover = _document(subject).cover.casefold()
    wanted = {
        "nama laporan": ("laporan kinerja", ""),
        "nama kecamatan": (f"kecamatan {subject.office.text('kecamatan')}".casefold(), "kecamatan"),
        "tahun laporan": (str(subject.office.tahun), "tahun"),
    }
    for what, (words, setting) in wanted.items():
        if words not in cover:
            yield Fault(
                f"Sampul tidak memuat {what}", TEMPLATE_REMEDY, "Sampul", "Pengaturan" if setting else "", setting
            )


def check_part(subject: Subject, requirement: Requirement) -> Iterator[Fault]:
    """Yield a fault where a part of the first level is not there, or is empty."""
    name = _name(requirement)
    found = _chapter(_document(subject), requirement.words["judul"])
    if found is None:
        yield Fault(f"{name} tidak ada", TEMPLATE_REMEDY, requirement.bagian)
    elif not found.content:
        yield Fault(f"{name} tidak berisi", TEMPLATE_REMEDY, found.text)


def check_subparts(subject: Subject, requirement: Requirement) -> Iterator[Fault]:
    """Yield the parts of a chapter that are not there, or are empty."""
    document = _document(subject)
    chapter = _chapter(document, requirement.words["induk"])
    if chapter is None:
        yield Fault(f"{requirement.bagian} tidak ada", TEMPLATE_REMEDY, requirement.bagian)
        return
    below = _below(document.titles, chapter)
    for pattern, name in zip(requirement.words["judul"], requirement.words["nama"], strict=True):
        found = [title for title in below if re.search(pattern, title.text, re.IGNORECASE)]
        if not found:
            yield Fault(f"{requirement.bagian} tidak memuat bagian {name}", TEMPLATE_REMEDY, chapter.text)
        elif not any(title.content for title in found):
            yield Fault(f"Bagian {name} tidak berisi", TEMPLATE_REMEDY, f"{chapter.text} > {found[0].text}")


def check_order(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield the parts of the first level that stand before one that must come first."""
    document = _document(subject)
    chapters = (_chapter(document, each.words["judul"]) for each in load_requirements() if each.cara == "bagian")
    found = [title for title in chapters if title is not None]
    for earlier, later in pairwise(found):
        if later.at < earlier.at:
            yield Fault(
                f"{_short(later)} mendahului {_short(earlier)}",
                "Susun kembali urutan bagian itu pada templat/lkjip.docx, lalu buat draf lagi.",
                later.text,
            )


def check_contents(subject: Subject, requirement: Requirement) -> Iterator[Fault]:
    """Yield the chapters and their parts that the contents do not list."""
    document = _document(subject)
    if not document.entries:
        yield Fault("Daftar isi tidak ada", TEMPLATE_REMEDY, requirement.bagian)
        return
    for title in document.titles:
        if title.level <= _LISTED_LEVEL and not _is_listed(title.text, document.entries):
            yield Fault(f"Daftar isi tidak menyebut “{quote(title.text)}”", _REFRESH, title.text)


def check_list(subject: Subject, requirement: Requirement) -> Iterator[Fault]:
    """Yield the captions that their list does not name, and the lines of the list that name no caption."""
    document, label = _document(subject), requirement.words["label"]
    name = _LIST_TITLE.format(label.casefold())
    captions = [caption for caption in document.captions if caption.label == label]
    entries = [entry for entry in document.entries if entry.startswith(f"{label} ")]
    for caption in captions:
        if not _is_listed(caption.text, entries):
            yield Fault(f"{name} tidak menyebut “{quote(caption.text)}”", _REFRESH, caption.place)
    for entry in entries:
        if not any(_is_listed(caption.text, [entry]) for caption in captions):
            yield Fault(f"{name} menyebut “{quote(entry)}”, yang tidak ada pada laporan", _REFRESH, name)


def check_numbers(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield the captions whose number does not follow the one before."""
    seen: dict[tuple[str, str], int] = {}
    for caption in _document(subject).captions:
        key = (caption.label, caption.prefix)
        expected = seen.get(key, 0) + 1
        seen[key] = caption.number
        if caption.number != expected:
            yield Fault(
                f"{_numbered(caption, caption.number)} seharusnya {_numbered(caption, expected)}",
                _REFRESH,
                caption.place,
            )


def _document(subject: Subject) -> Document:
    if subject.document is None:
        message = "a check of the outline was asked without a document"
        raise ValueError(message)
    return subject.document


def _chapter(document: Document, pattern: str) -> Title | None:
    matches = (title for title in document.titles if title.level == 1)
    return next((title for title in matches if re.match(pattern, title.text, re.IGNORECASE)), None)


def _below(titles: Sequence[Title], chapter: Title) -> Sequence[Title]:
    after = [title for title in titles if title.at > chapter.at]
    end = next((at for at, title in enumerate(after) if title.level <= chapter.level), len(after))
    return after[:end]


def _is_listed(text: str, entries: Sequence[str]) -> bool:
    return any(entry == text or entry.startswith(f"{text} ") for entry in entries)


def _numbered(caption: Caption, number: int) -> str:
    return f"{caption.label} {caption.prefix}{number}"


def _short(title: Title) -> str:
    return f"“{quote(title.text, 40)}”"


def _name(requirement: Requirement) -> str:
    """Return what a requirement asks for, without the words that every requirement begins with."""
    words = re.sub(r"^Laporan (yang sudah direviu )?memuat ", "", requirement.syarat).rstrip(".")
    return words[:1].upper() + words[1:]

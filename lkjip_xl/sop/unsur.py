"""Unsur that the office added: the master must have room for their scores before anyone is asked for them.

Layer: sop. Source: DOMAIN section 1 (extra unsur are allowed; the weight is 1/x for x unsur).
"""

from collections.abc import Iterable
from pathlib import Path

from lkjip_xl.book.older import renewal_command
from lkjip_xl.book.port import MasterBook
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Office

_ANSWERS = "tblAngket"


class UnsurWithoutColumnError(LkjipError):
    """An unsur stands in the list of unsur, but the table of answers has no column for it."""

    code = "UNSUR_WITHOUT_COLUMN"

    def __init__(self, codes: Iterable[str], office: Office, master: Path) -> None:
        """Name the unsur and the command that makes room."""
        super().__init__(
            f"Unsur {', '.join(codes)} ada pada tabel Unsur SKM, tetapi tabel jawaban belum mempunyai kolomnya",
            where="Referensi",
            remedy=f"Jalankan '{renewal_command(master, office.tahun)}': buku induk disusun "
            "ulang dengan kolom unsur itu dan isinya disalin seluruhnya.",
        )


def refuse_unsur_without_column(book: MasterBook, office: Office) -> None:
    """Refuse a master whose table of answers lacks the column of an unsur.

    Raises:
        UnsurWithoutColumnError: It lacks one.
    """
    lacking = unsur_without_column(book, office.unsur)
    if lacking:
        raise UnsurWithoutColumnError(lacking, office, book.path)


def unsur_without_column(book: MasterBook, codes: Iterable[str]) -> list[str]:
    """Return the codes of unsur for which the table of answers has no column."""
    return [code for code in codes if not _has_column(book, code)]


def _has_column(book: MasterBook, code: str) -> bool:
    try:
        book.cell_in(_ANSWERS, code, 0)
    except KeyError:
        return False
    return True

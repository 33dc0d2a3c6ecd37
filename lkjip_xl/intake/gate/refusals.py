"""Why the gate refuses a file as a whole.

Layer: intake.
"""

from lkjip_xl.errors import LkjipError

_SAVE_AS = "Buka di Excel atau LibreOffice Calc, simpan sebagai .xlsx, lalu kirim ulang."
_COPY = "Jangan dibuka; minta pengirim menyalin isinya ke formulir asli, lalu mengirim ulang."


class EmptyFileError(LkjipError):
    """The file has no content at all."""

    code = "FILE_EMPTY"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(f"Berkas {file} kosong (0 bita)", remedy="Minta pengirim mengirim ulang berkas itu.")


class EncryptedWorkbookError(LkjipError):
    """A workbook that opens only with a password."""

    code = "WORKBOOK_ENCRYPTED"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"Berkas {file} dikunci dengan kata sandi",
            remedy="Buka di Excel, hapus kata sandi pembukanya, simpan, lalu kirim ulang.",
        )


class OldWorkbookError(LkjipError):
    """A workbook in a format that only a spreadsheet program reads, and there is none here that could convert it."""

    code = "WORKBOOK_OLD"

    def __init__(self, file: str, nama: str) -> None:
        """Name the file and its format."""
        super().__init__(f"Berkas {file} berformat {nama}, bukan .xlsx", remedy=_SAVE_AS)


class OtherKindError(LkjipError):
    """A file that is called a workbook or a table, and is neither."""

    code = "FILE_OTHER_KIND"

    def __init__(self, file: str, nama: str, remedy: str = "") -> None:
        """Name the file and what it is."""
        super().__init__(
            f"Berkas {file} berisi {nama}, bukan buku kerja atau tabel",
            remedy=remedy or "Kirim formulir aslinya, atau pindahkan berkas ini dari folder masuk.",
        )


class TooLargeError(LkjipError):
    """The file, or what it unpacks to, is larger than any form can be."""

    code = "FILE_TOO_LARGE"

    def __init__(self, file: str, what: str) -> None:
        """Name the file and what is too large."""
        super().__init__(
            f"Berkas {file} terlalu besar untuk sebuah formulir: {what}",
            remedy="Salin isinya ke formulir asli yang baru, lalu kirim ulang.",
        )


class ForbiddenMarkupError(LkjipError):
    """A part declares a document type or an odd encoding: no spreadsheet program does, and it can hide an attack."""

    code = "WORKBOOK_FORBIDDEN_MARKUP"

    def __init__(self, file: str, part: str) -> None:
        """Name the file and the part."""
        super().__init__(f"Berkas {file} memuat deklarasi dokumen yang tidak aman", where=part, remedy=_COPY)


class AmbiguousArchiveError(LkjipError):
    """A zip that two programs would read in two ways: an entry twice, one outside its folder, something around it."""

    code = "WORKBOOK_AMBIGUOUS"

    def __init__(self, file: str, what: str, part: str = "") -> None:
        """Name the file, what is odd about it, and the entry."""
        super().__init__(f"Susunan berkas {file} tidak wajar: {what}", where=part, remedy=_COPY)

"""What the number register refuses, and why, as sentences for the user.

Layer: ledger. Raised by `register` alone; knows no database.
"""

from lkjip_xl.errors import LkjipError
from lkjip_xl.ledger.numbers import NumberEntry, NumberUnavailableError


class LastNumberUnknownError(NumberUnavailableError):
    """The first number of a year is asked for, and nobody said where the paper book ended."""

    def __init__(self, year: int) -> None:
        """Name the year of the letter."""
        super().__init__(
            f"Nomor surat tahun {year} belum dapat diambil karena nomor terakhir di buku belum diisi",
            where="Pengaturan",
            remedy="Isi 'Nomor surat keluar terakhir di buku' (0 bila belum ada surat pada tahun itu), lalu ulangi.",
        )


class UnconfirmedRegisterError(NumberUnavailableError):
    """The register was rebuilt from the sheets, and nobody has confirmed the highest number yet."""

    def __init__(self, year: int) -> None:
        """Name the year of the letter."""
        super().__init__(
            f"Register nomor surat tahun {year} hasil pemulihan dan belum dikonfirmasi",
            where="register.sqlite3",
            remedy="Kasubbag mencocokkan nomor tertinggi dengan buku agenda, lalu menjalankan "
            "'lkjip nomor konfirmasi'.",
        )


class UsedInOtherYearError(NumberUnavailableError):
    """A letter whose number is already used was moved to another year: what was sent is not cancelled silently."""

    def __init__(self, entry: NumberEntry, year: int) -> None:
        """Name the number and both years."""
        super().__init__(
            f"Surat itu sudah memakai nomor {entry.nomor} pada tahun {entry.year}, tetapi tanggalnya kini tahun {year}",
            where="Agenda_Surat",
            remedy="Kembalikan tanggal surat, atau batalkan dahulu nomor itu dengan 'lkjip nomor batal'.",
        )


class NumberNotFoundError(LkjipError):
    """A letter or a number is not in the register."""

    code = "NOMOR_TIDAK_DITEMUKAN"

    def __init__(self, what: str) -> None:
        """Name the letter's key or the number."""
        super().__init__(
            f"Nomor untuk {what} tidak ada di register",
            where="register.sqlite3",
            remedy="Lihat isi register dengan 'lkjip nomor lihat'.",
        )


class ReasonMissingError(LkjipError):
    """A number is cancelled without a reason."""

    code = "ALASAN_KOSONG"

    def __init__(self) -> None:
        """Ask for the reason."""
        super().__init__("Alasan pembatalan nomor belum diisi", remedy="Tulis alasannya, lalu ulangi.")


class ConfirmationTooLowError(LkjipError):
    """A person confirms a highest number below one that the register already holds."""

    code = "KONFIRMASI_TERLALU_RENDAH"

    def __init__(self, year: int, given: int, highest: int) -> None:
        """Name both numbers."""
        super().__init__(
            f"Nomor tertinggi tahun {year} yang dikonfirmasi adalah {given}, padahal register sudah memuat {highest}",
            where="register.sqlite3",
            remedy=f"Periksa buku agenda, lalu konfirmasi dengan nomor {highest} atau lebih.",
        )

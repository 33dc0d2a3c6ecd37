"""Letters and times that the tests of the ledger share."""

from datetime import date, datetime
from pathlib import Path

from lkjip_xl.ledger.numbers import NumberEntry, NumberRequest
from lkjip_xl.ledger.register import Register

NOW = datetime(2026, 1, 5, 9, 0, 0)  # noqa: DTZ001 - the office's wall clock, as the steps pass it
LATER = datetime(2026, 1, 6, 10, 30, 0)  # noqa: DTZ001 - the same
PATTERN = "{klasifikasi}/{urut}/{kode_unit}/{tahun}"
TOKENS = {"kode_unit": "425.504"}


def letter(key: str = "lkjip.2025.surat_pengantar", day: date = date(2026, 1, 5), **changes: str) -> NumberRequest:
    """Return a cover letter; `changes` replaces its texts."""
    texts = {"kind": "surat_pengantar", "recipient": "Kepala Bagian Organisasi", "subject": "LKjIP Tahun 2025"}
    return NumberRequest(
        key=key,
        report_year=2025,
        letter_date=day,
        klasifikasi="000.8.6.3",
        pengolah="Subbag Keuangan dan Program",
        sifat="Biasa",
        lampiran="1 berkas",
        **{**texts, **changes},
    )


def draw(path: Path, request: NumberRequest, last_known: int | None = 120, now: datetime = NOW) -> NumberEntry:
    """Draw a number with the usual pattern."""
    return Register(path).draw(request, pattern=PATTERN, tokens=TOKENS, last_known=last_known, now=now)

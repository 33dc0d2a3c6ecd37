"""What the report prints and somebody should look at again: rows that do not fit the rest of the office's data.

Layer: report. Pure.
"""

from collections import defaultdict
from collections.abc import Iterator

from lkjip_xl.model import Finding, Office, Severity
from lkjip_xl.report.figures import as_number
from lkjip_xl.report.plans import unknown_rows

_KEPEGAWAIAN = ("pns", "pppk", "non_asn")


def find_doubts(office: Office) -> tuple[Finding, ...]:
    """Return a finding per row or group that contradicts another table of the master."""
    return (*_find_unknown_unsur(office), *_find_staff_totals(office))


def _find_unknown_unsur(office: Office) -> Iterator[Finding]:
    for row in unknown_rows(office):
        yield Finding(
            "PLAN_UNSUR_UNKNOWN",
            Severity.PERINGATAN,
            f"Unsur {row['unsur'] or '(kosong)'} tidak ada di antara unsur yang disurvei",
            "Pakai kode unsur dari lembar Referensi, misalnya U3.",
            sheet=row.sheet,
            cell=row.cell("unsur"),
        )


def _find_staff_totals(office: Office) -> Iterator[Finding]:
    """Yield a finding per group of staff (by sex, education, rank) that does not add up to all of them."""
    everyone = sum(int(as_number(row[key]) or 0) for row in office.pegawai for key in _KEPEGAWAIAN)
    totals: defaultdict[str, int] = defaultdict(int)
    last = {}
    for row in office.pegawai_rinci:
        kelompok = str(row["kelompok"] or "")
        totals[kelompok] += int(as_number(row["jumlah"]) or 0)
        last[kelompok] = row
    for kelompok, total in totals.items():
        if office.pegawai and total != everyone:
            yield Finding(
                "STAFF_TOTAL_DIFFERS",
                Severity.PERINGATAN,
                f"Jumlah pegawai menurut {kelompok.lower()} {total} orang, sedangkan jumlah pegawai {everyone} orang",
                "Samakan rincian dengan tabel Sumber Daya Manusia.",
                sheet=last[kelompok].sheet,
                cell=last[kelompok].cell("jumlah"),
            )

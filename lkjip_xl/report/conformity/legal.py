"""Checks of what the report cites, and of its deadline. What is doubtful here is the user's choice: always a warning.

Layer: report. The status of a legal basis is the office's table (tblDasarHukum); citations known to be wrong are data.
"""

import re
from collections.abc import Iterator

from lkjip_xl.model import Row
from lkjip_xl.report.conformity.requirements import Requirement, load_table
from lkjip_xl.report.conformity.subject import Fault, Subject
from lkjip_xl.rules.dates import tanggal_indonesia

_IN_FORCE = "berlaku"
_REPLACED = "diganti"
_TABLE = "Bab I, Dasar Hukum [bab1.dasar_hukum]"


def check_legal_bases(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield the legal bases whose status is not certain; a replaced one is not printed, so it counts where cited."""
    texts = [passage for passage in subject.text.passages if "dasar_hukum" not in passage.place]
    for row in subject.office.dasar_hukum:
        status, name = str(row["status"] or ""), _name(row)
        cited = next((each for each in texts if name and name.casefold() in each.text.casefold()), None)
        if status == _IN_FORCE or (status == _REPLACED and cited is None):
            continue
        yield Fault(
            f"{name} berstatus “{status or 'kosong'}”",
            "Pastikan masih berlaku, lalu ubah statusnya; bila tidak, kutip peraturan penggantinya.",
            cited.place if cited else _TABLE,
            row.sheet,
            row.cell("status"),
            is_warning=True,
        )


def check_citations(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield the citations that are known to be wrong, with the right one."""
    wrong = [(re.compile(each["pola"], re.IGNORECASE), each) for each in load_table()["kutipan"]]
    for passage in subject.text.passages:
        for pattern, known in wrong:
            if pattern.search(passage.text):
                sheet, _, cell = passage.cell.partition("!")
                yield Fault(
                    f"{known['salah']} dikutip; yang benar {known['benar']}",
                    "Perbaiki kutipan itu pada sel atau template asalnya, lalu buat draf lagi.",
                    passage.place,
                    sheet,
                    cell,
                    is_warning=True,
                )


def check_deadline(subject: Subject, _requirement: Requirement) -> Iterator[Fault]:
    """Yield a warning where the deadline is past or not set."""
    deadline = subject.office.day("tenggat_lkjip")
    if deadline is None:
        message, remedy = "Tenggat penyampaian LKjIP belum diisi", "Isi tenggat itu menurut surat permintaan."
    elif subject.today > deadline:
        message = f"Tenggat penyampaian LKjIP, {tanggal_indonesia(deadline)}, sudah lewat"
        remedy = "Sampaikan laporan secepatnya, atau perbaiki tenggat itu bila sudah diperpanjang."
    else:
        return
    yield Fault(message, remedy, "Seluruh laporan", "Pengaturan", "tenggat_lkjip", is_warning=True)


def _name(row: Row) -> str:
    """Return a regulation by its kind, number and year, without its subject."""
    return re.split(r"\s+tentang\s+|,\s*sebagaimana", str(row["peraturan"] or ""), maxsplit=1)[0].strip()

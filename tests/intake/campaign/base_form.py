"""The sound form from which the campaign makes its mutants: rows of every table, answers from a seeded source."""

import random
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from intake.office import CODES, DOCUMENTS, KINERJA, W1, Form, Rows, group, respondent
from lkjip_xl.model import Number

TARGETS: Mapping[int, Number] = {1: 80, 2: Decimal("82.5"), 3: 12, 4: 1250}
REACHED: Mapping[int, Number] = {1: 84, 2: Decimal("79.25"), 3: 11, 4: 1300}
KINDS = ("Surat masuk", "Surat keluar", "Kearsipan", "Kepegawaian")


def write_base(path: Path) -> bytes:
    """Write the form and return it."""
    source = random.Random(14)  # noqa: S311  test data, no secret
    answers = [{code: source.choice((2, 3, 4, None)) for code in CODES} for _ in range(12)]
    people = [{**respondent(number, **scores), "usia": 20 + number} for number, scores in enumerate(answers, start=1)]
    idle = {"difasilitasi": "Tidak", "bukti": None}
    groups = [group(number, f"Melati {number}", **source.choice(({}, idle))) for number in range(1, 8)]
    documents: Rows = [
        {**DOCUMENTS, "nomor": number, "jenis": kind, "jumlah": 30 + 7 * number, "sesuai": 20 + 5 * number}
        for number, kind in enumerate(KINDS, start=1)
    ]
    measures: Rows = [
        {
            **KINERJA,
            "nomor": number,
            "uraian": f"Dokumen {number}",
            "target": TARGETS[number],
            "realisasi": REACHED[number],
        }
        for number in TARGETS
    ]
    rows: dict[str, Rows] = {
        "tblAngket": people,
        "tblPemmas": groups,
        "tblAdministrasi": documents,
        "tblKinerja": measures,
    }
    form = Form(W1)
    for table, filled in rows.items():
        form = form.with_rows(table, filled)
    return form.write(path).read_bytes()

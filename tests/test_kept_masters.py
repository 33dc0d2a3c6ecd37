"""Filled masters of earlier versions stay readable: each was kept when its version was released."""

from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_xl.book.office import read_office
from lkjip_xl.rules.evaluation import evaluate
from office_files import open_book

KEPT = Path(__file__).parent / "data"


@pytest.mark.parametrize(
    ("name", "version", "respondents", "ikm"), [("Master_LKjIP_2025_skema_1.xlsm", 1, 1765, Decimal("85.60"))]
)
def test_a_master_that_was_kept_gives_the_figures_it_gave_then(
    name: str, version: int, respondents: int, ikm: Decimal
) -> None:
    book = open_book(KEPT / name)
    office, findings = read_office(book)
    evaluation = evaluate(office)

    assert book.value("versi_skema") == version
    assert findings == ()
    assert evaluation.ikm is not None
    assert (evaluation.ikm.result.respondents, evaluation.ikm.result.printed) == (respondents, ikm)
    assert book.value("ikm_kecamatan") == ikm

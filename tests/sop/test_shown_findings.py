"""The sheet Temuan stays readable however many files say the same."""

import pytest

from lkjip_xl.model import Finding, Severity
from lkjip_xl.sop.shown_findings import MOST_OF_A_KIND, shown


def found(code: str, number: int) -> Finding:
    """A finding about a file of its own."""
    return Finding(code, Severity.PERINGATAN, f"Temuan {number}", "", f"F{number}.xlsx")


@pytest.mark.parametrize("count", [0, 1, MOST_OF_A_KIND])
def test_up_to_the_limit_every_finding_is_shown_in_its_order(count: int) -> None:
    findings = [found(code, number) for number in range(count) for code in ("B", "A")]

    assert shown(findings) == findings


def test_beyond_the_limit_the_rest_of_a_kind_is_counted_at_the_end() -> None:
    many, few = [found("B", number) for number in range(MOST_OF_A_KIND + 1_200)], [found("A", 7), found("A", 8)]

    rest = Finding(
        "MORE_FINDINGS",
        Severity.PERINGATAN,
        "1.201 temuan B lainnya pada 1.200 berkas tidak ditulis di lembar ini",
        "Perbaiki dahulu yang tertulis, lalu ulangi; semua temuan ditampilkan oleh perintah lkjip dengan --json.",
    )
    assert shown([*many, *few, many[-1]]) == [*many[:MOST_OF_A_KIND], *few, rest]

"""Findings as the sheet Temuan shows them: so many of a kind that a person can read them, and one that counts the rest.

Layer: sop. Pure. An office of forty units never comes near the limit; a province with thousands of forms does.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from lkjip_xl.model import Finding
from lkjip_xl.rules.printing import angka

MOST_OF_A_KIND: Final = 500
"""Findings with one code that a step writes to the sheet one by one."""


def shown(findings: Iterable[Finding]) -> list[Finding]:
    """Return the first findings of each code in their order, then one per code that has more of them."""
    kept, rest = list[Finding](), dict[str, list[Finding]]()
    seen = Counter[str]()
    for finding in findings:
        seen[finding.code] += 1
        if seen[finding.code] <= MOST_OF_A_KIND:
            kept.append(finding)
        else:
            rest.setdefault(finding.code, []).append(finding)
    return kept + [_counted(code, left) for code, left in rest.items()]


def _counted(code: str, left: Sequence[Finding]) -> Finding:
    files = len({finding.file for finding in left})
    return Finding(
        "MORE_FINDINGS",
        left[0].severity,
        f"{angka(len(left))} temuan {code} lainnya pada {angka(files)} berkas tidak ditulis di lembar ini",
        "Perbaiki dahulu yang tertulis, lalu ulangi; semua temuan ditampilkan oleh perintah lkjip dengan --json.",
    )

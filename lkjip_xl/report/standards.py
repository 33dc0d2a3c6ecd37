"""Whether an indikator has a national or provincial standard: an empty cell says nothing, the office must say none.

Layer: report. Pure.
Source: PermenPANRB 53/2014, Lampiran II (comparison with a national standard, where there is one).
"""

from lkjip_xl.model import NO_STANDARD, Indikator


def has_no_standard(indikator: Indikator) -> bool:
    """Return whether the office says that there is no standard for this indikator."""
    words = " ".join(indikator.sumber_standar.casefold().split())
    return indikator.standar is None and words == NO_STANDARD.casefold()


def lacks_standard(indikator: Indikator) -> bool:
    """Return whether nobody has said yet what the standard is, or that there is none."""
    return indikator.standar is None and not has_no_standard(indikator)

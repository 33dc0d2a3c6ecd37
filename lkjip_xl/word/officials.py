"""Officials as documents print them: title with Plt. or Plh., and the NIP in its groups.

Layer: word. Pure; letters and the report print alike.
Source: DOMAIN section 5 (variants Plt., Plh.; NIP grouped 8-6-1-3).
"""

import re

from lkjip_xl.model import Pejabat

_NIP = re.compile(r"(\d{8})(\d{6})(\d)(\d{3})", re.ASCII)


def format_nip(nip: str) -> str:
    """Return a NIP in its groups of 8, 6, 1 and 3 digits; anything but 18 digits stays as it was typed.

    >>> format_nip("000000000000000000")
    '00000000 000000 0 000'
    """
    digits = "".join(nip.split())
    groups = _NIP.fullmatch(digits)
    return " ".join(groups.groups()) if groups else nip.strip()


def full_title(pejabat: Pejabat, *, capital: bool = False) -> str:
    """Return the title with its `Plt.` or `Plh.`, which is not in capitals; empty while nobody typed a title."""
    if not pejabat.jabatan:
        return ""
    jabatan = pejabat.jabatan.upper() if capital else pejabat.jabatan
    return f"{pejabat.sebutan} {jabatan}".strip()

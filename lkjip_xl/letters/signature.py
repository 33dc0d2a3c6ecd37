"""Blok tanda tangan: who signs, in whose name, with name, pangkat and NIP.

Layer: letters. Source: DOMAIN section 5 (right half; variants Plt., Plh., a.n.; NIP grouped 8-6-1-3).
"""

import re
from collections.abc import Mapping

from lkjip_xl.model import Pejabat

_NIP = re.compile(r"(\d{8})(\d{6})(\d)(\d{3})", re.ASCII)


def signature(pejabat: Pejabat, *, on_behalf_of: Pejabat | None = None) -> Mapping[str, object]:
    """Return the signature block of an official.

    Args:
        pejabat: Who signs.
        on_behalf_of: The official in whose name (`a.n.`) he signs, if not in his own.
    """
    if on_behalf_of is None:
        lines = [_line(full_title(pejabat, capital=True))]
    else:
        lines = [f"a.n. {full_title(on_behalf_of, capital=True)}", _line(full_title(pejabat))]
    return {
        "jabatan": lines,
        "nama": pejabat.nama or None,
        "pangkat": pejabat.pangkat or None,
        "nip": format_nip(pejabat.nip) or None,
    }


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


def _line(title: str) -> str | None:
    return f"{title}," if title else None

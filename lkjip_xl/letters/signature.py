"""Blok tanda tangan: who signs, in whose name, with name, pangkat and NIP.

Layer: letters. Source: DOMAIN section 5 (right half; variants Plt., Plh., a.n.; NIP grouped 8-6-1-3).
"""

from collections.abc import Mapping

from lkjip_xl.model import Pejabat
from lkjip_xl.word.officials import format_nip, full_title

__all__ = ["format_nip", "full_title", "signature"]


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


def _line(title: str) -> str | None:
    return f"{title}," if title else None

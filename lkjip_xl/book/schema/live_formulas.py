"""Formulas of the columns *Hitung langsung*: cell functions fed with the stored figures and the office's settings.

Layer: book. A row without data shows nothing; whatever else goes wrong is shown by the cell function itself.
References are written out (`[#This Row]`), the only form that Excel 2010 and LibreOffice both read.
Source: DESIGN sections 4 and 7; `hosts/udf.py` has the functions.
"""

from collections.abc import Sequence


def _here(table: str, columns: str) -> str:
    return f"{table}[[#This Row],{columns}]"


def live_ikm(codes: Sequence[str]) -> str:
    """Return the formula of the IKM from a row's NRR, for the unsur codes of this office."""
    nrr = _here("tblIkm", f"[{codes[0]}]:[{codes[-1]}]")
    return f'IF(COUNT({nrr})=0,"",IKM_DARI_NRR({nrr},{_here("tblIkm", "[Responden]")},bobot_skm))'


_TARGET, _REALISASI, _ARAH = (_here("tblCapaian", f"[{header}]") for header in ("Target", "Realisasi", "Arah"))

LIVE_CAPAIAN = f'IF(OR(LEN({_TARGET})=0,LEN({_REALISASI})=0),"",CAPAIAN({_TARGET},{_REALISASI},{_ARAH},batas_capaian))'
"""The formula of the capaian from a row's target, realisasi and arah."""

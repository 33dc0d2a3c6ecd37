"""How a respondent is described in the profile: which columns, which age bands, in which order they are printed.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: PermenPANRB 14/2017, Lampiran (profile of the respondents).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from lkjip_xl.model import Value

PROFILE_KEYS: Final = ("jenis_kelamin", "usia", "pendidikan", "pekerjaan", "layanan")
_AGE_BANDS = ((17, "Di bawah 17 tahun"), (26, "17–25 tahun"), (36, "26–35 tahun"), (46, "36–45 tahun"))
_AGE_BANDS_OLDER = ((56, "46–55 tahun"), (66, "56–65 tahun"))
_OLDEST_BAND = "Di atas 65 tahun"
AGE_ORDER: Final = (*(name for _, name in _AGE_BANDS + _AGE_BANDS_OLDER), _OLDEST_BAND)
PROFILE_ORDER: Final[Mapping[str, Sequence[str]]] = {
    "jenis_kelamin": ("Laki-laki", "Perempuan"),
    "usia": AGE_ORDER,
    "pendidikan": ("SD", "SMP", "SMA", "D1-D3", "S1", "S2", "S3"),
    "pekerjaan": ("PNS", "TNI", "Polri", "Swasta", "Wirausaha", "Lainnya"),
    "layanan": (),
}


def profile_word(key: str, value: Value) -> str | None:
    """Return what a profile says of one respondent; None where nothing is known.

    >>> profile_word("usia", 34)
    '26–35 tahun'
    """
    if key == "usia":
        return _age_band(value) if isinstance(value, int) else None
    return None if value is None or isinstance(value, date) else str(value)


def _age_band(age: int) -> str:
    return next((name for limit, name in _AGE_BANDS + _AGE_BANDS_OLDER if age < limit), _OLDEST_BAND)

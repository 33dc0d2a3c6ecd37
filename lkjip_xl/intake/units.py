"""Units as other programs and people write them.

Layer: intake. Pure.
"""

from collections.abc import Iterable
from typing import Final

from lkjip_xl.model import Unit

_KINDS: Final = {"kel": "kelurahan", "kec": "kecamatan"}


class UnitNames:
    """Finds a unit by its code or name: `W1`, `Wonoasih`, `Kel. Wonoasih`, `Kecamatan Wonoasih`.

    A text that fits two units (`Wonoasih`, where kelurahan and kecamatan share the name) fits none.

    Args:
        units: The units of the office.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        """Collect what each unit may be called."""
        self._codes: dict[str, set[str]] = {}
        for unit in units:
            kind = unit.jenis.casefold()
            bare = _plain(unit.nama).removeprefix(f"{kind} ")
            full = f"{kind} {bare}"
            for name in {_plain(unit.kode), full, _plain(unit.nama), bare}:
                self._codes.setdefault(name, set()).add(unit.kode)

    def code_of(self, text: str) -> str | None:
        """Return the code of the one unit that is meant; None where it is none, or not sure."""
        codes = self._codes.get(_plain(text), set())
        return next(iter(codes)) if len(codes) == 1 else None


def _plain(text: str) -> str:
    words = text.casefold().replace(".", " ").split()
    return " ".join(_KINDS.get(word, word) for word in words)

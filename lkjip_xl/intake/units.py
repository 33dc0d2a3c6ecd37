"""Units as other programs and people write them.

Layer: intake. Pure.
"""

import re
from collections.abc import Iterable
from typing import Final

from lkjip_xl.model import Unit

_KINDS: Final = {"kel": "kelurahan", "lurah": "kelurahan", "kec": "kecamatan", "camat": "kecamatan"}
_WORD: Final = re.compile(r"[^\W_]+")
_OFFICE: Final = "kantor"


class UnitNames:
    """Finds a unit by its code or name: `W1`, `Wonoasih`, `Kel. WONO-ASIH`, `Kantor Kecamatan Wonoasih`.

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
    """Return the kind and the name of a unit as one text; blanks and hyphens inside the name do not matter."""
    words = [_KINDS.get(word, word) for word in _WORD.findall(text.casefold())]
    if words[:1] == [_OFFICE]:
        del words[0]
    kind, name = (words[:1], words[1:]) if words[:1] and words[0] in _KINDS.values() else ([], words)
    if kind == ["kelurahan"] and "kecamatan" in name[1:]:
        name = name[: name.index("kecamatan", 1)]  # the kecamatan that it belongs to
    return " ".join([*kind, "".join(name)]).strip()

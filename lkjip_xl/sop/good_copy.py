"""The last good master: a copy in `.lkjip/` that `perbaiki` builds on when another program damaged the macros.

Layer: sop. Only a master whose macros are whole is kept; a copy that cannot be made stops no step.
Source: DESIGN section 3.
"""

import shutil
from pathlib import Path

from lkjip_xl.book.code_names import MACRO_SUFFIX, same_macros
from lkjip_xl.book.ooxml.package import Package
from lkjip_xl.errors import LkjipError
from lkjip_xl.sop.folder import YearFolder

_NAME = f"master_terakhir{MACRO_SUFFIX}"


def good_copy(folder: YearFolder) -> Path:
    """Return where the last good master of a year lies."""
    return folder.hidden / _NAME


def keep_good_copy(master: Path, folder: YearFolder) -> None:
    """Keep a copy of a macro workbook that was just saved, if its macros are whole."""
    if master.suffix.casefold() != MACRO_SUFFIX:
        return
    kept = good_copy(folder)
    try:
        if _is_whole(master):
            temporary = kept.with_suffix(".tmp")
            shutil.copyfile(master, temporary)
            temporary.replace(kept)
    except (LkjipError, OSError):
        return  # the next step tries again; the master itself is saved


def has_known_macros(master: Path) -> bool:
    """Whether a master has no macros, or the very ones of its last good copy: quick, it loads no reader of VBA.

    Raises:
        LkjipError: The master is missing, unreadable or no workbook.
    """
    if master.suffix.casefold() != MACRO_SUFFIX:
        return True
    kept = good_copy(YearFolder.of(master))
    return kept.is_file() and same_macros(Package.read(master), Package.read(kept))


def _is_whole(master: Path) -> bool:
    if has_known_macros(master):
        return True
    # Reading a VBA project takes a tenth of a second to load: only a master whose macros are not known asks for it.
    from lkjip_xl.book.container import check_container  # noqa: PLC0415

    return not check_container(master)

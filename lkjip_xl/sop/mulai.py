"""Mulai: a new report year — its folder, its master, and the templates that the office may edit.

Layer: sop. Nothing that is there is overwritten.
Source: DESIGN section 3.
"""

import shutil
import uuid
from datetime import datetime
from pathlib import Path

from lkjip_xl.book.build import build_master
from lkjip_xl.book.building.macros import INTERPRETER_NAME
from lkjip_xl.book.code_names import MACRO_SUFFIX
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.older import OlderMaster
from lkjip_xl.book.port import MasterBook
from lkjip_xl.book.schema.master import MASTER, UNSUR_CODES
from lkjip_xl.book.vba.texts import macro_texts
from lkjip_xl.errors import LkjipError
from lkjip_xl.model import Artifact, Finding, Severity
from lkjip_xl.sop.carry_over import (
    carried_names,
    carried_tables,
    columns_left_behind,
    unsur_codes,
    whole_names,
    whole_tables,
)
from lkjip_xl.sop.desk import Desk
from lkjip_xl.sop.folder import YearFolder
from lkjip_xl.sop.result import StepResult
from lkjip_xl.sop.states import BERJALAN, mark_steps
from lkjip_xl.sop.unsur import unsur_without_column
from lkjip_xl.word.lookup import copy_templates
from lkjip_xl.word.saving import save_version

STEP = "mulai"
FIRST_YEAR, LAST_YEAR = 2004, 2100
WITH_MACROS = True
"""Whether a new master carries macros where nobody says otherwise."""


_OLD_TEXTS = Finding(
    "TEXTS_OF_LAST_YEAR",
    Severity.PERINGATAN,
    "Narasi disalin dari tahun lalu dan masih berbicara tentang tahun itu",
    "Periksa dan sesuaikan setiap bagian, terutama perubahan perjanjian kinerja dan rencana tindak lanjut.",
    sheet="Narasi",
)


class MasterExistsError(LkjipError):
    """The folder already holds a master of that year."""

    code = "MASTER_EXISTS"

    def __init__(self, master: Path) -> None:
        """Name the master."""
        super().__init__(
            "Buku induk tahun itu sudah ada dan tidak ditimpa",
            where=str(master),
            remedy="Lanjutkan dengan buku induk itu, atau pilih folder lain.",
        )


class YearOutOfRangeError(LkjipError):
    """The report year is no year that a master can report."""

    code = "YEAR_OUT_OF_RANGE"

    def __init__(self, tahun: int) -> None:
        """Name the year."""
        super().__init__(
            f"Tahun {tahun} tidak dapat dipakai",
            remedy=f"Tulis tahun laporan antara {FIRST_YEAR} dan {LAST_YEAR}, misalnya 2025.",
        )


def master_name(tahun: int, *, with_macros: bool = WITH_MACROS) -> str:
    """Return the file name of a year's master."""
    return f"Master_LKjIP_{tahun}{'.xlsm' if with_macros else '.xlsx'}"


def run(
    tahun: int,
    folder: Path,
    *,
    now: datetime,
    source: MasterBook | None = None,
    id_buku: str = "",
    recorder: str = "",
    with_macros: bool = WITH_MACROS,
    interpreter: str = "",
) -> StepResult:
    """Start a report year.

    Args:
        tahun: Report year.
        folder: The office's folder; the year's folder is made in it.
        now: Time of the click.
        source: Another master whose settings and texts are taken over; None starts with presets.
        id_buku: Identity of the new master; empty draws a new one.
        recorder: Who sits at the machine.
        with_macros: Make a macro workbook (.xlsm).
        interpreter: Absolute path of the Python that Excel's buttons start; empty leaves it to `lkjip pasang excel`.

    Raises:
        YearOutOfRangeError: No such report year.
        MasterExistsError: The year has a master already.
        FolderUnwritableError: The folder cannot be made.
    """
    if not FIRST_YEAR <= tahun <= LAST_YEAR:
        raise YearOutOfRangeError(tahun)
    year = YearFolder(folder.resolve() / str(tahun))
    master = year.path / master_name(tahun, with_macros=with_macros)
    for either in (True, False):
        if (there := year.path / master_name(tahun, with_macros=either)).exists():
            if source is not None and source.path == there and _needs_renewal(source):
                return _renew(OlderMaster(there), tahun, year, now, recorder, interpreter)
            raise MasterExistsError(there)
    year.make()
    build_master(
        master,
        tahun=tahun,
        id_buku=id_buku or f"LKJIP-{tahun}-{uuid.uuid4().hex[:8]}",
        codes=unsur_codes(source) if source else UNSUR_CODES,
        tables=carried_tables(source, tahun) if source else None,
        names={**(carried_names(source, tahun) if source else {}), INTERPRETER_NAME: interpreter},
        vba=macro_texts() if with_macros else None,
    )
    copy_templates(year.path)
    if source:
        _copy_emblem(source, year)
    is_later = source is not None and source.value("tahun") != tahun
    return _begin(master, year, now, recorder, (_OLD_TEXTS,) if is_later else ())


def _needs_renewal(source: MasterBook) -> bool:
    """Whether a master lacks what today's schema, or an unsur that the office added, asks for."""
    return isinstance(source, OlderMaster) or bool(unsur_without_column(source, unsur_codes(source)))


def _renew(
    source: OlderMaster, tahun: int, year: YearFolder, now: datetime, recorder: str, interpreter: str
) -> StepResult:
    """Put a master of today's schema, with everything that this one holds, in its place; this one is kept in arsip."""
    master, codes = source.path, unsur_codes(source)
    kept = save_version(
        master.read_bytes(), year.arsip / f"{master.stem}_skema_{source.value('versi_skema')}{master.suffix}"
    )
    left_behind = columns_left_behind(source, codes)
    build_master(
        master,
        tahun=tahun,
        id_buku=str(source.value("id_buku")),
        codes=codes,
        tables=whole_tables(source),
        names={**whole_names(source), INTERPRETER_NAME: interpreter},
        vba=macro_texts() if master.suffix.casefold() == MACRO_SUFFIX else None,
    )
    book = FileBook(master, MASTER)
    desk = Desk.open(book, now, recorder)
    with desk.change(STEP, left_behind) as change:
        change.artifacts += [Artifact("master", master), Artifact("master", kept)]
        change.message = (
            f"Buku induk {master.name} disalin ke susunan baru; buku lama disimpan sebagai {year.relative(kept)}."
        )
    return change.result()


def _begin(master: Path, year: YearFolder, now: datetime, recorder: str, findings: tuple[Finding, ...]) -> StepResult:
    book = FileBook(master, MASTER)
    desk = Desk.open(book, now, recorder)
    with desk.change(STEP, findings) as change:
        mark_steps(book, change, {1: BERJALAN}, desk.today)
        change.artifacts.append(Artifact("master", master))
        change.message = f"Buku induk {master.name} siap di folder {year.path.name}."
    return change.result()


def _copy_emblem(source: MasterBook, year: YearFolder) -> None:
    """Bring along the emblem that the settings name; a missing one is told when a letter needs it."""
    name = source.value("logo")
    emblem = source.path.parent / name if isinstance(name, str) else None
    if emblem is not None and emblem.is_file():
        shutil.copyfile(emblem, year.path / emblem.name)

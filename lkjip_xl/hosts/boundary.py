"""The boundary to the user: an error becomes one Indonesian sentence, for a command, a button or a cell.

Layer: hosts. Holds the only `except Exception` of the package: a known error prints its own text, an unknown one is
logged and apologised for. Knows no spreadsheet program: what a button does with the sentence stands in `button`.
Source: DESIGN sections 6 (exit codes, JSON of an error) and 7 (text of a cell).
"""

import logging
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import wraps
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from lkjip_xl.errors import LkjipError
from lkjip_xl.hosts.inputs import WrongUsageError

_LOG_BYTES = 1_000_000
_CELL_MARK = "#LKJIP: "
_CELL_TEXT = 255
"""Characters that a cell function may return on every version of Excel."""

P = ParamSpec("P")
R = TypeVar("R")


class Exit(IntEnum):
    """How a command ends."""

    DONE = 0
    REFUSED = 1
    WRONG_USAGE = 2
    OUR_FAULT = 3


@dataclass(frozen=True)
class Failure:
    """An error as the user reads it."""

    code: str
    message: str
    remedy: str
    text: str
    exit: Exit


def guard(action: Callable[[], R]) -> R | Failure:
    """Run an action; any error becomes a `Failure`."""
    try:
        return action()
    except LkjipError as error:
        place = f" ({error.where})" if error.where else ""
        return Failure(error.code, f"{error.message}{place}", error.remedy, str(error), _exit_of(error))
    except Exception as error:  # noqa: BLE001 this is the boundary: the user gets a sentence, the log gets the rest
        log = _log_file()
        _note(error, log)
        message = "Maaf, terjadi kesalahan pada program"
        remedy = f"Ulangi sekali lagi; bila tetap terjadi, kirimkan berkas {log} kepada pengelola."
        return Failure("INTERNAL_ERROR", message, remedy, f"[INTERNAL_ERROR] {message}. {remedy}", Exit.OUR_FAULT)


def cell(function: Callable[P, Any]) -> Callable[P, Any]:
    """Let a cell function answer an error with a short text that the checks count, never with a traceback."""

    @wraps(function)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Any:  # noqa: ANN401 whatever the function gives
        outcome = guard(lambda: function(*args, **kwargs))
        return cell_error(outcome.message) if isinstance(outcome, Failure) else outcome

    return guarded


def cell_error(message: str) -> str:
    """Return the text that stands in a cell instead of a figure."""
    return f"{_CELL_MARK}{message}"[:_CELL_TEXT]


def _exit_of(error: LkjipError) -> Exit:
    return Exit.WRONG_USAGE if isinstance(error, WrongUsageError) else Exit.REFUSED


def _log_file() -> Path:
    """Return where errors are logged: a folder of the user, which needs no rights."""
    base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_STATE_HOME")
    folder = Path(base) / "lkjip" if base else Path(tempfile.gettempdir()) / "lkjip"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "lkjip.log"


def _note(error: Exception, path: Path) -> None:
    """Write an error into the log, and let go of the file: a server of cell functions lives for hours."""
    handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("lkjip_xl")
    logger.propagate = False
    logger.addHandler(handler)
    logger.error("unexpected error", exc_info=error)
    logger.removeHandler(handler)
    handler.close()

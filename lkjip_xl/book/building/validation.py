"""Data validation: what a cell accepts, and what the user reads when it does not.

Layer: book. Turns a declared column or setting into XlsxWriter's options; draws nothing.
Excel cuts titles at 32 and messages at 255 characters: longer ones are shortened here, not silently dropped.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from lkjip_xl.book.schema.kinds import Column, Kind, NamedCell

Options = dict[str, object]

TITLE_LIMIT, MESSAGE_LIMIT = 32, 255

OPEN_LISTS = frozenset({"jenis_pemmas", "jenis_administrasi", "pekerjaan", "arti_kolom"})
"""Lists that an office may go beyond: a text outside them is asked about, not refused."""

_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
_MOST = 999_999_999_999_999  # Excel keeps 15 digits


def list_name(choices: str) -> str:
    """Return the defined name of a list: `daftar_arah`."""
    return f"daftar_{choices}"


def validation_of(cell: Column | NamedCell, lists: Mapping[str, Sequence[str]]) -> Options | None:
    """Return the validation of a data cell, or None where anything may be typed and nothing needs explaining.

    Args:
        cell: The column or named cell.
        lists: The lists of the workbook, texts by list name.
    """
    rule = _rule(cell, lists)
    if rule is None and not cell.help:
        return None
    message = cell.help or (str(rule["error_message"]) if rule and cell.kind is not Kind.DATE else "")
    return {
        **(rule or {"validate": "any"}),
        "input_title": shorten(_title(cell), TITLE_LIMIT),
        "input_message": shorten(message, MESSAGE_LIMIT),
        "error_title": shorten(_title(cell), TITLE_LIMIT),
    }


def shorten(text: str, limit: int) -> str:
    """Return a text of at most that many characters; a cut is shown by an ellipsis."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip(' ,')}…"


def _title(cell: Column | NamedCell) -> str:
    return cell.header if isinstance(cell, Column) else cell.label


def _rule(cell: Column | NamedCell, lists: Mapping[str, Sequence[str]]) -> Options | None:
    match cell.kind:
        case Kind.CHOICE:
            return _choice(cell.choices, lists)
        case Kind.INTEGER | Kind.MONEY:
            return _between(cell, "integer", "bilangan bulat")
        case Kind.NUMBER:
            return _between(cell, "decimal", "bilangan")
        case Kind.DATE:
            return _date()
        case Kind.TEXT | Kind.LONG_TEXT:
            return None


def _choice(choices: str, lists: Mapping[str, Sequence[str]]) -> Options:
    offer = f"Pilih dari daftar: {'; '.join(lists[choices])}."
    if choices in OPEN_LISTS:
        error = {"error_type": "warning", "error_message": "Isian ini tidak ada dalam daftar. Tetap dipakai?"}
    else:
        error = {"error_message": shorten(offer, MESSAGE_LIMIT)}
    return {"validate": "list", "source": f"={list_name(choices)}", **error}


def _between(cell: Column | NamedCell, validate: str, noun: str) -> Options:
    least = cell.minimum if cell.minimum is not None else -_MOST
    most = cell.maximum if cell.maximum is not None else _MOST
    return {
        "validate": validate,
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "error_message": f"Isilah dengan {noun}{_bounds(cell)}.",
    }


def _bounds(cell: Column | NamedCell) -> str:
    match cell.minimum, cell.maximum:
        case None, None:
            return ""
        case least, None:
            return f" paling kecil {least}"
        case None, most:
            return f" paling besar {most}"
        case least, most:
            return f" {least} sampai {most}"


def _date() -> Options:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": _FIRST_DAY,
        "maximum": _LAST_DAY,
        "error_message": "Isilah dengan tanggal, misalnya 31/12/2025.",
    }

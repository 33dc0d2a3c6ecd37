"""Wrong usage and help of the command, in Indonesian; Typer speaks English.

Layer: hosts. Knows Typer's errors by their class names, because its exception classes are private.
"""

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException

from lkjip_xl.hosts.boundary import Exit, Failure

_HELP_WORDS = (
    ("Usage: ", "Pemakaian: "),
    ("COMMAND [ARGS]...", "PERINTAH [ARGUMEN]..."),
    ("[OPTIONS]", "[PILIHAN]"),
    ("Arguments:", "Argumen:"),
    ("Options:", "Pilihan:"),
    ("Commands:", "Perintah:"),
    ("Show this message and exit.", "Tampilkan bantuan ini."),
    ("[required]", "[wajib]"),
    ("[default:", "[bawaan:"),
)
_HINT = "Ketik 'lkjip --help' untuk melihat semua perintah."


class IndonesianCommand(TyperCommand):
    """A command whose help is Indonesian."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # typer's own context class is private
        """Return the help text."""
        return translate_help(super().get_help(ctx))


class IndonesianGroup(TyperGroup):
    """The list of commands with an Indonesian help."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # typer's own context class is private
        """Return the help text."""
        return translate_help(super().get_help(ctx))


def translate_help(text: str) -> str:
    """Return a help text with Typer's own words in Indonesian.

    >>> translate_help("Usage: lkjip [OPTIONS]")
    'Pemakaian: lkjip [PILIHAN]'
    """
    for english, indonesian in _HELP_WORDS:
        text = text.replace(english, indonesian)
    return text


def explain_usage(error: TyperException) -> Failure:
    """Return a usage error of Typer as one Indonesian sentence."""
    kind, param = type(error).__name__, getattr(error, "param", None)
    option = getattr(error, "option_name", "")
    if kind == "NoSuchOption":
        what = f"Pilihan {option} tidak dikenal"
    elif kind == "BadOptionUsage":
        what = f"Pilihan {option} memerlukan nilai"
    elif param is None:
        what = "Perintah tidak dikenal atau argumennya tidak sesuai"
    elif kind == "MissingParameter":
        what = f"{_name(param)} wajib diisi"
    else:
        # The option's own Indonesian help says what it takes; Typer's message is English.
        what = f"Nilai untuk {_name(param)} tidak dapat dipakai: {str(param.help or '').rstrip('.')}"
    message = f"{what[0].upper()}{what[1:]}"
    return Failure("WRONG_USAGE", message, _HINT, f"[WRONG_USAGE] {message}. {_HINT}", Exit.WRONG_USAGE)


def _name(param: TyperOption | TyperArgument) -> str:
    if isinstance(param, TyperOption):
        return f"pilihan {param.opts[-1]}"
    return f"argumen {str(param.metavar or param.name).upper()}"

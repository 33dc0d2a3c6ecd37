"""The language of the markers in a template: what a marker may do, and how it prints a value.

Layer: word. A marker written in Word can print, repeat and choose; it can call nothing and reach nothing but the
plain data (`word.plain`). Numbers and dates print as Indonesian documents print them (`rules.printing`).
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from lkjip_xl.rules.dates import tanggal_indonesia
from lkjip_xl.rules.printing import angka, persen, rupiah
from lkjip_xl.rules.terbilang import terbilang
from lkjip_xl.word.plain import Fields, Record, Unavailable, undefined_type

_KEPT_FILTERS = ("default", "first", "join", "last", "length", "lower", "title", "upper")
"""The harmless ones of the many that the language brings; among the others are some that print unescaped."""


_REFUSED_OPERATORS = frozenset(("*", "/", "//", "%", "**"))
"""Figures come from the rules, never from a template; and `9**9999999` would keep the office waiting."""


class Sandbox(SandboxedEnvironment):
    """The environment in which the markers of every document run."""

    intercepted_binops = _REFUSED_OPERATORS

    def __init__(self, record: Record) -> None:
        """Close what markers do not need; `record` is told each name that the data lack."""
        # Each template runs once: to optimise it would take longer than it saves.
        super().__init__(autoescape=True, undefined=undefined_type(record), finalize=print_value, optimized=False)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _KEPT_FILTERS}
        self.filters |= {
            "angka": _passing_missing(angka),
            "persen": _passing_missing(persen),
            "rupiah": _passing_missing(rupiah),
            "tanggal": _passing_missing(tanggal_indonesia),
            "terbilang": _passing_missing(terbilang),
        }

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401, ARG002 - the base class says so
        """Refuse to calculate."""
        raise SecurityError(operator)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - the base class says so
        """Return a field by its name; a table of data has no methods here."""
        if isinstance(obj, Fields):
            return self._field(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - the base class says so
        """Return a field by its key; anything else as usual."""
        if isinstance(obj, Fields):
            return self._field(obj, str(argument))
        return super().getitem(obj, argument)

    def _field(self, fields: Fields, name: str) -> object:
        if name in fields.content:
            return fields.content[name]
        return self.undefined(name=f"{fields.path}.{name}")

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:  # noqa: ANN401 - the base class says so
        """Refuse at once: a marker that reaches for the inside of Python is no slip of the pen."""
        raise SecurityError(f"{type(obj).__name__}.{attribute}")


def print_value(value: object) -> object:
    """Return a value as the document prints it: 2025 stays 2025, an exact 82.1 becomes 82,1, a date is written out.

    Raises:
        TypeError: The marker prints a whole table or list instead of one of its fields.
    """
    match value:
        case bool():
            return "Ya" if value else "Tidak"
        case Decimal():
            return angka(value)
        case Fraction():
            return angka(value, 2)
        case date():
            return tanggal_indonesia(value)
        case Fields() | list():
            raise TypeError("a marker prints one value, not a table")
    return value


def _passing_missing(show: Callable[..., str]) -> Callable[..., object]:
    """Return the filter that leaves a missing value as it is, for the mark and the report of what is missing."""

    def shown(value: object, *args: object) -> object:
        return value if isinstance(value, Unavailable | Undefined) else show(value, *args)

    return shown

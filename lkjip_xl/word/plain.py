"""The data of a template, plain: texts, exact numbers, dates, pictures, and lists and tables of these.

Layer: word. A template reaches nothing else, so that a marker written in Word can call no code of ours. Every value
knows its dotted name, so that what is missing can be reported by name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jinja2 import Undefined

from lkjip_xl.word.anchors.marks import Marks, Passage
from lkjip_xl.word.picture import Picture
from lkjip_xl.word.text import DATA_MISSING, missing_mark

Record = Callable[[str], None]


@dataclass(frozen=True)
class Fields:
    """A mapping as a template sees it: `kop.alamat` is the key `alamat`, whatever the key is called."""

    path: str
    content: Mapping[str, object]

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.content)


class Unavailable:
    """A value that the office does not have (None): false in a condition, a mark and a record where it is printed."""

    def __init__(self, path: str, record: Record) -> None:
        """Remember the name, and whom to tell when it is printed."""
        self.path = path
        self._record = record

    def __str__(self) -> str:
        """Print the mark, and tell."""
        self._record(self.path)
        return DATA_MISSING

    def __bool__(self) -> bool:
        """Return False, so that a template can leave its sentence out."""
        return False


def undefined_type(record: Record) -> type[Undefined]:
    """Return the class that stands for a name which the template asks for and the data lack."""

    class Missing(Undefined):
        """Reports its dotted name when it is printed, walked through or tested."""

        def _tell(self) -> str:
            name = str(self._undefined_name)
            record(name)
            return name

        def __str__(self) -> str:
            return missing_mark(self._tell())

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the base class says so
            if name.startswith("__"):
                raise AttributeError(name)
            return type(self)(name=f"{self._undefined_name}.{name}")

        def __iter__(self) -> Any:  # noqa: ANN401 - the base class says so
            self._tell()
            return iter(())

        def __bool__(self) -> bool:
            self._tell()
            return False

    return Missing


def plain(value: object, path: str, *, record: Record, draw: Callable[[Picture], object], marks: Marks) -> object:
    """Return a value of the caller as the template may see it.

    Args:
        value: Text, exact number, date, None, `Picture`, or a mapping or list of these.
        path: Dotted name; the rows of a list count from 1 (`unit.3.nama`).
        record: Told the name of every None that the document prints.
        draw: Makes a picture ready to be placed.
        marks: Marks the figures and passages that shall be found again.

    Raises:
        TypeError: The caller gave something else, such as a float (figures are exact) or an object with methods.
    """

    def below(child: object, key: object) -> object:
        return plain(child, f"{path}.{key}" if path else str(key), record=record, draw=draw, marks=marks)

    match value:
        case None:
            return Unavailable(path, record)
        case str():
            return marks.text(value)
        case int() | Decimal() | Fraction() | date():
            return value
        case Picture():
            return draw(value)
        case Mapping():
            return Fields(path, {str(key): below(child, key) for key, child in value.items()})
        case list() | tuple():
            return (
                marks.passage(value)
                if isinstance(value, Passage)
                else [below(child, number) for number, child in enumerate(value, start=1)]
            )
    raise TypeError(f"{path}: a template takes plain data, not {type(value).__name__}")

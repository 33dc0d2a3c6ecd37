"""Our xlwings engine for LibreOffice Calc: registered under the name `libreoffice`, its other end is the bridge.

Layer: hosts. Only the entry: the classes that xlwings expects stand in `application`, `sheets`, `ranges`, `tables`
and `names`.
Source: the shape of an engine in xlwings 0.37 (`base_classes`, `_xlwindows`); it is not documented, so the minor
version is pinned.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from math import isnan
from typing import Any

import xlwings as xw

from lkjip_xl.hosts.libreoffice.application import Apps
from lkjip_xl.hosts.libreoffice.blocks import CellError
from lkjip_xl.hosts.libreoffice.wire import Wire


class CalcEngine:
    """What xlwings asks of an engine."""

    name = "libreoffice"
    type = "desktop"

    def __init__(self, wire: Wire) -> None:
        """Serve the one document on the other end of the wire."""
        self.apps = Apps(self, wire)

    @staticmethod
    def prepare_xl_data_element(value: Any, _options: object) -> Any:  # noqa: ANN401 any cell value
        """Return a value as `Range.raw_value` takes it; missing values empty the cell."""
        if type(value) is str:  # most cells
            return value
        if (
            value is None
            or (isinstance(value, float) and isnan(value))
            or type(value).__name__ in {"NaTType", "NAType"}
        ):
            return None
        return value.item() if hasattr(value, "item") else value

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[Any]],
        datetime_builder: Callable[..., object],
        empty_as: object,
        number_builder: Callable[[float], object] | None,
        err_to_str: bool,  # noqa: FBT001 xlwings calls it by position
    ) -> list[list[Any]]:
        """Return what was read as the options of the range ask for it."""

        def clean(value: Any) -> Any:  # noqa: ANN401 any cell value
            match value:
                case None:
                    return empty_as
                case CellError():
                    return str(value) if err_to_str else None
                case bool():
                    return value
                case datetime():
                    return _built(value, datetime_builder)
                case float() | int() if number_builder is not None:
                    return number_builder(value)
                case _:
                    return value

        plain = (str,) if number_builder is not None else (str, float)  # most cells: they stay as they are
        return [[value if type(value) in plain else clean(value) for value in row] for row in data]


def register(wire: Wire) -> xw.Book:
    """Make our engine the active one and return the workbook of the click, already the caller of macros."""
    impl = CalcEngine(wire)
    engine = xw.Engine(impl=impl)
    xw.engines.add(engine)
    engine.activate()
    book = xw.Book(impl=impl.apps.app.books.active)
    book.set_mock_caller()
    return book


def _built(moment: datetime, builder: Callable[..., object]) -> object:
    if builder in {datetime, date}:
        return moment if builder is datetime else moment.date()
    return builder(
        year=moment.year,
        month=moment.month,
        day=moment.day,
        hour=moment.hour,
        minute=moment.minute,
        second=moment.second,
        microsecond=moment.microsecond,
        tzinfo=None,
    )

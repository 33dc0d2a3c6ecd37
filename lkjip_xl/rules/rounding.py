"""Rounding: exact half-up, once, where a figure is printed.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: the printed bands of PermenPANRB 14/2017 presume two decimals; `round()` is half-even and floats are not exact.
"""

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

Exact: TypeAlias = Fraction | Decimal | int
"""A number without rounding error. A float is not one."""


def exact(x: Exact) -> Fraction:
    """Return a number as a fraction.

    Raises:
        TypeError: The value is a float, a bool, None or no number: rounding error or a missing figure must not slip in.
    """
    if isinstance(x, bool) or not isinstance(x, Fraction | Decimal | int):
        raise TypeError(f"not an exact number: {x!r}")
    return Fraction(x)


def half_up(x: Exact, places: int = 2) -> Decimal:
    """Round half away from zero, exactly, to that many decimals (0 or more).

    Raises:
        TypeError: The value is not an exact number.

    >>> half_up(Fraction(86625, 1000))
    Decimal('86.63')
    """
    value = exact(x)
    magnitude = (2 * abs(value) * 10**places + 1) // 2
    # Built from text: scaling would round to the 28 digits of the decimal context.
    return Decimal(f"{-magnitude if value < 0 else magnitude}E-{places}")

"""The part that declares a table: its extent after an edit, its filter and its sorting.

Layer: book.
Source: ECMA-376 part 1, 18.5.1.2 (table), 18.3.1.2 (autoFilter).
"""

from lkjip_xl.book.ooxml.growth import Growth
from lkjip_xl.book.ooxml.markup import Element, drop_attributes, main, remove

_FILTER, _FILTER_COLUMN, _SORT = main("autoFilter"), main("filterColumn"), main("sortState")


def is_filtered(table: Element) -> bool:
    """Whether a filter hides rows."""
    return table.find(f"{_FILTER}/{_FILTER_COLUMN}") is not None


def resize(table: Element, growth: Growth) -> None:
    """Give the table its new extent. Its filter shows everything again, and its sorting is forgotten.

    Rows written by a step are in the step's order; a filter left on would hide some of them.
    """
    table.set("ref", str(growth.box))
    drop_attributes(table, "insertRow", "insertRowShift")
    auto_filter = table.find(_FILTER)
    if auto_filter is not None:
        auto_filter.set("ref", str(growth.box.to_row(growth.new_last)))
    for stale in list(table.iter(_FILTER_COLUMN, _SORT)):
        remove(stale)

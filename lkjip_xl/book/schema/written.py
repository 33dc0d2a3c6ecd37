"""A column that a step writes, in the short form in which the master declares many of them.

Layer: book.
"""

from lkjip_xl.book.schema.kinds import Column, Kind, Owner


def written(key: str, header: str, kind: Kind = Kind.TEXT, *, width: int = 14, choices: str = "") -> Column:
    """Return a column that only steps write; see `Column` for the arguments."""
    return Column(key, header, kind, choices, width=width, owner=Owner.STEP)

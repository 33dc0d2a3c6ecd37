"""Height of a row of wrapped text, estimated: LibreOffice fits no row when it opens a file, so whoever writes one does.

Layer: book. Pure arithmetic on texts and column widths; Excel and LibreOffice still fit the row when someone edits it.
"""

import textwrap
from collections.abc import Iterable

LINE_HEIGHT, ROW_PADDING = 12.75, 2.25  # points, Arial 10
_CHARACTERS_PER_WIDTH = 1.1  # a column's width counts digits; running text is a little narrower
_MOST = 409.0  # points; Excel knows no higher row


def count_lines(text: object, width: float) -> int:
    """Return how many lines a wrapped text takes in a column of that width (characters)."""
    if not isinstance(text, str):
        return 1
    fits = max(1, int(width * _CHARACTERS_PER_WIDTH))
    return sum(max(1, len(textwrap.wrap(paragraph, fits))) for paragraph in text.split("\n"))


def height_for(texts: Iterable[tuple[object, float]]) -> float | None:
    """Return the height in points that the highest text of a row needs; None where one line is enough.

    Args:
        texts: Contents of its cells, each with the width of its column in characters.
    """
    lines = max((count_lines(text, width) for text, width in texts), default=1)
    return min(lines * LINE_HEIGHT + ROW_PADDING, _MOST) if lines > 1 else None

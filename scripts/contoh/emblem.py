"""A neutral emblem for the example office: a shield with the word CONTOH, drawn without a graphics library.

Layer: scripts. Not the emblem of any government.
"""

import struct
import zlib
from collections.abc import Callable
from math import hypot
from pathlib import Path

WIDTH, HEIGHT = 300, 360
_SAMPLES = 2  # per pixel and direction, for smooth edges

_PAPER = (255, 255, 255)
_INK = (31, 78, 95)
_FIELD = (228, 239, 242)
_GOLD = (196, 154, 61)

_LETTERS = {
    "C": ("01110", "10001", "10000", "10000", "10000", "10001", "01110"),
    "O": ("01110", "10001", "10001", "10001", "10001", "10001", "01110"),
    "N": ("10001", "11001", "10101", "10101", "10011", "10001", "10001"),
    "T": ("11111", "00100", "00100", "00100", "00100", "00100", "00100"),
    "H": ("10001", "10001", "10001", "11111", "10001", "10001", "10001"),
}
_WORD = "CONTOH"
_DOT = 6.0  # edge of a dot of the letters, in pixels
_PITCH = 6  # columns from one letter to the next
_WORD_TOP = 139.0
_BAND = (122.0, 198.0)  # top and bottom of the dark band, in pixels
_TRIM = 4.0  # gold edge of the band


def write_emblem(path: Path) -> None:
    """Write the emblem as PNG."""
    rows = (b"\0" + bytes(channel for x in range(WIDTH) for channel in _pixel(x, y)) for y in range(HEIGHT))
    header = struct.pack(">2I5B", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _pixel(x: int, y: int) -> tuple[int, ...]:
    """Return the mean colour of a pixel's samples."""
    offsets = [(n + 0.5) / _SAMPLES for n in range(_SAMPLES)]
    samples = [_colour(x + dx, y + dy) for dy in offsets for dx in offsets]
    return tuple(sum(channel) // len(samples) for channel in zip(*samples, strict=True))


def _colour(x: float, y: float) -> tuple[int, int, int]:
    depth = _depth(x, y)
    layers: tuple[tuple[Callable[[], bool], tuple[int, int, int]], ...] = (
        (lambda: depth < 0, _PAPER),
        (lambda: depth < 9, _INK),  # noqa: PLR2004  widths of the rims, in pixels
        (lambda: depth < 14, _PAPER),  # noqa: PLR2004
        (lambda: depth < 17, _GOLD),  # noqa: PLR2004
        (lambda: _in_word(x, y), _PAPER),
        (lambda: _BAND[0] <= y < _BAND[1], _INK),
        (lambda: _BAND[0] - _TRIM <= y < _BAND[1] + _TRIM, _GOLD),
    )
    return next((colour for is_here, colour in layers if is_here()), _FIELD)


def _depth(x: float, y: float) -> float:
    """Return how far inside the shield a point lies, in pixels; negative outside.

    A shield is a rectangle above and the common part of two ellipses below.
    """
    left, right, top, shoulder, squeeze = 20.0, 280.0, 20.0, 190.0, 1.5
    if y <= shoulder:
        return min(x - left, right - x, y - top)
    drop = (y - shoulder) * squeeze
    return right - left - max(hypot(x - centre, drop) for centre in (left, right))


def _in_word(x: float, y: float) -> bool:
    word_left = (WIDTH - (len(_WORD) * _PITCH - 1) * _DOT) / 2
    letter, column = divmod(int((x - word_left) // _DOT), _PITCH)
    row = int((y - _WORD_TOP) // _DOT)
    if not (0 <= letter < len(_WORD) and column < _PITCH - 1 and 0 <= row < len(_LETTERS["C"])):
        return False
    return _LETTERS[_WORD[letter]][row][column] == "1"

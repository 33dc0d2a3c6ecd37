"""Messages between a worker and the process that started it: a length, then that many bytes.

Layer: intake.
"""

import struct
from typing import BinaryIO

_LENGTH = struct.Struct("<Q")


def write_frame(stream: BinaryIO, content: bytes) -> None:
    """Send one message.

    Raises:
        OSError: Nobody listens any more.
    """
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes | None:
    """Wait for one message; None when the other side has ended, be it in the middle of a message."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    content = stream.read(length)
    return content if len(content) == length else None

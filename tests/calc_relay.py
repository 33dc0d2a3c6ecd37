"""Stands where our Python stands: passes the bridge's lines on to the process of the test, over a socket.

So a test holds the very wire that a child of the bridge would hold, and looks at the workbook through our engine.
"""

import socket
import sys
import threading


def main(port: int) -> None:
    """Copy both directions until one side closes."""
    line = socket.create_connection(("127.0.0.1", port))
    test = line.makefile("rwb")
    threading.Thread(target=_copy, args=(sys.stdin.buffer, test), daemon=True).start()
    _copy(test, sys.stdout.buffer)


def _copy(source, target) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    for line in iter(source.readline, b""):
        target.write(line)
        target.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))

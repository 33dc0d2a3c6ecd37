"""One click, on our side: the process that LibreOffice's bridge starts for a button.

Layer: hosts. `python -m lkjip_xl.hosts.libreoffice.child generate_draft`; talks over its own stdin and stdout, so
whatever else prints goes to the log.
"""

import sys
from collections.abc import Sequence

from lkjip_xl.hosts.libreoffice.wire import Wire


def main(arguments: Sequence[str]) -> None:
    """Run the macro function of that name on the workbook of the click."""
    wire = _own_stdout()
    from lkjip_xl.hosts import macros
    from lkjip_xl.hosts.libreoffice.engine import register

    register(wire)
    getattr(macros, arguments[0])()
    wire.end()


def _own_stdout() -> Wire:
    """Take stdout for the wire alone; a stray `print` would break the line of messages."""
    wire = Wire(sys.stdin.buffer, sys.stdout.buffer)
    sys.stdout = sys.stderr
    return wire


if __name__ == "__main__":
    main(sys.argv[1:])

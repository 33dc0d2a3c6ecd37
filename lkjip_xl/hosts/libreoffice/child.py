"""One click, on our side: the process that LibreOffice's bridge starts for a button.

Layer: hosts. `python -m lkjip_xl.hosts.libreoffice.child generate_draft`; talks over its own stdin and stdout, so
whatever else prints goes to the log.
"""

import sys

from lkjip_xl.hosts.libreoffice.wire import Wire, own_stdout


def main(function: str) -> None:
    """Run the macro function of that name on the workbook of the click."""
    wire = Wire(sys.stdin.buffer, own_stdout())
    from lkjip_xl.hosts import macros
    from lkjip_xl.hosts.libreoffice.engine import register

    register(wire)
    getattr(macros, function)()
    wire.end()


if __name__ == "__main__":
    main(sys.argv[1])

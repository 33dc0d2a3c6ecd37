"""Cell functions, on our side: one process that answers every cell until LibreOffice closes the line.

Layer: hosts. `python -m lkjip_xl.hosts.libreoffice.functions`; a request names a function of `hosts.udf`, which
never raises: a bad argument comes back as a short text.
"""

import json
import sys
from typing import BinaryIO

from lkjip_xl.hosts.libreoffice.wire import own_stdout


def serve(reader: BinaryIO, writer: BinaryIO) -> None:
    """Answer one request per line until there are no more."""
    from lkjip_xl.hosts import udf

    for line in reader:
        request = json.loads(line)
        answer = getattr(udf, request["name"])(*request["arguments"])
        writer.write(json.dumps({"ok": answer}).encode("ascii") + b"\n")
        writer.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, own_stdout())

"""Tables of a parsed file as packed bytes: small between processes, and small while other files are waited for.

A form of 300 respondents is some 5 KB packed and some 200 KB as Python objects; ten thousand of them fit into memory.

Layer: intake. The bytes come from our own worker processes, never from a returned file.
"""

import pickle
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lkjip_xl.intake.parsed import Parsed
from lkjip_xl.intake.reading.tables import TableData

_FAST = 1
"""Level of compression: higher ones save a tenth and cost five times the time."""


class PackedTables(Mapping[str, TableData]):
    """Tables by name; each is unpacked anew whenever it is asked for, so whoever needs it twice keeps it.

    Whether a table is there is known without unpacking it.
    """

    def __init__(self, tables: Mapping[str, TableData]) -> None:
        """Pack the tables; later changes of the originals do not show."""
        self._packed = {name: zlib.compress(pickle.dumps(data, 5), _FAST) for name, data in tables.items()}

    def __getitem__(self, name: str) -> TableData:
        """Unpack a table."""
        data: TableData = pickle.loads(zlib.decompress(self._packed[name]))  # noqa: S301 packed above, by ourselves
        return data

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the tables."""
        return iter(self._packed)

    def __len__(self) -> int:
        """Return how many tables there are."""
        return len(self._packed)

    def __contains__(self, name: object) -> bool:
        """Whether there is a table of that name."""
        return name in self._packed


def pack(parsed: Parsed) -> Parsed:
    """Return the same file with its tables packed."""
    return replace(parsed, tables=PackedTables(parsed.tables))

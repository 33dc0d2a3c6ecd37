"""What the master remembers of other programs' exports: the meaning of their columns, and words for scores.

Layer: intake. Travels to worker processes, so it is plain data.
Source: DESIGN section 4, sheet Pemetaan: confirmed once by a person, remembered in the master.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from lkjip_xl.book.port import MasterBook
from lkjip_xl.intake.mapping.guessing import FREE_TEXT, IGNORED, PERSONAL
from lkjip_xl.intake.mapping.scores import TABLE as WORDS
from lkjip_xl.intake.mapping.scores import ScoreWords, shipped_words, words_of
from lkjip_xl.intake.reading.headers import normal
from lkjip_xl.intake.sources.unsur_names import code_in, plain_name
from lkjip_xl.model import Row, Value

SHEET: Final = "Pemetaan"
SOURCES: Final = "tblSumber"
COLUMNS: Final = "tblPemetaan"
CONFIRMED: Final = "Ditetapkan"
PROPOSED: Final = "Usulan"

MEANINGS: Final[Mapping[str, str]] = {
    "unit": "Unit",
    "tanggal": "Tanggal",
    "layanan": "Layanan",
    "jenis_kelamin": "Jenis Kelamin",
    "usia": "Usia",
    "pendidikan": "Pendidikan",
    "pekerjaan": "Pekerjaan",
    "periode": "Periode",
    "responden": "Responden",
    "ikm_tercetak": "IKM Tercetak",
    "unsur": "Nama Unsur",
    "nrr": "NRR Unsur",
    PERSONAL: "Data pribadi",
    FREE_TEXT: "Saran",
    IGNORED: "Abaikan",
}
"""How staff read the meaning of a column, by its key; an unsur is read by its name."""


@dataclass(frozen=True)
class Meaning:
    """What a person decided, or has yet to decide, about one column: as the sheet says it, and where."""

    text: str
    cell: str


@dataclass(frozen=True)
class KnownSource:
    """A set of headings that was seen before.

    Attributes:
        is_confirmed: Whether a person said that the meanings are right.
        cell: Where that is said.
        unit: The unit of all rows, where the file has no column for it; as typed.
        unit_cell: Where that stands.
        meanings: Meaning of each column by its label in lower case.
    """

    is_confirmed: bool
    cell: str
    unit: str
    unit_cell: str
    meanings: Mapping[str, Meaning]


@dataclass(frozen=True)
class KnownMappings:
    """Everything that the sheet Pemetaan says: sources by their mark, and words for scores."""

    sources: Mapping[str, KnownSource] = field(default_factory=dict)
    words: ScoreWords = field(default_factory=shipped_words)

    def decided(self, label: str) -> str:
        """Return what confirmed sources agree that a column of this label means; empty where nobody said so."""
        texts = {
            source.meanings[label].text
            for source in self.sources.values()
            if source.is_confirmed and label in source.meanings
        }
        return texts.pop() if len(texts) == 1 else ""


def read_mappings(book: MasterBook) -> KnownMappings:
    """Return what the master remembers of exports."""
    meanings: defaultdict[str, dict[str, Meaning]] = defaultdict(dict)
    for row in book.rows(COLUMNS):
        if row["kolom"] is not None:
            label, text = normal(str(row["kolom"])), _text(row["arti"])
            meanings[_text(row["sumber"])].setdefault(label, Meaning(text, row.cell("arti")))
    sources = {_text(row["sumber"]): _source(row, meanings[_text(row["sumber"])]) for row in book.rows(SOURCES)}
    return KnownMappings(sources, words_of(book.rows(WORDS)))


def _source(row: Row, meanings: Mapping[str, Meaning]) -> KnownSource:
    is_confirmed = _text(row["status"]).casefold() == CONFIRMED.casefold() and bool(meanings)
    return KnownSource(is_confirmed, row.cell("status"), _text(row["unit"]), row.cell("unit"), dict(meanings))


def key_of(text: str, unsur: Mapping[str, str]) -> str | None:
    """Return the key that a meaning stands for, empty for a column that nobody gave one; None for unknown words.

    Args:
        text: What the sheet says: `Usia`, the name of an unsur, or its code.
        unsur: Name of each unsur by its code.
    """
    plain = normal(text)
    keys: Iterable[tuple[str, str]] = ((normal(label), key) for key, label in MEANINGS.items())
    names = {plain_name(name): code for code, name in unsur.items()}
    code = code_in(text)
    return {"": "", **dict(keys)}.get(plain, names.get(plain_name(text), code if code in unsur else None))


def text_of(key: str, unsur: Mapping[str, str]) -> str:
    """Return how staff read a meaning."""
    return unsur.get(key) or MEANINGS.get(key, "")


def _text(value: Value) -> str:
    return "" if value is None else " ".join(str(value).split())

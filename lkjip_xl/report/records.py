"""What the journal keeps of a draft beside its model: the base text of every block and a record of every figure.

Layer: report. Pure. A later reading of the edited document is compared with these.
Source: DESIGN section 8.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence

from lkjip_xl.report.blocks import Block, Chart, Heading, Listing, Narrative, ReportModel, Table, plain

_CELL, _LINE = "\t", "\n"
_FINGERPRINT_LENGTH = 8
"""Each of the two, for people copy them by hand into one cell."""

_OF_THE_DAY = frozenset({"tanggal", "tanggal_iso"})
"""Details that change with the day of the click: nobody approves them."""

_SETTING_OF = {"tempat": "tempat_surat"}
"""Setting behind a detail, where the two differ."""


def block_texts(model: ReportModel) -> dict[str, str]:
    """Return the text of every block by its id; rows are lines, cells are parted by tabs."""
    return {block.id: _text_of(block) for block in model.blocks}


def figure_records(model: ReportModel) -> dict[str, Mapping[str, str | None]]:
    """Return what is kept of every figure, by its id."""
    return {
        figure.id: {
            "printed": figure.printed,
            "exact": None if figure.exact is None else str(figure.exact),
            "cell": figure.cell,
            "explanation": figure.explanation,
        }
        for figure in model.figures
    }


def report_texts(blocks: Mapping[str, str], details: Mapping[str, str]) -> dict[str, str]:
    """Return all that is approved beside the figures: texts of the blocks, and names and places by their setting."""
    return {**blocks, **{name: text for name, text in details.items() if name not in _OF_THE_DAY}}


def text_cells(model: ReportModel) -> dict[str, str]:
    """Return where the office typed a text (`report_texts`), by its id; without those that were generated."""
    settings = {name: f"Pengaturan!{_SETTING_OF.get(name, name)}" for name in model.details}
    typed = (block for block in model.blocks if isinstance(block, Narrative | Table) and block.cell)
    return settings | {block.id: block.cell for block in typed}


def report_fingerprint(records: Mapping[str, Mapping[str, str | int | None]], texts: Mapping[str, str]) -> str:
    """Return the fingerprint of figures (`figure_records`) and texts (`report_texts`), as `Sidik Angka` holds both."""
    return f"{figures_fingerprint(records)}-{_fingerprint(sorted(texts.items()))}"


def figures_fingerprint(records: Mapping[str, Mapping[str, str | int | None]]) -> str:
    """Return the fingerprint of printed figures (`figure_records`): it changes when one of them changes."""
    printed = sorted((id_, record["printed"]) for id_, record in records.items())
    return _fingerprint(printed)


def _fingerprint(pairs: Sequence[tuple[str, str | int | None]]) -> str:
    return hashlib.sha256(json.dumps(pairs, ensure_ascii=False).encode()).hexdigest()[:_FINGERPRINT_LENGTH]


def _text_of(block: Block) -> str:
    match block:
        case Heading():
            return block.text
        case Narrative():
            return _LINE.join(plain(text) for text in block.paragraphs)
        case Listing():
            return _LINE.join(plain(text) for text in block.items) or block.empty
        case Table():
            rows = [*block.rows, *([block.total] if block.total else [])]
            return _LINE.join([block.title, *(_CELL.join(map(plain, row.values())) for row in rows)])
        case Chart():
            return _LINE.join((block.title, block.description))

"""What the journal keeps of a draft beside its model: the base text of every block and a record of every figure.

Layer: report. Pure. A later reading of the edited document is compared with these.
Source: DESIGN section 8.
"""

import hashlib
import json
from collections.abc import Mapping

from lkjip_xl.report.blocks import Block, Chart, Heading, Listing, Narrative, ReportModel, Table, plain

_CELL, _LINE = "\t", "\n"
_FINGERPRINT_LENGTH = 16


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


def figures_fingerprint(records: Mapping[str, Mapping[str, str | int | None]]) -> str:
    """Return the fingerprint of printed figures (`figure_records`): it changes when one of them changes."""
    printed = sorted((id_, record["printed"]) for id_, record in records.items())
    return hashlib.sha256(json.dumps(printed, ensure_ascii=False).encode()).hexdigest()[:_FINGERPRINT_LENGTH]


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

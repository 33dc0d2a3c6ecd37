"""The model and its anchors as JSON, because the journal keeps both of every draft.

Layer: report. Pure. Exact values are texts (`821/10`, `82.10`); a figure inside a sentence is named by its id.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict

from lkjip_xl.report.blocks import Block, Chart, Figure, Heading, Listing, Narrative, ReportModel, Table, Text
from lkjip_xl.word.anchors.ledger import Ledger


def model_json(model: ReportModel, ledger: Ledger | None = None) -> str:
    """Return the model as one JSON object, with the anchors of its document; equal models give equal text."""
    content: dict[str, object] = {
        "year": model.year,
        "version": model.version,
        "provisional": model.provisional,
        "details": model.details,
        "sasaran": model.sasaran,
        "unsur": dict(model.unsur),
        "jenis": dict(model.jenis),
        "blocks": [{"id": block.id, **_describe(block)} for block in model.blocks],
        "figures": [_figure(figure) for figure in model.figures],
        "findings": [asdict(finding) for finding in model.findings],
        "missing": [asdict(each) for each in model.missing],
    }
    if ledger is not None:
        content["ledger"] = ledger.as_json()
    return json.dumps(content, ensure_ascii=False, indent=1)


def _describe(block: Block) -> Mapping[str, object]:
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text}
        case Narrative():
            return {"kind": "narasi", "paragraphs": [_text(text) for text in block.paragraphs], "cell": block.cell}
        case Listing():
            return {"kind": "daftar", "items": [_text(text) for text in block.items]}
        case Table():
            return {
                "kind": "tabel",
                "title": block.title,
                "rows": [_row(row) for row in block.rows],
                "total": _row(block.total or {}),
                "source": block.source,
                "empty": block.empty,
            }
        case Chart():
            return {
                "kind": "gambar",
                "title": block.title,
                "shape": block.shape,
                "categories": block.categories,
                "series": {each.name: [figure and figure.id for figure in each.figures] for each in block.series},
                "description": block.description,
                "source": block.source,
            }


def _row(row: Mapping[str, Text]) -> Mapping[str, object]:
    return {key: _text(text) for key, text in row.items()}


def _text(text: Text) -> list[str | dict[str, str]]:
    return [piece if isinstance(piece, str) else {"figure": piece.id} for piece in text]


def _figure(figure: Figure) -> Mapping[str, str | list[str] | None]:
    exact = None if figure.exact is None else str(figure.exact)
    return {
        "id": figure.id,
        "printed": figure.printed,
        "exact": exact,
        "cell": figure.cell,
        "explanation": figure.explanation,
        "also": list(figure.also),
    }

"""What was printed then and what the master says today, of the same report.

Layer: report. Pure.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lkjip_xl.report.blocks import ReportModel
from lkjip_xl.report.model_json import model_json


@dataclass(frozen=True)
class Book:
    """The figures and passages of one report.

    Attributes:
        figures: Printed text by figure id.
        cells: The master's cell by figure id.
        passages: Words of each passage by block id; figures in them count by their id only.
        tables: Ids of the figures of each table by block id.
    """

    figures: Mapping[str, str]
    cells: Mapping[str, str]
    passages: Mapping[str, object]
    tables: Mapping[str, tuple[str, ...]]


def book_of(model: ReportModel) -> Book:
    """Return what a model says."""
    return book_of_json(model_json(model))


def book_of_json(kept: str) -> Book:
    """Return what a model says that the journal kept (`model_json`)."""
    content = json.loads(kept)
    return Book(
        {each["id"]: each["printed"] for each in content["figures"]},
        {each["id"]: each["cell"] for each in content["figures"]},
        {each["id"]: each["paragraphs"] for each in content["blocks"] if each["kind"] == "narasi"},
        {each["id"]: _figures(each) for each in content["blocks"] if each["kind"] == "tabel"},
    )


def _figures(table: Mapping[str, Any]) -> tuple[str, ...]:
    cells = [piece for row in (*table["rows"], table["total"]) for text in row.values() for piece in text]
    return tuple(piece["figure"] for piece in cells if isinstance(piece, dict))

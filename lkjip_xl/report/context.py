"""From the model to the names that the template knows: the dots of a block's id become levels (`bab3.ikm.unit.baris`).

Layer: report. Pure. Everything is plain text; which words and columns surround it is the template's business.
"""

from collections.abc import Mapping
from typing import Any

from lkjip_xl.report.blocks import Block, Chart, Heading, Listing, Narrative, ReportModel, Table, Text, plain


def make_context(model: ReportModel) -> dict[str, object]:
    """Return the template's names for a model.

    Blocks stand under their ids; `sasaran` lists the indikator with theirs, so that the template can repeat.
    """
    # What nobody typed is None: the document marks it as missing instead of leaving a hole.
    tree: dict[str, Any] = {name: text or None for name, text in model.details.items()}
    for block in model.blocks:
        _place(tree, block.id.split("."), _fields(block))
    indikator = {key: _look_up(tree, key) for keys in model.sasaran.values() for key in keys}
    return {
        **tree,
        "sementara": [{"alasan": reason} for reason in model.provisional],
        "versi": str(model.version),
        "unsur": [{"kode": code, "nama": name} for code, name in model.unsur.items()],
        "sasaran": [
            {"nomor": str(number), "nama": name, "indikator": [indikator[key] for key in keys]}
            for number, (name, keys) in enumerate(model.sasaran.items(), start=1)
        ],
    }


def _place(tree: dict[str, Any], path: list[str], fields: Mapping[str, object]) -> None:
    for level in path[:-1]:
        tree = tree.setdefault(level, {})
    tree.setdefault(path[-1], {}).update(fields)


def _look_up(tree: Mapping[str, Any], key: str) -> object:
    node: Any = tree
    for level in key.split("."):
        node = node[level]
    return node


def _fields(block: Block) -> Mapping[str, object]:
    match block:
        case Heading():
            return {"judul": block.text}
        case Narrative():
            return {"alinea": [plain(text) for text in block.paragraphs]}
        case Listing():
            return {"butir": [plain(text) for text in block.items], "kosong": block.empty}
        case Chart():
            place = f"[[GAMBAR {block.id}]]" if block.categories else ""
            return {"judul": block.title, "gambar": place, "sumber": block.source}
        case Table():
            return {
                "judul": block.title,
                "baris": [_cells(row) for row in block.rows],
                "jumlah": _cells(block.total or {}),
                "sumber": block.source,
                "kosong": block.empty,
            }


def _cells(row: Mapping[str, Text]) -> dict[str, str]:
    return {key: plain(text) for key, text in row.items()}

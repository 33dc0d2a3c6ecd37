"""From the model to the names that the template knows: the dots of a block's id become levels (`bab3.ikm.unit.baris`).

Layer: report. Pure. Everything is text; which words and columns surround it is the template's business. Texts know
their figures and passages (`word.anchors.marks`), so that both are found again in the document.
"""

from collections.abc import Callable, Mapping
from typing import Any

from lkjip_xl.report.blocks import Block, Chart, Figure, Heading, Listing, Narrative, ReportModel, Table, Text, plain
from lkjip_xl.word.anchors.marks import Passage, Shown, TableTitle, Words

_RAW_LISTS = "lampiran."
"""Tables with these ids are long raw lists: one anchor for the whole table instead of one per figure."""


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
        "unsur": _named(model.unsur),
        "jenis": _named(model.jenis),
        "sasaran": [
            {"nomor": str(number), "nama": name, "indikator": [indikator[key] for key in keys]}
            for number, (name, keys) in enumerate(model.sasaran.items(), start=1)
        ],
    }


def _named(names: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"kode": code, "nama": name} for code, name in names.items()]


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
            return {"alinea": Passage(block.id, map(_words, block.paragraphs))}
        case Listing():
            return {"butir": Passage(block.id, map(_words, block.items)), "kosong": block.empty}
        case Chart():
            place = f"[[GAMBAR {block.id}]]" if block.categories else ""
            return {"judul": block.title, "gambar": place, "sumber": block.source}
        case Table():
            is_raw = block.id.startswith(_RAW_LISTS)
            show = plain if is_raw else _words
            return {
                "judul": TableTitle(block.id, block.title) if is_raw else block.title,
                "baris": [_cells(row, show) for row in block.rows],
                "jumlah": _cells(block.total or {}, show),
                "sumber": block.source,
                "kosong": block.empty,
            }


def _cells(row: Mapping[str, Text], show: Callable[[Text], str]) -> dict[str, str]:
    return {key: show(text) for key, text in row.items()}


def _words(text: Text) -> Words:
    return Words(Shown(piece.id, piece.printed) if isinstance(piece, Figure) else piece for piece in text)

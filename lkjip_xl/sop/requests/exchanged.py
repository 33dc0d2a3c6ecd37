"""What the journal keeps of files that were exchanged: which one took the place of which, and what went back.

Layer: sop. Serves step 3.
Source: issue C, Build 6: a newer version of a unit's file replaces it with a journal entry.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lkjip_xl.intake.consolidation import Consolidation
from lkjip_xl.intake.joining.earlier import Earlier, Replacement
from lkjip_xl.intake.joining.merging import fingerprint
from lkjip_xl.intake.returning import GoingBack
from lkjip_xl.ledger.chain import Json


def journal_of(
    merged: Consolidation, earlier: Earlier, going: Sequence[GoingBack], copies: Mapping[str, Path]
) -> dict[str, Json]:
    """Return the parts of the journal's entry of a consolidation; a part that says nothing is left out.

    Args:
        merged: What the folder says.
        earlier: What became of the rows that the master held.
        going: Forms that go back.
        copies: The copies with remarks that were made now, by the unit's code.
    """
    replaced = sorted({*earlier.replaced, *_in_folder(merged)})
    back = [each for each in going if each.unit in copies]
    parts: dict[str, Json] = {
        "diganti": [_replaced(each) for each in replaced],
        "dikembalikan": [_returned(each, copies[each.unit]) for each in back],
    }
    return {name: part for name, part in parts.items() if part}


def _in_folder(merged: Consolidation) -> Iterable[Replacement]:
    """Yield the files of the folder that gave way to another file of the folder."""
    prints = {file.file: fingerprint(file.sha256) for file in merged.files}
    for file in merged.files:
        if file.successor:
            yield Replacement(file.file, prints[file.file], file.successor, prints.get(file.successor, ""))


def _replaced(each: Replacement) -> dict[str, Json]:
    return {"berkas": each.file, "sidik": each.sidik, "oleh": each.successor, "sidik_baru": each.successor_sidik}


def _returned(each: GoingBack, copy: Path) -> dict[str, Json]:
    return {"unit": each.unit, "berkas": each.file, "sidik": fingerprint(each.sha256), "salinan": copy.name}

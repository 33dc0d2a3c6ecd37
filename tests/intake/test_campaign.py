"""The seeded campaign: mutated forms merge to the figures of a second reader, or are named; see `campaign.judge`."""

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from intake.campaign.base_form import write_base
from intake.campaign.judge import EXPECTED, Mutant, judge, make_mutant
from intake.campaign.operators import Workbook, damage_zip
from intake.campaign.reference import SCORES
from intake.campaign.run import run_campaign
from intake.corpus.parts import unpacked, with_cells, with_parts
from libreoffice import LibreOffice
from lkjip_xl.intake.consolidation import join
from lkjip_xl.intake.parsing import parse_file

SHORT, LONG = 500, 20_000
MOST_REFUSED = 0.75
"""Share of refused mutants above which the campaign would only show that damage is refused."""


def objections(folder: Path, seeds: Sequence[int]) -> tuple[list[str], Counter[str]]:
    """What the oracle objects to, with seed and mutations so that it can be repeated, and how often what came out."""
    faults, outcomes = list[str](), Counter[str]()
    for mutant, verdict in run_campaign(folder, seeds):
        outcomes[verdict.outcome] += 1
        faults += [f"seed {mutant.seed}: {fault} after {mutant.mutations}" for fault in verdict.faults]
    return faults, outcomes


@pytest.mark.parametrize("first", range(0, SHORT, 250))
def test_a_mutated_form_merges_to_the_second_readers_figures_or_is_named(tmp_path: Path, first: int) -> None:
    faults, outcomes = objections(tmp_path, range(first, first + 250))

    assert faults == []
    assert outcomes["diterima"] > (1 - MOST_REFUSED) * outcomes.total()
    assert set(outcomes) == {"diterima", "ditolak"}


def test_the_oracle_objects_to_figures_that_are_not_those_of_the_file(tmp_path: Path) -> None:
    parts = unpacked(write_base(tmp_path / "dasar.xlsx"))
    book = Workbook(parts, random.Random(0))  # noqa: S311  a campaign, no secret
    book.parts["xl/worksheets/sheet2.xml"] = book.parts["xl/worksheets/sheet2.xml"].replace(b"<v>2</v>", b"<v>4</v>")
    read = parse_file(tmp_path / "dasar.xlsx", EXPECTED)

    verdict = judge(Mutant(0, book.packed(), ()), read, [], join([], EXPECTED))

    assert verdict.outcome == "diterima"
    assert all(": merged " in fault for fault in verdict.faults)
    assert {fault.partition(":")[0] for fault in verdict.faults} <= set(SCORES)
    assert verdict.faults


def test_the_oracle_objects_to_a_refusal_for_a_cell_that_can_be_read(tmp_path: Path) -> None:
    sound = write_base(tmp_path / "dasar.xlsx")
    (tmp_path / "rusak.xlsx").write_bytes(with_cells(sound, {"SKM!H7": 5}))
    read = parse_file(tmp_path / "rusak.xlsx", EXPECTED)

    verdict = judge(Mutant(0, sound, ()), read, [], join([], EXPECTED))

    assert verdict.faults == ("refused for a readable cell: SCORE_OFF_SCALE SKM!H7 Nilai U1 = 5 di luar skala 1-4",)


def test_a_mutant_is_made_again_from_its_seed(tmp_path: Path) -> None:
    parts = unpacked(write_base(tmp_path / "dasar.xlsx"))

    assert [make_mutant(parts, seed).mutations for seed in range(20)] == [
        make_mutant(parts, seed).mutations for seed in range(20)
    ]


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_damaged_forms_of_other_formats_are_merged_or_named_and_raise_nothing(
    tmp_path: Path, libreoffice: LibreOffice, kind: str
) -> None:
    write_base(tmp_path / "dasar.xlsx")
    saved = libreoffice.convert(tmp_path / "dasar.xlsx", kind, tmp_path / kind).read_bytes()
    source = random.Random(kind)  # noqa: S311  a campaign, no secret

    for number in range(40):
        path = tmp_path / f"Mutan_{number}.{kind}"
        path.write_bytes(damage_inside(saved, source) if kind == "ods" else damage_zip(saved, source)[0])
        result = join([parse_file(path, EXPECTED)], EXPECTED)
        assert {finding.file for finding in result.findings} <= {path.name}
        assert str(result.files[0].outcome) == "diterima" or result.findings


def damage_inside(content: bytes, source: random.Random) -> bytes:
    """Bits of the sheets of an OpenDocument flipped, in a whole zip."""
    cells = bytearray(unpacked(content)["content.xml"])
    for _ in range(source.randint(1, 3)):
        cells[source.randrange(len(cells))] ^= 1 << source.randrange(8)
    return with_parts(content, {"content.xml": bytes(cells)})


@pytest.mark.panjang
def test_twenty_thousand_mutated_forms_do_so_too(tmp_path: Path) -> None:
    faults, outcomes = objections(tmp_path, range(SHORT, SHORT + LONG))

    assert faults == []
    assert outcomes.total() == LONG

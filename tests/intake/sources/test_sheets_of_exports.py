"""Exports with several sheets: every one whose headings fit is read, and the others are named."""

from pathlib import Path

from openpyxl import Workbook

from intake.office import TAHUN, UNITS, UNSUR, galat, read_here
from lkjip_xl.intake.consolidation import Consolidation, consolidate
from lkjip_xl.intake.mapping.known import KnownMappings, KnownSource, Meaning
from lkjip_xl.intake.reading.headers import normal
from lkjip_xl.rules.ikm import UNSUR_2017

OWN = ("Unit", *UNSUR_2017)
OTHERS = ("Timestamp", *(f"Bagaimana {name}?" for name in UNSUR_2017), "Kelurahan yang dikunjungi")
WITHOUT_UNIT = OTHERS[:-1]


def write(folder: Path, **sheets: list[tuple[object, ...]]) -> Path:
    """Write a workbook with these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "ekspor.xlsx")
    return folder / "ekspor.xlsx"


def run(path: Path, mappings: KnownMappings | None = None) -> Consolidation:
    """Consolidate one file."""
    return consolidate([path], tahun=TAHUN, units=UNITS, unsur=UNSUR, read=read_here, mappings=mappings)


def confirmed(path: Path, unit: str = "") -> KnownMappings:
    """What the master remembers once a person has confirmed what is proposed for a file."""
    (proposal,) = run(path).proposals
    meanings = {normal(column.kolom): Meaning(column.arti, "K8") for column in proposal.columns}
    source = KnownSource(is_confirmed=True, cell="C8", unit=unit, unit_cell="D8", meanings=meanings)
    return KnownMappings({proposal.sumber: source})


def origins(found: Consolidation) -> list[tuple[object, ...]]:
    """Where each respondent comes from."""
    return [(row["unit"], row["lembar"], row["baris"], row["U1"]) for row in found.rows("tblAngket")]


def answers(score: object, *, before: tuple[object, ...] = (), after: tuple[object, ...] = ()) -> tuple[object, ...]:
    """A row whose answers are all alike."""
    return (*before, *[score] * 9, *after)


def test_every_sheet_with_headings_of_our_own_is_read(tmp_path: Path) -> None:
    first = [("Laporan SKM",), OWN, answers(4, before=("W1",))]
    second = [OWN, answers(2, before=("W2",)), answers(3, before=("W1",))]

    found = run(write(tmp_path, Satu=first, Dua=second))

    assert origins(found) == [("W1", "Satu", 3, 4), ("W1", "Dua", 3, 3), ("W2", "Dua", 2, 2)]
    assert found.findings == ()


def test_every_sheet_with_a_confirmed_mapping_is_read(tmp_path: Path) -> None:
    sheets = {
        name: [OTHERS, answers("Baik", before=(f"2025-08-0{day} 09:00:00",), after=(unit,))]
        for day, (name, unit) in enumerate({"Satu": "Kel. Wonoasih", "Dua": "Kel. Pakistaji"}.items(), start=1)
    }
    path = write(tmp_path, **sheets)

    found = run(path, confirmed(path))

    assert origins(found) == [("W1", "Satu", 2, 3), ("W2", "Dua", 2, 3)]


def test_a_fault_names_the_sheet_on_which_it_stands(tmp_path: Path) -> None:
    good = [OWN, answers(4, before=("W1",))]
    found = run(write(tmp_path, Satu=good, Dua=[OWN, answers(3, before=("W2",)), ("W2", 9, *[3] * 8)]))

    (finding,) = found.findings

    assert (finding.code, finding.sheet, finding.cell) == ("SCORE_OFF_SCALE", "Dua", "B3")


def test_a_sheet_with_other_headings_is_named_and_mere_notes_are_not(tmp_path: Path) -> None:
    data = [OWN, answers(4, before=("W1",))]
    other: list[tuple[object, ...]] = [("Nama", "Nilai"), ("A", 3)]

    found = run(write(tmp_path, Data=data, Ringkasan=other, Catatan=[("Dibuat oleh admin",)]))

    assert [(finding.code, finding.sheet) for finding in found.findings] == [("SHEET_NOT_READ", "Ringkasan")]
    assert len(origins(found)) == 1


def test_a_sheet_that_only_repeats_another_one_counts_once(tmp_path: Path) -> None:
    data = [OWN, answers(4, before=("W1",)), answers(3, before=("W2",))]

    found = run(write(tmp_path, Salinan=data[:2], Data=data))

    assert origins(found) == [("W1", "Data", 2, 4), ("W2", "Data", 3, 3)]
    assert [(finding.code, finding.sheet) for finding in found.findings] == [("SHEET_REPEATED", "Salinan")]


def test_results_beside_their_answers_in_one_workbook_do_not_count_again(tmp_path: Path) -> None:
    results = [(*OWN, "Responden"), answers(3, before=("W1",), after=(2,))]
    data = [OWN, answers(4, before=("W1",)), answers(2, before=("W1",))]

    found = run(write(tmp_path, Hasil=results, Data=data))

    assert (len(origins(found)), list(found.rows("tblRekap"))) == (2, [])
    assert [finding.code for finding in found.findings] == ["RESULT_OF_ANSWERS"]


def test_a_sheet_named_like_another_unit_than_that_of_its_source_is_refused(tmp_path: Path) -> None:
    rows = [WITHOUT_UNIT, answers("Baik", before=("2025-08-01 09:00:00",))]
    path = write(tmp_path, **{"Kel Wonoasih": rows, "Kel Pakistaji": rows})

    found = run(path, confirmed(path, unit="W1"))

    assert [(f.code, f.sheet) for f in galat(found.findings)] == [("SHEET_OF_OTHER_UNIT", "Kel Pakistaji")]
    assert origins(found) == []

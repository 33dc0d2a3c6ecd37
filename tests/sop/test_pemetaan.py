"""Pemetaan on the master: an export waits, a person confirms it once on the sheet or by command, then it is merged."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from calc import Calc
from intake.office import read_here
from intake.sources.test_other_exports import HEADINGS, SECRETS, person, write
from lkjip_xl.book.live.workbook import LiveBook
from lkjip_xl.book.port import MasterBook
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.errors import LkjipError
from lkjip_xl.hosts.console import result_json
from lkjip_xl.hosts.libreoffice.wire import HostRefusedError
from lkjip_xl.model import Severity
from lkjip_xl.sop import pemetaan, step_3_konsolidasi
from lkjip_xl.sop.result import StepResult
from office_files import Typist, at, open_book

FILE = "gform.csv"
REFUSALS = (HostRefusedError,)


def merge(master: Path) -> StepResult:
    return step_3_konsolidasi.run(open_book(master), now=at(17), read=read_here)


def confirm(master: Path, **choice: str) -> StepResult:
    return pemetaan.run(open_book(master), pemetaan.Choice(is_confirmed=True, **choice), now=at(17), recorder="Staf")


@pytest.fixture
def waiting(started: Path) -> Path:
    """A master whose folder holds an export with headings of its own, met once by Konsolidasi."""
    write(started.parent / "masuk" / FILE, person(4, 3, 3, 4, 3, 4, 3, 2, 1), person(*[3] * 9))
    merge(started)
    return started


def answers(master: Path) -> list[list[object]]:
    rows = open_book(master).rows("tblAngket")
    return [[row["unit"], *(row[f"U{n}"] for n in range(1, 10))] for row in rows if row["berkas"] == FILE]


def test_an_unknown_export_waits_and_the_finding_names_the_cell_in_which_to_confirm_it(waiting: Path) -> None:
    book = open_book(waiting)
    [source] = book.rows("tblSumber")
    [finding] = [row for row in book.rows("tblTemuan") if row["kode"] == "MAPPING_TO_CONFIRM"]

    assert (source["berkas"], source["status"], source["unit"]) == (FILE, "Usulan", None)
    assert (finding["tingkat"], finding["berkas"], finding["lembar"], finding["sel"]) == (
        *("galat", FILE, "Pemetaan", source.cell("status")),
    )
    assert [row["kolom"] for row in book.rows("tblPemetaan")] == list(HEADINGS)
    assert {row["sumber"] for row in book.rows("tblPemetaan")} == {source["sumber"]}
    assert answers(waiting) == []


def test_a_file_that_waits_is_counted_apart_from_refused_ones(waiting: Path) -> None:
    broken = waiting.parent / "masuk" / "Formulir_2025_W2.xlsx"
    broken.write_bytes(b"PK\x03\x04")

    assert merge(waiting).message == (
        "0 dari 7 formulir unit sudah masuk, 0 baris digabung; 1 berkas ditolak; "
        "1 berkas menunggu penetapan arti kolom pada Pemetaan."
    )


def test_waiting_again_changes_nothing_on_the_sheet_and_names_the_same_cell(waiting: Path, type_into: Typist) -> None:
    [last] = [row for row in open_book(waiting).rows("tblPemetaan") if row["arti"] == "Layanan"]
    type_into(waiting, "Pemetaan", last.cell("arti"), "Abaikan")
    before = [dict(row) for row in open_book(waiting).rows("tblPemetaan")]

    result = merge(waiting)
    [source] = open_book(waiting).rows("tblSumber")

    assert [dict(row) for row in open_book(waiting).rows("tblPemetaan")] == before
    assert [each.cell for each in result.findings if each.code == "MAPPING_TO_CONFIRM"] == [source.cell("status")]


def test_two_exports_that_wait_each_have_a_cell_of_their_own(waiting: Path) -> None:
    other = write(waiting.parent / "masuk" / "lain.csv", [*person(*[3] * 9), "x"], headings=(*HEADINGS, "Kolom baru"))

    findings = [each for each in merge(waiting).findings if each.code == "MAPPING_TO_CONFIRM"]
    sources = open_book(waiting).rows("tblSumber")

    assert {each.file: each.cell for each in findings} == {str(row["berkas"]): row.cell("status") for row in sources}
    assert [row["berkas"] for row in sources] == [FILE, other.name]
    with pytest.raises(LkjipError) as refused:
        confirm(waiting)
    assert refused.value.message == "Lebih dari satu sumber menunggu penetapan"


def test_a_choice_on_the_sheet_confirms_it_for_this_file_and_for_later_ones(waiting: Path, type_into: Typist) -> None:
    [source] = open_book(waiting).rows("tblSumber")
    type_into(waiting, "Pemetaan", source.cell("status"), "Ditetapkan")

    first = merge(waiting)
    later = write(waiting.parent / "masuk" / "gform_2.csv", person(*[2] * 9)[::-1], headings=HEADINGS[::-1])
    second = merge(waiting)

    assert answers(waiting) == [["W1", 4, 3, 3, 4, 3, 4, 3, 1, 2], ["W1", *[3] * 9]]
    assert [row["U1"] for row in open_book(waiting).rows("tblAngket") if row["berkas"] == later.name] == [2]
    assert "MAPPING_TO_CONFIRM" not in {finding.code for finding in (*first.findings, *second.findings)}
    assert not first.has_galat


def test_the_command_lists_what_waits_and_confirms_it(waiting: Path) -> None:
    listed = pemetaan.run(open_book(waiting), pemetaan.Choice(), now=at(17))
    [source] = open_book(waiting).rows("tblSumber")
    [told] = json.loads(json.dumps(listed.details["sources"]))

    done = confirm(waiting, oleh="Kasubbag")
    merge(waiting)

    assert (told["source"], told["file"], told["status"]) == (source["sumber"], FILE, "Usulan")
    assert told["columns"][0] == {
        "column": "Cap waktu",
        "example": None,
        "meaning": "Tanggal",
        "confidence": "Pasti",
        "cell": open_book(waiting).rows("tblPemetaan")[0].cell("arti"),
    }
    assert listed.message.splitlines()[:2] == [
        f"{source['sumber']} ({FILE}): Usulan, unit –",
        "  Cap waktu → Tanggal (Pasti)",
    ]
    assert done.message == (
        f"Arti kolom sumber {source['sumber']} ditetapkan; jalankan Konsolidasi untuk mengambil datanya."
    )
    [row] = open_book(waiting).rows("tblSumber")
    assert (row["status"], row["oleh"]) == ("Ditetapkan", "Kasubbag")
    assert len(answers(waiting)) == 2


def test_a_confirmation_that_is_taken_back_takes_the_rows_out_again(waiting: Path, type_into: Typist) -> None:
    confirm(waiting)
    merge(waiting)
    [source] = open_book(waiting).rows("tblSumber")
    type_into(waiting, "Pemetaan", source.cell("status"), "Usulan")

    result = merge(waiting)

    assert answers(waiting) == []
    assert {"MAPPING_TO_CONFIRM", "ROWS_REMOVED"} <= {finding.code for finding in result.findings}


def test_a_unit_for_all_rows_is_refused_where_a_column_says_the_unit_of_each(waiting: Path) -> None:
    book = open_book(waiting)
    [source] = book.rows("tblSumber")
    [column] = [row for row in book.rows("tblPemetaan") if row["arti"] == "Unit"]

    with pytest.raises(LkjipError) as refused:
        confirm(waiting, unit="W1")

    assert (refused.value.code, refused.value.where) == ("SOURCE_HAS_UNITS", f"Pemetaan, sel {column.cell('arti')}")
    assert refused.value.message.startswith(f'Sumber {source["sumber"]} memiliki kolom Unit, yaitu "{column["kolom"]}"')
    assert [row["status"] for row in open_book(waiting).rows("tblSumber")] == ["Usulan"]


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"sumber": "S-0"}, 'Sumber "S-0" tidak ada'),
        ({"unit": "W99"}, 'Unit "W99" tidak ada pada daftar unit'),
    ],
)
def test_a_choice_of_something_that_is_not_there_is_refused(
    waiting: Path, choice: dict[str, str], message: str
) -> None:
    with pytest.raises(LkjipError) as refused:
        confirm(waiting, **choice)

    assert refused.value.message == message


def test_without_anything_that_waits_there_is_nothing_to_confirm(started: Path) -> None:
    with pytest.raises(LkjipError) as refused:
        confirm(started)

    assert refused.value.message == "Tidak ada sumber yang menunggu penetapan"


def test_no_personal_data_reach_the_master_the_journal_or_any_json(waiting: Path) -> None:
    shown = [
        merge(waiting),
        confirm(waiting),
        merge(waiting),
        pemetaan.run(open_book(waiting), pemetaan.Choice(), now=at(17)),
    ]
    texts = [json.dumps({**result_json(each, waiting.parent), **each.details}, default=str) for each in shown]
    with zipfile.ZipFile(waiting) as package:
        texts += [package.read(part).decode("utf-8", "replace") for part in package.namelist()]
    inside = [path for path in (waiting.parent / ".lkjip").rglob("*") if path.is_file()]
    texts += [path.read_bytes().decode("utf-8", "replace") for path in inside if path.suffix != waiting.suffix]

    assert len(inside) > 0
    assert [secret for secret in SECRETS if any(secret in text for text in texts)] == []


def test_results_that_people_typed_stay_beside_those_of_a_file_and_both_keep_their_origin(
    started: Path, type_into: Typist
) -> None:
    folder = started.parent / "masuk"
    book = open_book(started)
    typed, letters = book.cell_in("tblRekap", "unit", 0), book.cell_in("tblRekap", "ikm_tercetak", 0)
    type_into(started, typed[0], typed[1], "W2")
    type_into(started, letters[0], letters[1], 81)
    (folder / "emas.csv").write_text("Unit;Layanan;Periode;IKM\nW1;KTP;2025;82,10\n", encoding="utf-8")

    for _ in range(2):
        result = merge(started)
    rows = [row for row in open_book(started).rows("tblRekap") if row["berkas"] in {None, "emas.csv"}]

    assert [(row["unit"], row["baris"], row["sidik"] is None) for row in rows] == [("W2", None, True), ("W1", 2, False)]
    assert [each.severity for each in result.findings if each.code == "RESULT_INCOMPLETE"] == [Severity.PERINGATAN]


@pytest.mark.libreoffice
def test_an_open_workbook_waits_and_merges_as_the_closed_one_does(started: Path, tmp_path: Path, calc: Calc) -> None:
    shutil.copytree(started.parent, tmp_path / "closed")
    masters = {"live": started, "closed": tmp_path / "closed" / started.name}
    for master in masters.values():
        write(master.parent / "masuk" / FILE, person(4, 3, 3, 4, 3, 4, 3, 2, 1))
    choice = pemetaan.Choice(oleh="Kasubbag", is_confirmed=True)

    def go(book: MasterBook) -> list[object]:
        waited = step_3_konsolidasi.run(book, now=at(17), read=read_here)
        pemetaan.run(book, choice, now=at(17), recorder="Staf")
        merged = step_3_konsolidasi.run(book, now=at(17), read=read_here)
        tables = [[dict(row) for row in book.rows(table)] for table in ("tblSumber", "tblPemetaan", "tblAngket")]
        return [waited.findings, merged.findings, *tables]

    with calc.live(masters["live"]) as opened:
        live = go(LiveBook(opened, MASTER, REFUSALS))

    assert live == go(open_book(masters["closed"]))

"""Langkah 2: forms, letters, requests."""

from datetime import date
from pathlib import Path

import pytest

from lkjip_xl.book.port import TableEdit
from lkjip_xl.model import Value
from lkjip_xl.sop import step_1_disposisi, step_2_formulir, step_8_pengiriman
from office_files import Typist, at, open_book


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_disposisi_ends_step_1_and_begins_step_2(started: Path) -> None:
    result = step_1_disposisi.run(open_book(started), now=at(5))

    assert [artifact.path.name for artifact in result.artifacts] == ["Disposisi_LKjIP_2025.docx"]
    book = open_book(started)
    assert [book.value(f"status_langkah_{n}") for n in (1, 2, 3)] == ["Selesai", "Berjalan", "Belum"]


def test_every_unit_gets_a_form_a_letter_with_its_own_number_and_four_requests(started: Path) -> None:
    result = step_2_formulir.run(open_book(started), now=at(6))

    kinds = [artifact.kind for artifact in result.artifacts]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "formulir": 7, "surat_permintaan": 6, "nota_dinas": 1, "sistematika": 1, "tanda_terima": 1, "kuesioner": 7,
        "lembar_ekspedisi": 7,
    }  # fmt: skip
    numbers = [artifact.nomor for artifact in result.artifacts if artifact.nomor]
    assert numbers == [f"000.8.6.3/{urut}/436.10/2026" for urut in range(42, 49)]
    requests = open_book(started).rows("tblPermintaan")
    assert len(requests) == 28
    assert {row["status"] for row in requests} == {"Dikirim"}


def test_a_second_run_gives_the_same_numbers_and_no_second_copy(started: Path) -> None:
    step_2_formulir.run(open_book(started), now=at(6))
    letters, forms = names(started.parent / "keluar/surat"), names(started.parent / "keluar/formulir")
    agenda = [row.content for row in open_book(started).rows("tblAgenda")]

    step_2_formulir.run(open_book(started), now=at(6))

    assert names(started.parent / "keluar/surat") == letters
    assert names(started.parent / "keluar/formulir") == forms
    assert [row.content for row in open_book(started).rows("tblAgenda")] == agenda


def test_a_form_that_somebody_typed_into_is_kept_beside_the_new_one(started: Path, type_into: Typist) -> None:
    step_2_formulir.run(open_book(started), now=at(6))
    form = next((started.parent / "keluar/formulir").glob("*W3*"))
    type_into(form, "SKM", "C12", "diketik Lurah")
    typed = form.read_bytes()

    step_2_formulir.run(open_book(started), now=at(7))

    assert form.read_bytes() == typed
    assert form.with_stem(f"{form.stem}_v02").is_file()


def test_a_number_that_people_typed_into_the_agenda_is_not_given_again(started: Path) -> None:
    typed: dict[str, Value] = {
        "arah": "keluar",
        "urut": "45",
        "tanggal": date(2026, 1, 5),
        "pihak": "Dinas Lain",
        "hal": "Undangan",
    }
    open_book(started).write([TableEdit("tblAgenda", [{"kunci": None, **typed}])], {})

    result = step_2_formulir.run(open_book(started), now=at(6))

    assert next(artifact.nomor for artifact in result.artifacts if artifact.nomor) == "000.8.6.3/46/436.10/2026"
    agenda = open_book(started).rows("tblAgenda")
    assert [(row["urut"], row["pihak"]) for row in agenda][:2] == [("45", "Dinas Lain"), ("46", "Lurah Wonoasih")]


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ("nomor_terakhir", None, "nomor terakhir di buku belum diisi"),
        ("mode_nomor", "Ketik manual", "nomor diperoleh di luar buku ini"),
        ("tahun_nomor", 2025, "nomor terakhir di buku belum diisi"),
    ],
)
def test_a_letter_without_a_number_is_made_all_the_same(
    started: Path, setting: str, value: object, message: str
) -> None:
    book = open_book(started)
    book.write([], {setting: value})  # type: ignore[dict-item]  # a value of the parametrised kinds

    result = step_2_formulir.run(open_book(started), now=at(6))

    without = [finding for finding in result.findings if finding.code == "NOMOR_BELUM_ADA"]
    assert without
    assert message in without[0].message
    assert all(artifact.nomor is None for artifact in result.artifacts)
    assert len(names(started.parent / "keluar/surat")) == 16


def agenda(master: Path) -> dict[Value, tuple[Value, Value]]:
    return {row["kunci"]: (row["tanggal"], row["status"]) for row in open_book(master).rows("tblAgenda")}


def test_a_request_that_was_issued_keeps_its_number_and_its_date_when_it_is_made_again(started: Path) -> None:
    step_2_formulir.run(open_book(started), now=at(6))
    letters = names(started.parent / "keluar/surat")
    first = agenda(started)

    step_2_formulir.run(open_book(started), now=at(3, month=2))

    assert agenda(started) == first
    assert first["lkjip.2025.permintaan.W1"] == (date(2026, 1, 6), "dipakai")
    requests = [name for name in names(started.parent / "keluar/surat") if name.startswith(("Surat_", "Nota_"))]
    assert requests == [name for name in letters if name.startswith(("Surat_", "Nota_"))]
    assert {row["tanggal"] for row in open_book(started).rows("tblEkspedisi")} == {date(2026, 1, 6)}


def test_the_last_number_is_bound_to_the_year_in_which_it_was_first_used(started: Path) -> None:
    open_book(started).write([], {"tahun_nomor": None})

    step_2_formulir.run(open_book(started), now=at(6))
    result = step_8_pengiriman.run(open_book(started), now=at(3, year=2027))

    assert open_book(started).value("tahun_nomor") == 2026
    assert [artifact.nomor for artifact in result.artifacts] == [None]  # nobody has said where 2027 stands


def test_a_wrong_pattern_names_the_cell_of_the_pattern(started: Path) -> None:
    open_book(started).write([], {"pola_nomor": "{nomer}/{tahun}"})

    result = step_2_formulir.run(open_book(started), now=at(6))

    finding = next(each for each in result.findings if each.code.startswith("POLA"))
    assert (finding.sheet, finding.cell) == open_book(started).cell_of("pola_nomor")

"""Exports with headings of their own: they wait until a person has said once what their columns mean."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from intake.office import CODES, TAHUN, UNITS, UNSUR, codes, read_here
from lkjip_xl.intake.consolidation import Consolidation, consolidate
from lkjip_xl.intake.mapping.known import KnownMappings, KnownSource, Meaning
from lkjip_xl.intake.mapping.proposing import Proposal
from lkjip_xl.intake.reading.headers import normal
from lkjip_xl.model import Finding, Severity

QUESTIONS = {
    "U1": "1. Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
    "U2": "2. Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
    "U3": "3. Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
    "U4": "4. Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
    "U5": "5. Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan?",
    "U6": "6. Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
    "U7": "7. Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan?",
    "U9": "8. Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
    "U8": "9. Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
}
WORDS = {
    "U1": ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    "U2": ("Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"),
    "U3": ("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"),
    "U4": ("Sangat mahal", "Cukup mahal", "Murah", "Gratis"),
    "U5": ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    "U6": ("Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"),
    "U7": ("Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah"),
    "U8": ("Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"),
    "U9": ("Buruk", "Cukup", "Baik", "Sangat baik"),
}
PROFILE = ("Cap waktu", "Alamat Email", "Nama lengkap", "NIK", "No. HP/WA", "Kelurahan tempat dilayani", "Umur Anda")
MORE = ("Jenis Kelamin", "Pendidikan terakhir Anda", "Pekerjaan Anda", "Layanan yang diterima")
HEADINGS = (*PROFILE, *MORE, *QUESTIONS.values(), "Kritik dan saran")
SECRETS = ("siti@contoh.id", "Siti Rahayu Utami", "3574010101900001", "081234567890", "Bu Mawar", "3574010101900002")


def person(*scores: int, unit: str = "Kel. WONO-ASIH", suggestion: str = "Terima kasih Bu Mawar") -> list[str]:
    """A row as Google Forms writes it: scores in words, in the order of the questions."""
    profile = ["2025/08/12 9:15:23 AM GMT+7", "siti@contoh.id", "Siti Rahayu Utami", "3574010101900001", "081234567890"]
    answers = [f"{score}. {WORDS[code][score - 1]}" for code, score in zip(QUESTIONS, scores, strict=True)]
    return [*profile, unit, "31 tahun", "Wanita", "SMA/SMK", "Ibu rumah tangga", "KTP", *answers, suggestion]


def write(path: Path, *rows: list[str], headings: tuple[str, ...] = HEADINGS) -> Path:
    """Write a text file as Google Forms would."""
    lines = [",".join(f'"{cell}"' for cell in row) for row in (headings, *rows)]
    path.write_text("\r\n".join(lines), encoding="utf-8")
    return path


def run(*files: Path, mappings: KnownMappings | None = None) -> Consolidation:
    """Consolidate with what the master remembers."""
    return consolidate(files, tahun=TAHUN, units=UNITS, unsur=UNSUR, read=read_here, mappings=mappings)


def confirmed(proposal: Proposal, *, unit: str = "", **changes: str) -> KnownMappings:
    """What the master remembers once a person has confirmed a proposal, some meanings (by label) changed."""
    meanings = {
        normal(column.kolom): Meaning(changes.get(column.kolom, column.arti), f"K{at}")
        for at, column in enumerate(proposal.columns, start=8)
    }
    return KnownMappings(
        {proposal.sumber: KnownSource(is_confirmed=True, cell="C8", unit=unit, unit_cell="D8", meanings=meanings)}
    )


def proposal_of(*files: Path) -> Proposal:
    """The one proposal for these files."""
    (proposal,) = run(*files).proposals
    return proposal


def test_an_export_with_headings_of_its_own_waits_with_a_proposal_by_name(tmp_path: Path) -> None:
    found = run(write(tmp_path / "gform.csv", person(4, 3, 3, 4, 3, 4, 3, 2, 4)))
    (proposal,) = found.proposals

    assert [(file.outcome.value, file.rows) for file in found.files] == [("ditolak", 0)]
    assert found.findings == (
        Finding(
            "MAPPING_TO_CONFIRM",
            Severity.GALAT,
            f"Arti kolom berkas ini (sumber {proposal.sumber} pada lembar Pemetaan buku induk) belum ditetapkan; "
            "berkas menunggu dan belum digabungkan",
            f"Periksa kolom Arti sumber {proposal.sumber} pada lembar Pemetaan, pilih Ditetapkan pada kolom Status "
            "sumber itu, lalu tekan Konsolidasi lagi.",
            "gform.csv",
            "Pemetaan",
        ),
    )
    assert [(column.arti, column.keyakinan) for column in proposal.columns] == [
        ("Tanggal", "Pasti"),
        *[("Data pribadi", "Kuat")] * 4,
        ("Unit", "Kuat"),
        ("Usia", "Kuat"),
        ("Jenis Kelamin", "Pasti"),
        ("Pendidikan", "Kuat"),
        ("Pekerjaan", "Kuat"),
        ("Layanan", "Kuat"),
        *[(UNSUR[code], "Kuat") for code in QUESTIONS],
        ("Saran", "Kuat"),
    ]


def test_a_confirmed_export_is_read_by_name_with_its_words_as_scores(tmp_path: Path) -> None:
    export = write(tmp_path / "gform.csv", person(4, 3, 3, 4, 3, 4, 3, 2, 1), person(1, 2, 3, 4, 1, 2, 3, 4, 2))

    found = run(export, mappings=confirmed(proposal_of(export)))
    first, second = found.rows("tblAngket")

    assert [first[code] for code in CODES] == [4, 3, 3, 4, 3, 4, 3, 1, 2]
    assert [second[code] for code in CODES] == [1, 2, 3, 4, 1, 2, 3, 2, 4]
    profile = ("unit", "tanggal", "usia", "jenis_kelamin", "pendidikan", "pekerjaan", "layanan", "berkas", "baris")
    assert [first[key] for key in profile] == [
        *("W1", date(2025, 8, 12), 31, "Perempuan", "SMA", "Lainnya", "KTP", "gform.csv", 2),
    ]
    assert [(finding.code, finding.message) for finding in found.findings] == [
        (
            "PERSONAL_COLUMNS",
            "Kolom yang memuat data pribadi tidak diambil: Alamat Email; Nama lengkap; NIK; No. HP/WA",
        ),
        (
            "FREE_TEXT_LEFT_OUT",
            'Kolom "Kritik dan saran" berisi 2 isian bebas dan tidak diambil karena dapat memuat data pribadi',
        ),
    ]


def test_no_fragment_of_personal_data_is_taken_in_or_shown_before_or_after_confirming(tmp_path: Path) -> None:
    row = person(4, 3, 3, 4, 3, 4, 3, 2, 1)
    row[HEADINGS.index("Layanan yang diterima")] = "KTP a.n. Siti Rahayu Utami, NIK 3574010101900002"
    export = write(tmp_path / "gform.csv", row)
    proposal = proposal_of(export)
    after = run(export, mappings=confirmed(proposal))

    everything = json.dumps([repr(run(export)), repr(proposal), repr(after), list(map(repr, after.rows("tblAngket")))])

    assert [secret for secret in (*SECRETS, "Siti", "Rahayu") if secret in everything] == []
    assert [record["layanan"] for record in after.rows("tblAngket")] == [None]
    assert 'Sel pada kolom "Layanan yang diterima" memuat data pribadi dan tidak diambil' in {
        finding.message for finding in after.findings
    }


def test_personal_data_under_a_harmless_heading_are_known_by_their_content(tmp_path: Path) -> None:
    headings = (*HEADINGS[:-1], "Isian 7")
    column = proposal_of(
        write(tmp_path / "a.csv", [*person(*[3] * 9)[:-1], "0812 3456 7890"], headings=headings)
    ).columns

    assert (column[-1].arti, column[-1].contoh) == ("Data pribadi", "")


def test_the_same_headings_in_another_order_are_known_at_once(tmp_path: Path) -> None:
    known = confirmed(proposal_of(write(tmp_path / "a.csv", person(4, 3, 3, 4, 3, 4, 3, 2, 1))))
    row = person(4, 3, 3, 4, 3, 4, 3, 2, 1)
    other = write(tmp_path / "b.csv", row[::-1], headings=HEADINGS[::-1])

    (record,) = run(other, mappings=known).rows("tblAngket")

    assert [record[code] for code in CODES] == [4, 3, 3, 4, 3, 4, 3, 1, 2]


def test_changed_headings_are_a_new_proposal_that_uses_what_was_decided(tmp_path: Path) -> None:
    odd = "Ruangannya bagaimana"
    headings = tuple(odd if text == QUESTIONS["U9"] else text for text in HEADINGS)
    first = proposal_of(write(tmp_path / "a.csv", person(*[3] * 9), headings=headings))
    known = confirmed(first, **{odd: "Sarana dan Prasarana"})
    later = write(tmp_path / "b.csv", [*person(*[3] * 9), "x"], headings=(*headings, "Kolom baru"))

    (proposal,) = run(later, mappings=known).proposals
    column = next(column for column in proposal.columns if column.kolom == odd)

    assert proposal.sumber != first.sumber
    assert (column.arti, column.keyakinan) == ("Sarana dan Prasarana", "Pernah ditetapkan")
    assert codes(run(later, mappings=known).findings) == ["MAPPING_TO_CONFIRM"]


@pytest.mark.parametrize("name", ["Kel. wonoasih", "WONOASIH KELURAHAN", "Kelurahan Wono-Asih", "kantor kel wono asih"])
def test_units_in_free_words_are_known(tmp_path: Path, name: str) -> None:
    export = write(tmp_path / "a.csv", person(*[3] * 9, unit=name))
    found = run(export, mappings=confirmed(proposal_of(export)))

    is_known = name != "WONOASIH KELURAHAN"
    assert [row["unit"] for row in found.rows("tblAngket")] == (["W1"] if is_known else [])
    assert ("EXPORT_UNIT_UNKNOWN" in codes(found.findings)) is not is_known


def test_without_a_column_for_units_the_unit_of_the_source_counts(tmp_path: Path) -> None:
    at = HEADINGS.index("Kelurahan tempat dilayani")
    headings = (*HEADINGS[:at], *HEADINGS[at + 1 :])
    row = person(*[3] * 9)
    export = write(tmp_path / "a.csv", [*row[:at], *row[at + 1 :]], headings=headings)
    proposal = proposal_of(export)
    without, with_unit, wrong = (
        run(export, mappings=confirmed(proposal, unit=unit)) for unit in ("", "Kelurahan Pakistaji", "W9")
    )

    assert [row["unit"] for row in with_unit.rows("tblAngket")] == ["W2"]
    (missing,) = (each for each in without.findings if each.severity is Severity.GALAT)
    assert (missing.sheet, missing.cell) == ("Pemetaan", "D8")
    assert missing.message == (
        "Berkas ini tidak memiliki kolom Unit, dan Kode Unit sumbernya pada lembar Pemetaan buku induk masih kosong"
    )
    assert 'Unit "W9" pada lembar Pemetaan buku induk tidak ada pada daftar unit' in {
        each.message for each in wrong.findings
    }


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("Netral", 'Jawaban Persyaratan = "Netral" tidak ada dalam daftar kata nilai'),
        (
            "1. Sangat sesuai",
            'Jawaban Persyaratan = "1. Sangat sesuai" bernomor lain daripada nilainya (4) menurut daftar kata nilai',
        ),
        ("081234567890 Siti", 'Jawaban Persyaratan = "(data pribadi)" tidak ada dalam daftar kata nilai'),
    ],
)
def test_an_answer_that_is_no_score_refuses_the_file_and_names_its_cell(
    tmp_path: Path, answer: str, message: str
) -> None:
    row = person(*[3] * 9)
    row[HEADINGS.index(QUESTIONS["U1"])] = answer
    export = write(tmp_path / "a.csv", person(*[3] * 9), row)

    found = run(export, mappings=confirmed(proposal_of(export)))
    (refusal,) = (finding for finding in found.findings if finding.severity is Severity.GALAT)

    assert (refusal.message, refusal.cell, refusal.file) == (message, "L3", "a.csv")
    assert list(found.rows("tblAngket")) == []


@pytest.mark.parametrize(("scores", "scale"), [((5, 4, 5, 3), "1-5"), ((80, 90, 75, 100), "0-100")])
def test_another_scale_is_refused_in_one_sentence(tmp_path: Path, scores: tuple[int, ...], scale: str) -> None:
    lines = [";".join(["Unit", *UNSUR.values()]), *(";".join(["W1", *[str(score)] * 9]) for score in scores)]
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")

    found = run(tmp_path / "a.csv")

    assert [(finding.code, finding.message) for finding in found.findings] == [
        ("EXPORT_OTHER_SCALE", f"Jawaban pada berkas ini memakai skala {scale}, bukan 1-4")
    ]


def test_letters_are_read_by_the_table_and_questioned(tmp_path: Path) -> None:
    lines = [";".join(["Unit", *UNSUR.values()]), ";".join(["W1", *"abcdabcda"])]
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")

    found = run(tmp_path / "a.csv")

    assert [[row[code] for code in CODES] for row in found.rows("tblAngket")] == [[1, 2, 3, 4, 1, 2, 3, 4, 1]]
    assert codes(found.findings) == ["ANSWERS_AS_LETTERS"] * 9


@pytest.mark.parametrize(
    ("meaning", "code", "message"),
    [
        (
            "Warna",
            "MEANING_UNKNOWN",
            'Arti "Warna" pada lembar Pemetaan buku induk tidak dikenal, sehingga berkas ini menunggu',
        ),
        (
            "Persyaratan",
            "MEANING_TWICE",
            "Arti Persyaratan diberikan kepada dua kolom pada lembar Pemetaan buku induk, sehingga berkas ini menunggu",
        ),
    ],
)
def test_a_wrong_meaning_names_its_cell_on_the_sheet(tmp_path: Path, meaning: str, code: str, message: str) -> None:
    export = write(tmp_path / "a.csv", person(*[3] * 9))
    proposal = proposal_of(export)
    found = run(export, mappings=confirmed(proposal, **{QUESTIONS["U2"]: meaning}))

    wrong = next(finding for finding in found.findings if finding.code == code)

    assert (wrong.message, wrong.sheet) == (message, "Pemetaan")
    assert re.fullmatch(r"K\d+", wrong.cell)
    assert [file.outcome.value for file in found.files] == ["ditolak"]


def test_columns_that_nothing_names_are_proposed_without_a_meaning(tmp_path: Path) -> None:
    lines = ["P1,P2,P3,P4", "3,4,2,1", "4,4,4,4"]
    (tmp_path / "a.csv").write_text("\n".join(lines), encoding="utf-8")

    assert [(column.kolom, column.arti) for column in proposal_of(tmp_path / "a.csv").columns] == [
        ("P1", ""),
        ("P2", ""),
        ("P3", ""),
        ("P4", ""),
    ]


def test_an_index_without_unsur_is_shown_as_a_result_that_cannot_be_pooled(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Unit;Layanan;Periode;IKM\nW1;KTP;2025;82,10\n", encoding="utf-8")

    found = run(tmp_path / "a.csv")
    (row,) = found.rows("tblRekap")

    assert (row["unit"], str(row["ikm_tercetak"]), row["responden"], row["U1"]) == ("W1", "82.10", None, None)
    assert codes(found.findings) == ["EXPORT_UNSUR_MISSING", "RESULT_INCOMPLETE"]


def test_a_workbook_with_month_first_time_stamps_and_phones_as_numbers_is_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Timestamp", "Kontak", "Unit", *UNSUR.values()])
    sheet.append(["8/25/2025 9:15:23", 81234567890, "W1", *[4] * 9])
    sheet.append(["8/7/2025 10:00:00", 81234567891, "W1", *[3] * 9])
    book.save(tmp_path / "a.xlsx")

    found = run(tmp_path / "a.xlsx")

    assert [row["tanggal"] for row in found.rows("tblAngket")] == [date(2025, 8, 25), date(2025, 8, 7)]
    assert [(each.code, each.severity) for each in found.findings] == [("PERSONAL_COLUMNS", Severity.INFO)]


def test_the_order_of_files_changes_nothing(tmp_path: Path) -> None:
    one = write(tmp_path / "a.csv", person(*[3] * 9))
    two = write(tmp_path / "b.csv", person(*[4] * 9))
    known = confirmed(proposal_of(one))

    assert run(one, two, mappings=known).columns == run(two, one, mappings=known).columns
    assert run(one, two).proposals[0].sumber == run(two).proposals[0].sumber


def test_an_html_table_that_is_named_xls_goes_through_the_same_mapping(tmp_path: Path) -> None:
    rows = [HEADINGS, person(4, 3, 3, 4, 3, 4, 3, 2, 1)]
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    (tmp_path / "a.xls").write_text(f"<table><tr>{'</tr><tr>'.join(lines)}</tr></table>", encoding="utf-8")

    found = run(tmp_path / "a.xls", mappings=confirmed(proposal_of(tmp_path / "a.xls")))

    assert [[row[code] for code in CODES] for row in found.rows("tblAngket")] == [[4, 3, 3, 4, 3, 4, 3, 1, 2]]


def test_a_confirmed_file_of_means_goes_to_the_results(tmp_path: Path) -> None:
    names = ["Rata-rata " + text for text in QUESTIONS.values()]
    headings = ("Lokasi pelayanan", "Jml responden", "Indeks kepuasan masyarakat (IKM)", *names)
    export = write(tmp_path / "a.csv", ["Kel. Pakistaji", "120", "83.33", *["3.3333"] * 9], headings=headings)

    (row,) = run(export, mappings=confirmed(proposal_of(export))).rows("tblRekap")

    assert (row["unit"], row["responden"], str(row["ikm_tercetak"]), str(row["U9"])) == ("W2", 120, "83.33", "3.3333")

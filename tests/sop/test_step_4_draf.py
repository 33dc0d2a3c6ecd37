"""Langkah 4, Generate Draft, and the cover letter of langkah 8."""

import re
from pathlib import Path

from docx import Document

from lkjip_xl.book.port import TableEdit
from lkjip_xl.ledger.journal import Journal
from lkjip_xl.sop import hitung, step_3_konsolidasi, step_4_draf, step_8_pengiriman
from lkjip_xl.sop.folder import YearFolder
from office_files import Typist, at, open_book


def texts(path: Path) -> list[str]:
    """Return every paragraph of a document, tables and headers included."""
    document = Document(str(path))
    headers = [part for section in document.sections for part in (section.first_page_header, section.header)]
    stories = [document.element.body, *(header._element for header in headers)]
    return ["".join(node.itertext("{*}t")) for story in stories for node in story.iter("{*}p")]


def draft(master: Path, day: int = 19) -> Path:
    result = step_4_draf.run(open_book(master), now=at(day))
    return next(artifact.path for artifact in result.artifacts if artifact.kind == "draf")


def test_one_click_gives_the_report_and_the_numbered_cover_letter(collected: Path) -> None:
    result = step_4_draf.run(open_book(collected), now=at(19))

    assert [(artifact.kind, artifact.path.name, artifact.nomor) for artifact in result.artifacts] == [
        ("draf", "Draf_LKjIP_2025_v01.docx", None),
        ("surat_pengantar", "Surat_Pengantar_LKjIP_2025.docx", "000.8.6.3/49/436.10/2026"),
    ]
    assert result.message == (
        "Draf Draf_LKjIP_2025_v01.docx dan surat pengantar nomor 000.8.6.3/49/436.10/2026 selesai."
    )


def test_the_draft_calculates_for_itself(collected: Path) -> None:
    draft(collected)
    by_draft = [dict(row) for row in open_book(collected).rows("tblCapaian")]

    hitung.run(open_book(collected), now=at(19))

    assert [dict(row) for row in open_book(collected).rows("tblCapaian")] == by_draft
    assert by_draft[0]["capaian"] is not None


def test_a_second_click_is_a_new_version_under_the_same_number(collected: Path) -> None:
    first = draft(collected)
    kept = first.read_bytes()

    second = draft(collected, day=20)

    assert second.name == "Draf_LKjIP_2025_v02.docx"
    assert first.read_bytes() == kept
    agenda = [row for row in open_book(collected).rows("tblAgenda") if row["kunci"] == "lkjip.2025.surat_pengantar"]
    assert [(row["urut"], row["status"]) for row in agenda] == [("49", "dipesan")]


def test_the_cover_letter_of_two_days_is_kept_in_two_files(collected: Path) -> None:
    draft(collected, day=19)
    draft(collected, day=20)

    letters = sorted(path.name for path in (collected.parent / "dokumen").glob("Surat*"))
    assert letters == ["Surat_Pengantar_LKjIP_2025.docx", "Surat_Pengantar_LKjIP_2025_v02.docx"]


def test_a_draft_that_a_lost_journal_forgot_is_not_overwritten(collected: Path) -> None:
    draft(collected)
    YearFolder.of(collected).journal.unlink()

    assert draft(collected).name == "Draf_LKjIP_2025_v02.docx"


def test_the_journal_keeps_model_blocks_and_figures_of_the_draft(collected: Path) -> None:
    draft(collected)

    journal = Journal(YearFolder.of(collected).journal, str(open_book(collected).value("id_buku")))
    kept = journal.drafts.latest("draf")
    assert kept is not None
    assert kept.name == "Draf_LKjIP_2025_v01.docx"
    assert len(kept.blocks) > 50
    trace = {row["id"]: row["tercetak"] for row in open_book(collected).rows("tblJejakAngka")}
    assert trace == {id_: record["printed"] for id_, record in kept.figures.items()}


def test_unmet_needs_stand_on_the_cover_and_are_a_finding(collected: Path) -> None:
    result = step_4_draf.run(open_book(collected), now=at(19))

    [finding] = [each for each in result.findings if each.code == "DRAFT_PROVISIONAL"]
    assert finding.message == "Draf ditandai SEMENTARA: 28 permintaan data belum disetujui atau dikecualikan"
    assert "SEMENTARA" in texts(result.artifacts[0].path)


def test_when_people_settled_every_request_the_cover_no_longer_says_sementara(collected: Path) -> None:
    book = open_book(collected)
    settled = [{"id": row["id"], "keputusan": "Setujui", "oleh": "Kasubbag"} for row in book.rows("tblPermintaan")]
    book.write([TableEdit("tblPermintaan", settled)], {})

    assert "SEMENTARA" not in texts(draft(collected))


def without_figures(text: str) -> str:
    """Return the words; the note on rounding comes and goes with the figures of its table."""
    text = text.replace(" Capaian dihitung dari nilai sebelum dibulatkan.", "")
    return re.sub(r"[\d.,]+", "#", re.sub(r"\b(?=[a-f]*\d)[0-9a-f]{8,}\b", "#", text))


def test_one_changed_score_changes_exactly_the_figures_that_follow_from_it(collected: Path, type_into: Typist) -> None:
    before = texts(draft(collected))
    form = collected.parent / "masuk" / "Formulir_2025_W2_Jrebeng_Kidul.xlsx"
    old = open_book(collected).rows("tblAngket")
    first = next(row for row in old if row["unit"] == "W2")
    header_row = first["baris"]
    assert isinstance(header_row, int)
    type_into(form, "SKM", f"H{header_row}", 1 if first["U1"] != 1 else 4)
    step_3_konsolidasi.run(open_book(collected), now=at(19))

    after = texts(draft(collected))

    assert len(after) == len(before)
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert changed
    for old_text, new_text in changed:
        # Without digits both sentences are the same words: the report says nothing else than before.
        # A fingerprint of the changed file is hexadecimal.
        assert without_figures(old_text) == without_figures(new_text)


def test_the_cover_letter_stays_a_concept_until_the_report_is_signed(collected: Path) -> None:
    result = step_8_pengiriman.run(open_book(collected), now=at(20))

    assert "NOT_SIGNED" in [finding.code for finding in result.findings]
    assert "KONSEP" in texts(result.artifacts[0].path)


def test_once_the_report_is_signed_the_number_is_used(collected: Path) -> None:
    book = open_book(collected)
    book.write([TableEdit("tblPersetujuan", [
        {"langkah": row["langkah"], "status": "Selesai" if row["langkah"] == 7 else row["status"]}
        for row in book.rows("tblPersetujuan")
    ])], {})  # fmt: skip

    result = step_8_pengiriman.run(open_book(collected), now=at(20))

    assert "KONSEP" not in texts(result.artifacts[0].path)
    agenda = {row["kunci"]: row["status"] for row in open_book(collected).rows("tblAgenda")}
    assert agenda["lkjip.2025.surat_pengantar"] == "dipakai"
    assert agenda["lkjip.2025.permintaan.W1"] == "dipakai"


def test_a_cover_letter_that_was_issued_keeps_its_date_and_is_no_concept_again(collected: Path) -> None:
    book = open_book(collected)
    book.write([TableEdit("tblPersetujuan", [{"langkah": row["langkah"], "status": "Selesai"}
                                             for row in book.rows("tblPersetujuan")])], {})  # fmt: skip
    step_8_pengiriman.run(open_book(collected), now=at(20))

    draft(collected, day=25)
    step_8_pengiriman.run(open_book(collected), now=at(28))

    letters = sorted(path.name for path in (collected.parent / "dokumen").glob("Surat*"))
    assert letters == ["Surat_Pengantar_LKjIP_2025.docx"]
    assert "KONSEP" not in texts(collected.parent / "dokumen" / letters[0])


def test_a_letter_that_moved_to_another_year_leaves_its_old_number_in_the_agenda(collected: Path) -> None:
    step_8_pengiriman.run(open_book(collected), now=at(20))
    open_book(collected).write([], {"nomor_terakhir": 0, "tahun_nomor": 2027})

    step_8_pengiriman.run(open_book(collected), now=at(4, year=2027))

    rows = {row["nomor"]: row["status"] for row in open_book(collected).rows("tblAgenda")}
    assert rows["000.8.6.3/49/436.10/2026"] == "batal"
    assert rows["000.8.6.3/1/436.10/2027"] == "dipesan"


def test_every_figure_is_traced_to_the_file_sheet_and_rows_that_it_came_from(collected: Path) -> None:
    draft(collected)

    origins = {row["id"]: row["asal"] for row in open_book(collected).rows("tblJejakAngka")}
    assert all(origins.values())
    assert origins["ikm.w2.2025"] == "Formulir_2025_W2_Jrebeng_Kidul.xlsx, lembar SKM, baris 7 sampai 206"
    assert str(origins["administrasi.33.jumlah"]).endswith("lembar Administrasi, baris 11")
    assert origins["wilayah.luas_wilayah"] == "diketik di buku induk, lembar Pengaturan, sel luas_wilayah"
    assert "Portal_Emas_2025_hasil.csv" in str(origins["ikm.kecamatan.2025"])


def test_a_computed_figure_names_all_that_it_was_computed_from(collected: Path) -> None:
    draft(collected)

    origins = {row["id"]: str(row["asal"]) for row in open_book(collected).rows("tblJejakAngka")}
    computed = "dihitung dari target dan realisasi setiap indikator; "
    assert origins["capaian.rata"].startswith(computed)
    assert origins["indikator.jumlah"].startswith(computed)
    assert origins["bab1.pegawai.jumlah"] == origins["ikm.w1.sampel"] == "diketik di buku induk, lembar Unit"
    assert "Formulir_2025_W2" in origins["ik1.renstra.capaian"]
    assert "Formulir_2025_W2" in origins["ik1.standar.capaian"]
    assert "lembar Riwayat, sel D9" in origins["ik1.selisih"]

"""What the office writes: its paragraphs, or a mark and a finding that name the cell."""

from dataclasses import replace

import pytest

from lkjip_xl.rules.evaluation import evaluate
from offices import full_office, poor_office, single, with_indikator, with_setting
from report.reports import model_of, told

EMPTIED = {"bab3.ikm.rencana", "bab4.langkah"}
"""An optional part that may stand for the table of plans, and a required one."""


def test_a_text_keeps_its_paragraphs_and_every_sign() -> None:
    office = full_office(respondents=2)
    written = "Sarana & Prasarana <b>baik</b> {{ 7*7 }}\n\nAlinea dua “kutip”."
    naskah = tuple(replace(part, isi=written) if part.kode == "bab1.isu" else part for part in office.naskah)

    model = model_of(replace(office, naskah=naskah))

    assert told(model, "bab1.isu") == "Sarana & Prasarana <b>baik</b> {{ 7*7 }}\nAlinea dua “kutip”."


def test_a_required_text_that_is_missing_shows_a_mark_and_a_finding_with_its_cell() -> None:
    model = model_of(poor_office())

    assert told(model, "bab1.isu") == "[Belum diisi: Narasi – Isu Strategis (Narasi!C12)]"
    finding = next(each for each in model.findings if each.cell == "C12")
    assert (finding.code, finding.message) == ("NARRATIVE_MISSING", "Bagian Isu Strategis pada Narasi belum diisi")
    assert finding.remedy == "Tulis isinya pada kolom Isi; draf menandainya dengan kurung siku."


@pytest.mark.parametrize("typed", ["-", "…", "x", "isi nanti"])
def test_filler_in_a_required_text_is_a_missing_text_in_a_draft_too(typed: str) -> None:
    office = full_office(respondents=2)
    naskah = tuple(replace(part, isi=typed) if part.kode == "bab1.isu" else part for part in office.naskah)

    model = model_of(replace(office, naskah=naskah))

    assert told(model, "bab1.isu") == "[Belum diisi: Narasi – Isu Strategis (Narasi!C12)]"
    assert [each.cell for each in model.findings if each.code == "NARRATIVE_MISSING"] == ["C12"]


def test_a_dash_in_an_optional_text_is_no_text() -> None:
    office = full_office(respondents=2)
    naskah = tuple(replace(part, isi="-") if part.kode == "bab3.pemmas.uraian" else part for part in office.naskah)

    assert told(model_of(replace(office, naskah=naskah)), "bab3.pemmas.uraian") == ""


def test_an_optional_text_that_is_missing_leaves_no_trace() -> None:
    model = model_of(poor_office())

    assert told(model, "bab3.pemmas.uraian") == ""
    assert "Uraian Pemmas" not in "".join(each.message for each in model.findings)


def test_every_marked_explanation_has_a_finding_that_names_its_cell() -> None:
    office = with_indikator(full_office(respondents=2), "IK1", penyebab="", hambatan="", solusi="", target=single("99"))
    unknown = replace(office, responden=())  # nobody can tell whether the target was reached

    reported_by_evaluation = {each.cell for each in evaluate(office).findings if each.code == "EXPLANATION_MISSING"}
    assert reported_by_evaluation == {"O6", "P6", "Q6"}
    assert not [each for each in model_of(office).findings if each.code == "EXPLANATION_MISSING"]
    assert {each.cell: each.message for each in model_of(unknown).findings if each.code == "EXPLANATION_MISSING"} == {
        "O6": "Penyebab Indeks Kepuasan Masyarakat belum diisi",
        "P6": "Hambatan Indeks Kepuasan Masyarakat belum diisi",
        "Q6": "Solusi Indeks Kepuasan Masyarakat belum diisi",
    }


def test_all_that_is_required_and_missing_is_listed_with_its_block_and_its_cell() -> None:
    office = with_indikator(full_office(respondents=2), "IK1", penyebab="", solusi="", target=single("99"))
    naskah = tuple(replace(part, isi="") if part.kode in EMPTIED else part for part in office.naskah)

    model = model_of(with_setting(replace(office, naskah=naskah, rencana_skm=()), dasar_organisasi=None))

    listed = [(each.place, each.cell) for each in model.missing]
    assert [each for each in listed if not each[0].startswith("bab3.ikm")] == [
        ("dasar_organisasi", "Pengaturan!dasar_organisasi"),
        ("bab4.langkah", "Narasi!C23"),
        ("bab3.a.ik1.sebab.tabel", "Indikator!O6"),
        ("bab3.a.ik1.sebab.tabel", "Indikator!Q6"),
    ]
    assert listed.count(("bab3.ikm.rencana_uraian", "Tindak_Lanjut!tblRencanaSkm")) == 3
    assert told(model, "bab1.dasar_organisasi") == (
        "[Belum diisi: Pengaturan – Dasar kedudukan, tugas, dan fungsi (Pengaturan!dasar_organisasi)]"
    )


def test_a_report_that_lacks_nothing_lists_nothing_as_missing() -> None:
    assert model_of(full_office()).missing == ()


def test_a_missing_number_in_a_table_of_the_report_is_a_finding_that_names_its_cell() -> None:
    office = full_office(respondents=2)
    row = replace(office.pegawai[0], content={**office.pegawai[0].content, "pns": None})

    model = model_of(replace(office, pegawai=(row, *office.pegawai[1:])))

    finding = next(each for each in model.findings if each.code == "FIGURE_MISSING")
    assert (finding.sheet, finding.cell) == ("Unit", "B6")
    assert finding.message == (
        "Angka bab1.pegawai.1_kecamatan.pns belum tersedia dan tampak sebagai kekurangan pada laporan"
    )
    assert "pegawai" not in told(model, "bab1.pegawai_uraian")  # a sum with a gap would be a wrong figure


def test_a_complete_office_has_nothing_to_find() -> None:
    assert model_of(full_office()).findings == ()


def test_an_empty_setting_that_the_cover_prints_is_a_finding() -> None:
    model = model_of(with_setting(full_office(respondents=2), camat_nama=None))

    (finding,) = (each for each in model.findings if each.code == "SETTING_MISSING")
    assert finding.message == "Nama Camat belum diisi; laporan menandainya sebagai kekurangan"
    assert (finding.sheet, finding.cell) == ("Pengaturan", "camat_nama")

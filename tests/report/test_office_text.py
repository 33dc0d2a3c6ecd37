"""What the office writes: its paragraphs, or a mark and a finding that name the cell."""

from dataclasses import replace

from offices import full_office, poor_office, with_indikator, with_setting
from report.reports import model_of, told


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


def test_an_optional_text_that_is_missing_leaves_no_trace() -> None:
    model = model_of(poor_office())

    assert told(model, "bab3.pemmas.uraian") == ""
    assert "Uraian Pemmas" not in "".join(each.message for each in model.findings)


def test_every_marked_explanation_has_a_finding_that_names_its_cell() -> None:
    office = with_indikator(full_office(respondents=2), "IK1", penyebab="", hambatan="", solusi="", program="")

    model = model_of(office)

    found = {each.cell: each.message for each in model.findings if each.code == "EXPLANATION_MISSING"}
    reported_by_evaluation = {"O6"}  # a cause is always required, and found where the figures are computed
    assert found == {
        "P6": "Hambatan Indeks Kepuasan Masyarakat belum diisi",
        "Q6": "Solusi Indeks Kepuasan Masyarakat belum diisi",
        "R6": "Program Indeks Kepuasan Masyarakat belum diisi",
    }
    assert not reported_by_evaluation & set(found)


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
    assert finding.message == "Nama Camat belum diisi; laporan mencetak (data belum tersedia)"
    assert (finding.sheet, finding.cell) == ("Pengaturan", "camat_nama")

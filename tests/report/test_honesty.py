"""What the report says where a figure is undefined, capped, partial or out of scope: never more than is true."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from lkjip_xl.letters.kop import instansi
from lkjip_xl.model import Arah, Cell, Office, Rekap, Responden, Riwayat
from lkjip_xl.report.blocks import ReportModel
from offices import full_office, poor_office, single, with_indikator, with_setting
from report.reports import model_of, rows, told

REASON = "capaian tidak dapat dihitung karena target 0 tidak dapat menjadi pembagi"


def with_targets(*targets: str | None) -> Office:
    """Return an office whose three indikator have these targets; None takes one away."""
    office = full_office(respondents=2)
    for kode, text in zip(("IK1", "IK2", "IK3"), targets, strict=True):
        target = None if text is None else single(text)
        office = with_indikator(office, kode, target=target, target_murni=target, target_perubahan=None)
    return office


def typed(realisasi: str, **changes: Any) -> Office:  # noqa: ANN401 - fields by name
    """Return an office whose indikator IK1 was typed by hand, in percent."""
    fields = {"sumber": "Isian", "realisasi_isian": Decimal(realisasi), "satuan": "%", "target_perubahan": None}
    return with_indikator(full_office(respondents=2), "IK1", **(fields | changes))


def two_units(**settings: str) -> Office:
    """Return an office where W1 gave 4 twice, and W2 sent only a result: U9 is 3,33 of three respondents."""
    office = full_office(respondents=2)
    answers = tuple(replace(each, scores=dict.fromkeys(office.unsur, 4)) for each in office.responden[:2])
    nrr = {code: Decimal(3) for code in office.unsur} | {"U9": Decimal("3.33")}
    rekap = Rekap("W2", "Semua", "2025", 3, nrr, None, Cell("SKM_Rekap", "A6"))
    return with_setting(replace(office, responden=answers, rekap=(rekap,)), **settings)


def sums(model: ReportModel) -> list[Mapping[str, str]]:
    """Return the lines of the annex that print Σ: W1, W2, kecamatan."""
    return [row for row in rows(model, "lampiran.skm") if row["uraian"] == "Jumlah nilai (Σ)"]


@pytest.mark.parametrize("method", ["Gabungan", "Rata unit", "Tertimbang"])
def test_the_sum_of_scores_is_a_sum_of_answers_under_every_aggregation(method: str) -> None:
    first, second, whole = sums(model_of(two_units(agregasi_ikm=method)))

    assert (first["U1"], second["U1"], whole["U1"]) == ("8", "9,00", "17,00")
    assert (first["U9"], second["U9"], whole["U9"]) == ("8", "9,99", "17,99")


def test_sums_that_differ_from_whole_numbers_by_rounding_only_print_without_decimals() -> None:
    office = two_units()
    nrr = {**office.rekap[0].nrr, "U9": Decimal("3.3333")}

    model = model_of(replace(office, rekap=(replace(office.rekap[0], nrr=nrr),)))

    assert {row["U9"] for row in sums(model)} == {"8", "10", "18"}


def test_the_profile_says_how_many_respondents_have_none_so_that_its_total_ties_with_the_survey() -> None:
    model = model_of(two_units())

    assert told(model, "bab3.ikm.profil_uraian") == (
        "Profil disusun dari 2 responden yang mengisi angket. Sebanyak 3 responden lainnya berasal dari hasil survei "
        "yang diterima dalam bentuk yang sudah diolah, sehingga profilnya tidak tersedia."
    )
    assert "Jumlah responden seluruhnya 5 orang." in told(model, "bab3.ikm.hasil")


def test_respondents_whose_answers_do_not_count_are_still_said_to_be_in_the_profile() -> None:
    office = two_units(jawaban_kosong="abaikan_responden")
    first: Responden = replace(office.responden[0], scores={**office.responden[0].scores, "U1": None})

    text = told(model_of(replace(office, responden=(first, *office.responden[1:]))), "bab3.ikm.profil_uraian")

    assert "Sebanyak 1 responden di antaranya tidak dihitung dalam IKM karena jawabannya tidak lengkap." in text


def test_without_questionnaires_nothing_is_said_of_a_profile() -> None:
    assert told(model_of(poor_office()), "bab3.ikm.profil_uraian") == ""


def test_units_outside_the_chosen_scope_are_marked_wherever_units_are_listed() -> None:
    office = with_setting(full_office(respondents=2), cakupan_ikm="Kelurahan saja")
    name = next(unit.nama for unit in office.units if unit.is_kecamatan)

    model = model_of(office)

    marked = [row["unit"] for row in rows(model, "bab3.ikm.unit") if "di luar nilai kecamatan" in row["unit"]]
    assert marked == [f"{name} (di luar nilai kecamatan)"]
    assert f"{name} (di luar nilai kecamatan)" in {row["unit"] for row in rows(model, "lampiran.skm")}
    assert f"Sesuai dengan cakupan yang ditetapkan, {name} tidak termasuk dalam nilai kecamatan" in told(
        model, "bab3.ikm.metode"
    )


def test_a_target_that_was_never_typed_is_not_said_to_have_stayed() -> None:
    office = with_indikator(full_office(respondents=2), "IK2", target_murni=None, target_perubahan=None, target=None)

    row = rows(model_of(office), "bab2.perubahan_target")[1]

    assert (row["murni"], row["keterangan"]) == ("(data belum tersedia)", "–")


def test_a_target_of_zero_is_told_with_its_reason_and_not_as_missing_data() -> None:
    model = model_of(with_targets("0", "30", "30"))

    row = rows(model, "bab3.pengukuran")[0]
    assert (row["capaian"], row["predikat"]) == ("tidak dapat dihitung", "–")
    assert told(model, "bab3.a.ik1.target.uraian").endswith(f"dengan target 0,00; {REASON}.")
    for block in ("ringkasan.kinerja", "bab4.fakta"):
        assert f"Untuk Indeks Kepuasan Masyarakat, {REASON}." in told(model, block)
        assert "datanya belum lengkap" not in told(model, block)
    efficiency = rows(model, "bab3.a.ik1.efisiensi.tabel")[0]
    assert (efficiency["efisiensi"], efficiency["keterangan"]) == ("tidak dapat dihitung", "–")
    assert told(model, "bab3.a.ik1.efisiensi.uraian").endswith("karena capaian indikator ini tidak dapat dihitung.")


def test_zero_as_renstra_target_and_as_standard_is_told_with_its_reason() -> None:
    model = model_of(typed("80", target_renstra=single("0"), standar=Decimal(0), sumber_standar="Contoh"))

    assert told(model, "bab3.a.ik1.renstra.uraian").endswith(f"sebesar 0,00 persen, {REASON}.")
    assert told(model, "bab3.a.ik1.standar.uraian").endswith(f"sebesar 0,00 persen (Contoh), {REASON}.")


def test_an_undefined_figure_beside_a_typed_cell_is_a_finding_that_names_the_cell_and_the_reason() -> None:
    zero = Riwayat("IK1", 2024, single("0"), Decimal(75), "LKjIP", Cell("Riwayat", "D9"))

    model = model_of(replace(typed("80"), riwayat=(zero,)))

    finding = next(each for each in model.findings if each.code == "FIGURE_UNDEFINED")
    assert (finding.sheet, finding.cell) == ("Riwayat", "D9")
    assert "target 0 tidak dapat menjadi pembagi" in finding.message
    assert finding.remedy


def test_a_pagu_of_zero_is_said_and_is_not_missing_data() -> None:
    office = full_office(respondents=2)
    lines = tuple(replace(line, pagu=0, realisasi=0) for line in office.anggaran)

    model = model_of(replace(office, anggaran=lines))

    assert told(model, "bab3.anggaran.angka") == "Serapan anggaran tidak dapat dihitung karena jumlah pagu nol."
    assert "jumlah pagu nol" in told(model, "bab4.fakta")
    assert told(model, "bab3.a.ik3.program.uraian").endswith("serapannya tidak dapat dihitung.")
    assert "pagu atau serapan anggarannya nol" in told(model, "bab3.a.ik3.efisiensi.uraian")


@pytest.mark.parametrize(
    ("targets", "sentence"),
    [
        (
            ("80", "30", None),
            (
                "Seluruh indikator yang capaiannya dapat dihitung, yaitu 2 indikator, mencapai atau melampaui target. "
                "Capaian 1 indikator belum dapat dihitung karena datanya belum lengkap."
            ),
        ),
        (
            ("99", "99", None),
            (
                "Dari 2 indikator yang capaiannya dapat dihitung, belum ada yang mencapai target. Capaian 1 indikator "
                "belum dapat dihitung karena datanya belum lengkap."
            ),
        ),
        (("80", "99", None), "Sebanyak 1 indikator mencapai atau melampaui target, sedangkan 1 indikator belum"),
        ((None, None, None), "Capaian 3 indikator belum dapat dihitung karena datanya belum lengkap."),
    ],
)
def test_the_summary_never_counts_zero_indikator(targets: tuple[str | None, ...], sentence: str) -> None:
    text = told(model_of(with_targets(*targets)), "ringkasan.kinerja")

    assert sentence in text
    assert " 0 indikator" not in text


def test_without_the_name_of_the_kecamatan_report_and_letters_print_the_mark_and_no_double_blank() -> None:
    office = with_setting(full_office(respondents=2), kecamatan=None)

    model = model_of(office)

    assert "Kecamatan (data belum tersedia) Tahun 2025" in told(model, "ringkasan.kinerja")
    assert instansi(office) == "Kecamatan (data belum tersedia)"
    assert not [
        block.id for block in model.blocks if "  " in getattr(block, "title", "") + getattr(block, "source", "")
    ]


def test_what_is_negative_prints_with_a_true_minus() -> None:
    office = full_office(respondents=2)
    lines = tuple(replace(line, realisasi=2_000_000_000 if line.realisasi else None) for line in office.anggaran)

    model = model_of(with_setting(replace(office, anggaran=lines), rumus_efisiensi="Selisih"))

    assert all(row["sisa"].startswith("−") for row in rows(model, "bab3.anggaran.program"))
    assert not [figure.id for figure in model.figures if figure.exact is not None and "-" in figure.printed]


def test_a_capped_capaian_is_said_to_be_capped() -> None:
    office = typed("99", target=single("80"), target_murni=single("80"), target_renstra=single("80"), standar=80)

    model = model_of(with_setting(office, batas_capaian="100"))

    assert "melampaui target 80,00 persen, sehingga capaiannya 100,00% (dibatasi paling tinggi 100%) dengan" in told(
        model, "bab3.a.ik1.target.uraian"
    )
    assert told(model, "bab3.a.ik1.renstra.uraian").endswith("capaian 100,00% (dibatasi paling tinggi 100%).")
    assert told(model, "bab3.a.ik1.standar.uraian").endswith(
        "lebih baik; perbandingannya 100,00% (dibatasi paling tinggi 100%)."
    )
    assert "mencapai 100,00% (dibatasi paling tinggi 100%) dari target" in told(model, "bab4.fakta")


def test_a_capaian_that_the_cap_does_not_touch_says_nothing_of_it() -> None:
    office = typed("80", target=single("80"), target_murni=single("80"), arah=Arah.NAIK)

    assert "dibatasi" not in told(model_of(with_setting(office, batas_capaian="100")), "bab3.a.ik1.target.uraian")


@pytest.mark.parametrize(("satuan", "words"), [("%", "2,99 poin persen"), ("kelompok", "2,99 kelompok")])
def test_the_difference_of_two_percentages_is_counted_in_percentage_points(satuan: str, words: str) -> None:
    before = Riwayat("IK1", 2024, single("80"), Decimal(80), "LKjIP", Cell("Riwayat", "D9"))

    text = told(model_of(replace(typed("82.99", satuan=satuan), riwayat=(before,))), "bab3.a.ik1.tahun.uraian")

    assert f"realisasi naik sebesar {words} atau 3,74%" in text

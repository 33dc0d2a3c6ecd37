"""Bab III.A: each comparison says what its figures say, in whole sentences."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.model import NO_STANDARD, Arah, Cell, Office, Riwayat, Target
from offices import full_office, single, with_indikator
from report.reports import model_of, rows, told

INDIKATOR = "Waktu tunggu"
CASES = tomllib.loads((Path(__file__).parent / "cases" / "comparisons.toml").read_text(encoding="utf-8"))


def office_with(realisasi: str, *, before: str | None = None, **changes: Any) -> Office:  # noqa: ANN401 - fields by name
    """Return an office whose indikator IK1 was typed by hand, with these fields changed."""
    office = full_office(respondents=2)
    typed = {"sumber": "Isian", "nama": INDIKATOR, "realisasi_isian": Decimal(realisasi), "satuan": "%"}
    typed |= {"standar": None, "target_renstra": None, "target": single("80"), "target_murni": single("80")}
    office = with_indikator(office, "IK1", target_perubahan=None, **(typed | changes))
    earlier = Riwayat("IK1", 2024, single("80.00"), Decimal(before or "0"), "LKjIP", Cell("Riwayat", "D9"))
    return replace(office, riwayat=(earlier,) if before else ())


@pytest.mark.parametrize("case", CASES["target"], ids=lambda case: f"{case['arah']}-{case['realisasi']}")
def test_target_and_realisasi_are_compared_in_words_that_fit_the_printed_figures(case: dict[str, str]) -> None:
    lower, _, upper = case["target"].partition("..")
    target = Target(Decimal(lower), Decimal(upper or lower))

    model = model_of(office_with(case["realisasi"], arah=Arah(case["arah"]), target=target, target_murni=target))

    sentence = told(model, "bab3.a.ik1.target.uraian")
    assert sentence.startswith(f"Realisasi {INDIKATOR} Tahun 2025 {case['sentence']} dengan predikat ")


def test_a_range_prints_its_unit_once_after_it() -> None:
    model = model_of(office_with("75", arah=Arah.RENTANG, target=Target(70, 80), target_murni=Target(70, 80)))

    assert rows(model, "bab3.a.ik1.target.tabel")[0]["target"] == "70 s.d. 80"


@pytest.mark.parametrize("case", CASES["change"], ids=lambda case: f"{case['arah']}-{case['before']}-{case['now']}")
def test_the_year_before_is_compared_in_words_that_fit_the_printed_figures(case: dict[str, str]) -> None:
    model = model_of(office_with(case["now"], before=case["before"], arah=Arah(case["arah"])))

    assert told(model, "bab3.a.ik1.tahun.uraian") == f"Dibandingkan dengan Tahun 2024, {case['sentence']}"


def test_a_rise_from_nothing_has_no_percentage() -> None:
    office = office_with("5")
    zero = Riwayat("IK1", 2024, single("80.00"), 0, "LKjIP", Cell("Riwayat", "D9"))

    text = told(model_of(replace(office, riwayat=(zero,))), "bab3.a.ik1.tahun.uraian")

    assert text.startswith(
        "Dibandingkan dengan Tahun 2024, realisasi naik sebesar 5 poin persen, dari 0 persen menjadi 5 persen."
    )


def test_without_the_year_before_the_report_says_so_and_draws_no_chart() -> None:
    model = model_of(office_with("80"))

    assert told(model, "bab3.a.ik1.tahun.uraian") == (
        "Perbandingan dengan Tahun 2024 belum dapat disajikan karena realisasi tahun tersebut atau tahun ini belum "
        "tersedia."
    )
    assert next(block for block in model.blocks if block.id == "bab3.a.ik1.tahun.grafik").categories == ()  # type: ignore[union-attr] # a chart


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        (single("79"), "telah melampauinya dengan capaian 101,27%."),
        (single("80"), "telah mencapainya dengan capaian 100,00%."),
        (single("81"), "belum mencapainya; capaiannya 98,77%."),
    ],
)
def test_the_renstra_is_compared(target: Target, sentence: str) -> None:
    model = model_of(office_with("80", target_renstra=target, tahun_renstra=2029))

    assert told(model, "bab3.a.ik1.renstra.uraian") == (
        f"Dibandingkan dengan target akhir Renstra (Tahun 2029) sebesar {target.lower} persen, realisasi Tahun 2025 "
        f"sebesar 80 persen {sentence}"
    )


@pytest.mark.parametrize(
    ("standar", "sentence"),
    [
        ("79", "lebih baik; perbandingannya 101,27%."),
        ("80", "memenuhi standar tersebut; perbandingannya 100,00%."),
        ("81", "belum memenuhi standar tersebut; perbandingannya 98,77%."),
    ],
)
def test_a_standard_is_compared(standar: str, sentence: str) -> None:
    model = model_of(office_with("80", standar=Decimal(standar), sumber_standar="Standar contoh"))

    assert told(model, "bab3.a.ik1.standar.uraian") == (
        f"Dibandingkan dengan standar nasional/provinsi sebesar {standar} persen (Standar contoh), realisasi Tahun "
        f"2025 sebesar 80 persen {sentence}"
    )


def test_where_there_is_no_standard_sentence_and_table_say_so() -> None:
    model = model_of(office_with("80", standar=None, sumber_standar=NO_STANDARD))

    assert told(model, "bab3.a.ik1.standar.uraian") == (
        "Tidak terdapat standar nasional maupun standar provinsi untuk indikator ini, sehingga perbandingan dengan "
        "standar tidak dilakukan."
    )
    assert rows(model, "bab3.a.ik1.standar.tabel")[0]["standar"] == "tidak ada"


def test_efficiency_names_its_formula_and_its_figures() -> None:
    model = model_of(office_with("81.50", target=single("80"), target_murni=single("80")))

    row = rows(model, "bab3.a.ik1.efisiensi.tabel")[0]
    assert told(model, "bab3.a.ik1.efisiensi.uraian") == (
        f"Efisiensi penggunaan sumber daya dihitung dengan membagi capaian {row['capaian']}% dengan serapan anggaran "
        f"{row['serapan']}%, yaitu {row['efisiensi']}, sehingga penggunaan sumber daya tergolong {row['keterangan']}."
    )
    assert (row["capaian"], row["serapan"], row["efisiensi"], row["keterangan"]) == (
        "101,88",
        "96,38",
        "1,06",
        "efisien",
    )


def test_programmes_come_from_the_link_of_the_budget_and_their_sum_ties() -> None:
    model = model_of(full_office(respondents=2))

    assert [row["kode"] for row in rows(model, "bab3.a.ik3.program.tabel")] == ["7.01.01.2.01.01", "7.01.01.2.01.07"]
    assert told(model, "bab3.a.ik3.program.uraian") == (
        "Sebanyak 2 subkegiatan dikaitkan dengan indikator ini; pagunya Rp173.500.000 dan realisasinya Rp161.565.250 "
        "atau 93,12%. Subkegiatan Evaluasi Kinerja Perangkat Daerah memiliki serapan terendah, yaitu 82,71%."
    )


def test_where_the_target_is_reached_and_nothing_fell_a_solution_may_be_left_out_without_a_mark() -> None:
    model = model_of(office_with("80", hambatan="", solusi=" \n ", program=""))

    assert [row["aspek"] for row in rows(model, "bab3.a.ik1.sebab.tabel")] == ["Penyebab keberhasilan/kegagalan"]
    assert told(model, "bab3.a.ik1.program.kantor") == ""
    assert not [each.place for each in model.missing if "sebab" in each.place]


def test_two_renstra_in_one_series_are_named_with_their_years() -> None:
    office = office_with("80", before="79")
    earlier = replace(office.riwayat[0], renstra="Renstra 2019–2024")

    model = model_of(replace(office, riwayat=(replace(earlier, tahun=2023), earlier)))

    assert told(model, "bab3.a.ik1.tahun.uraian").endswith(
        "Kurun tersebut mencakup lebih dari satu masa Renstra, yaitu Renstra 2019–2024 (Tahun 2023 sampai dengan 2024) "
        "dan Renstra Kecamatan Wonoasih Tahun 2025–2029 (Tahun 2025), sehingga target antarmasa tidak sepenuhnya dapat "
        "diperbandingkan."
    )


def test_a_missing_explanation_is_marked_with_its_cell_where_the_target_was_missed() -> None:
    model = model_of(office_with("79", penyebab="", solusi=" \n "))

    texts = {row["aspek"]: row["uraian"] for row in rows(model, "bab3.a.ik1.sebab.tabel")}
    assert texts["Penyebab keberhasilan/kegagalan"] == "[Belum diisi: Indikator – Penyebab IK1 (Indikator!O6)]"
    assert texts["Solusi dan tindak lanjut"] == "[Belum diisi: Indikator – Solusi IK1 (Indikator!Q6)]"


@settings(max_examples=60, deadline=None)
@given(
    before=st.decimals("0.01", "120", places=3),
    now=st.decimals("0.01", "120", places=3),
    arah=st.sampled_from([Arah.NAIK, Arah.TURUN]),
)
def test_no_word_ever_contradicts_the_printed_figures(before: Decimal, now: Decimal, arah: Arah) -> None:
    model = model_of(office_with(str(now), before=str(before), arah=arah))

    row_before, row_now = rows(model, "bab3.a.ik1.tahun.tabel")
    shown_before, shown_now = (Decimal(row["realisasi"].replace(",", ".")) for row in (row_before, row_now))
    change, target = told(model, "bab3.a.ik1.tahun.uraian"), told(model, "bab3.a.ik1.target.uraian")
    assert ("realisasi naik" in change) is (shown_now > shown_before)
    assert ("realisasi turun" in change) is (shown_now < shown_before)
    assert ("realisasi tetap" in change) is (shown_now == shown_before)
    missed = shown_now < 80 if arah is Arah.NAIK else shown_now > 80
    assert ("belum mencapai target" in target) is missed
    assert ("belum mencapai target" in told(model, "bab4.fakta").partition(INDIKATOR)[2].partition(".")[0]) is missed


def test_a_standard_that_nobody_typed_is_missing_and_never_said_not_to_exist() -> None:
    model = model_of(office_with("80", standar=None, sumber_standar=""))

    assert "Tidak terdapat standar" not in told(model, "bab3.a.ik1.standar.uraian")
    assert rows(model, "bab3.a.ik1.standar.tabel")[0]["standar"] == "(data belum tersedia)"
    assert [each.cell for each in model.missing if each.place == "ik1.standar"] == ["Indikator!M6"]
    assert [each.code for each in model.findings if each.cell == "M6"] == ["STANDARD_MISSING"]

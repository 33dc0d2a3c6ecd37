"""Chapters: what they say follows from the facts, and totals tie."""

from dataclasses import replace
from decimal import Decimal

import pytest

from lkjip_xl.model import Responden, Target
from lkjip_xl.report.blocks import Listing, Table, plain
from lkjip_xl.word.text import DATA_MISSING
from offices import answered, full_office, poor_office, single, with_indikator, with_setting
from report.reports import model_of, rows, table, told


def number(text: str) -> Decimal:
    """Return the number that a cell prints."""
    return Decimal(text.replace(".", "").replace(",", "."))


@pytest.mark.parametrize(
    "block", ["bab2.program", "bab3.anggaran.program", "bab3.pemmas.jenis", "bab3.pemmas.unit",
              "bab3.administrasi.jenis", "bab3.administrasi.unit", "bab1.pegawai", "bab1.sarana",
              "bab3.a.ik3.program.tabel"],
)  # fmt: skip
def test_every_sum_row_is_the_sum_of_the_printed_rows(block: str) -> None:
    made = table(model_of(full_office()), block)

    sums = {key: plain(text) for key, text in (made.total or {}).items() if key != "persen"}
    for key, total in sums.items():
        assert sum(number(plain(row[key])) for row in made.rows) == number(total), key
    assert sums


def test_the_budget_percentage_is_the_sum_by_the_sum_and_not_a_mean() -> None:
    model = model_of(full_office())

    made = table(model, "bab3.anggaran.program")
    total = {key: plain(text) for key, text in (made.total or {}).items()}
    assert (total["pagu"], total["realisasi"], total["persen"]) == ("1.759.650.000", "1.654.753.875", "94,04")
    assert told(model, "bab3.anggaran.angka").startswith(
        "Pagu anggaran Kecamatan Wonoasih Tahun 2025 sebesar Rp1.759.650.000 dengan realisasi Rp1.654.753.875 atau "
        "94,04%, sehingga tersisa Rp104.896.125."
    )


def test_spending_over_the_pagu_is_said_and_not_called_a_rest() -> None:
    office = full_office(respondents=2)
    lines = tuple(replace(line, realisasi=2_000_000_000 if line.realisasi else None) for line in office.anggaran)

    assert "Realisasi tersebut melebihi pagu dan perlu diperiksa." in told(
        model_of(replace(office, anggaran=lines)), "bab3.anggaran.angka"
    )


@pytest.mark.parametrize(
    ("targets", "sentence"),
    [
        (("80", "30", "90"), "Seluruh indikator tersebut mencapai atau melampaui target."),
        (("80", "30", "99"), "Sebanyak 2 indikator mencapai atau melampaui target, sedangkan 1 indikator belum"),
        (("99", "99", "99"), "Belum ada indikator yang mencapai target."),
    ],
)  # fmt: skip
def test_the_summary_counts_what_was_reached(targets: tuple[str, ...], sentence: str) -> None:
    office = full_office()
    for kode, target in zip(("IK1", "IK2", "IK3"), targets, strict=True):
        value = Decimal(target)
        office = with_indikator(office, kode, target=replace(office.indikator[0].target, lower=value, upper=value))  # type: ignore[type-var] # it has a target

    model = model_of(office)

    assert sentence in told(model, "ringkasan.kinerja")
    assert sentence in told(model, "bab4.fakta")


def test_an_office_without_data_says_so_everywhere_and_still_makes_a_report() -> None:
    model = model_of(poor_office())

    assert "Capaian 3 indikator belum dapat dihitung karena datanya belum lengkap." in told(model, "ringkasan.kinerja")
    assert told(model, "bab3.ikm.hasil") == (
        "Indeks Kepuasan Masyarakat (IKM) belum dapat dihitung karena hasil survei belum tersedia."
    )
    assert table(model, "bab3.ikm.unit").rows == ()
    assert {row["realisasi"] for row in rows(model, "bab3.pengukuran")} == {"(data belum tersedia)"}


def test_units_with_the_same_printed_index_are_named_together() -> None:
    office = full_office(respondents=2)
    high, low = dict.fromkeys(office.unsur, 4), dict.fromkeys(office.unsur, 3)

    def answer(unit: str, scores: dict[str, int | None]) -> Responden:
        return replace(office.responden[0], unit=unit, scores=scores)

    answers = (answer("W1", {**high}), answer("W2", {**high}), answer("W3", {**low}))
    text = told(model_of(replace(office, responden=answers)), "bab3.ikm.hasil")

    assert (
        "IKM tertinggi dicapai oleh Kelurahan Wonoasih dan Kelurahan Jrebeng Kidul (100,00), sedangkan IKM terendah "
        "terdapat pada Kelurahan Pakistaji (75,00)." in text
    )
    assert "Hasil survei belum tersedia dari Kelurahan Kedunggaleng, Kelurahan Kedungasem, " in text


def test_a_sample_below_the_least_number_is_named() -> None:
    office = full_office(respondents=20)

    text = told(model_of(office), "bab3.ikm.hasil")

    assert "belum memenuhi jumlah sampel minimal, sehingga hasilnya perlu dibaca dengan hati-hati." in text


def test_ways_of_counting_that_give_the_same_grade_are_not_printed() -> None:
    model = model_of(with_setting(answered(full_office(respondents=2), threes=18), bobot_skm="0.11"))

    assert rows(model, "bab3.ikm.kepekaan") == []
    assert told(model, "bab3.ikm.kepekaan_uraian") == ""


def test_weight_and_aggregation_are_named_and_other_results_are_not_hidden() -> None:
    office = full_office(respondents=2)
    office = with_setting(answered(office, threes=11), bobot_skm="0.11")  # 65,28 would be C, 64,63 is D

    model = model_of(office)

    assert "Setiap unsur diberi bobot tetap 0,11." in told(model, "bab3.ikm.metode")
    assert "Nilai kecamatan dihitung dari gabungan seluruh responden setiap unit." in told(model, "bab3.ikm.metode")
    assert [row["cara"] for row in rows(model, "bab3.ikm.kepekaan")] == [
        "Gabungan responden, bobot unsur 0,11",
        "Gabungan responden, bobot unsur 1/x",
        "Gabungan responden, bobot unsur 0,111",
        "Rata-rata unit, bobot unsur 0,11",
        "Rata-rata unit tertimbang, bobot unsur 0,11",
    ]


def test_lowest_unsur_are_named_with_their_means() -> None:
    text = told(model_of(full_office()), "bab3.ikm.terendah")

    assert text.startswith("Unsur dengan nilai rata-rata terendah adalah ")
    assert text.count(" (3,") == 3


def test_two_groups_with_one_name_are_shown_and_counted() -> None:
    model = model_of(full_office(respondents=2))

    assert [row["nama"] for row in rows(model, "bab3.pemmas.ganda")] == ["Posyandu Melati W1-3", "POSYANDU melati w1-3"]
    assert table(model, "bab3.pemmas.unit").total
    assert "37" in told(model, "bab3.pemmas.angka")


def test_equal_codes_in_the_budget_stay_two_lines_with_their_own_figures() -> None:
    office = full_office(respondents=2)
    twin = replace(office.anggaran[3], kode=office.anggaran[2].kode)

    model = model_of(replace(office, anggaran=(*office.anggaran[:3], twin, *office.anggaran[4:])))

    pagu = [row["pagu"] for row in rows(model, "bab3.a.ik3.program.tabel")]
    assert pagu == ["125.000.000", "48.500.000"]
    assert not [each for each in model.findings if each.code == "FIGURE_CONFLICT"]


def test_a_change_of_the_agreement_is_shown_and_without_one_the_report_says_so() -> None:
    changed = model_of(full_office(respondents=2))
    unchanged = with_setting(full_office(respondents=2), tanggal_pk_perubahan=None)
    same = model_of(with_indikator(unchanged, "IK1", target_perubahan=None))

    assert [row["keterangan"] for row in rows(changed, "bab2.perubahan_target")] == ["naik", "tetap", "tetap"]
    assert "perubahan tanggal 1 Oktober 2025" in told(changed, "bab2.perubahan")
    assert table(same, "bab2.perubahan_target").rows == ()
    assert table(same, "bab2.perubahan_target").empty == (
        "Perjanjian kinerja tidak mengalami perubahan pada tahun 2025."
    )


def test_a_dated_change_that_keeps_every_target_is_still_a_change() -> None:
    model = model_of(with_indikator(full_office(respondents=2), "IK1", target_perubahan=None))

    assert [row["keterangan"] for row in rows(model, "bab2.perubahan_target")] == ["tetap"] * 3
    assert told(model, "bab2.perubahan").endswith("Target seluruh indikator tetap.")


def test_without_an_agreement_the_report_does_not_claim_that_it_stayed() -> None:
    model = model_of(replace(full_office(respondents=2), indikator=()))

    assert table(model, "bab2.perubahan_target").empty == "Data perjanjian kinerja belum tersedia."


def test_the_scale_of_predikat_leaves_no_gap() -> None:
    limits = [row["rentang"] for row in rows(model_of(full_office(respondents=2)), "bab3.skala")]

    assert limits == [
        "91,00 ke atas",
        "76,00 sampai kurang dari 91,00",
        "66,00 sampai kurang dari 76,00",
        "51,00 sampai kurang dari 66,00",
        "kurang dari 51,00",
    ]


def test_a_legal_basis_that_was_replaced_is_not_cited() -> None:
    model = model_of(full_office(respondents=2))

    bases = next(block for block in model.blocks if isinstance(block, Listing))
    assert [plain(item).partition(" Nomor")[0] for item in bases.items] == ["Peraturan Presiden", "PermenPANRB"]


def test_an_empty_cell_of_words_prints_a_dash() -> None:
    office = full_office(respondents=2)
    nameless = replace(office.pegawai[0], content={**office.pegawai[0].content, "unit_kerja": None})
    member = replace(office.tim[0], content={**office.tim[0].content, "jabatan": None})

    model = model_of(replace(office, pegawai=(nameless,), tim=(member,)))

    assert rows(model, "bab1.pegawai")[0]["nama"] == "–"
    assert rows(model, "lampiran.tim")[0]["jabatan"] == "–"


@pytest.mark.parametrize(
    ("cap", "sentence", "capaian"),
    [
        ("Tanpa batas", "Capaian dicantumkan apa adanya tanpa batas tertinggi.", "123,33"),
        ("120", "Capaian yang melebihi 120% dicantumkan paling tinggi 120%.", "120,00"),
    ],
)
def test_the_cap_of_capaian_is_named_and_obeyed(cap: str, sentence: str, capaian: str) -> None:
    office = with_indikator(full_office(respondents=2), "IK2", target=single("30"), target_murni=single("30"))

    model = model_of(with_setting(office, batas_capaian=cap))

    assert sentence in told(model, "bab3.rumus")
    assert rows(model, "bab3.pengukuran")[1]["capaian"] == capaian


def test_without_a_target_the_report_says_so() -> None:
    office = with_indikator(full_office(), "IK1", target=None, target_murni=None, target_perubahan=None)

    model = model_of(office)

    assert told(model, "bab3.a.ik1.target.uraian") == (
        "Target Indeks Kepuasan Masyarakat Tahun 2025 belum ditetapkan, sehingga capaiannya belum dapat dihitung."
    )
    assert rows(model, "bab3.pengukuran")[0]["target"] == "(data belum tersedia)"


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        (single("80"), single("81"), "naik"),
        (single("80"), single("79"), "turun"),
        (single("80"), single("80.00"), "tetap"),
        (Target(70, 80), Target(70, 85), "berubah"),
    ],
)
def test_a_changed_target_is_described(before: Target, after: Target, word: str) -> None:
    office = with_indikator(full_office(), "IK1", target=after, target_murni=before, target_perubahan=after)

    assert rows(model_of(office), "bab2.perubahan_target")[0]["keterangan"] == word


def test_without_dates_agreement_and_change_are_told_without_them() -> None:
    model = model_of(with_setting(full_office(respondents=2), tanggal_pk=None, tanggal_pk_perubahan=None))

    assert told(model, "bab2.perjanjian").startswith("Perjanjian kinerja tahun 2025 memuat sasaran")
    assert told(model, "bab2.perubahan").startswith("Perjanjian kinerja tahun 2025 diubah. ")


@pytest.mark.parametrize(
    ("units", "sentence"),
    [
        (("W1",), "Hasil survei tersedia dari satu unit, yaitu Kelurahan Wonoasih (75,00)."),
        (("W1", "W2"), "Seluruh unit yang memiliki hasil survei mencapai IKM yang sama, yaitu 75,00."),
    ],
)
def test_one_unit_or_equal_units_are_not_called_highest_and_lowest(units: tuple[str, ...], sentence: str) -> None:
    office = full_office(respondents=2)
    scores = dict.fromkeys(office.unsur, 3)
    answers = tuple(replace(office.responden[0], unit=unit, scores=scores) for unit in units)

    assert sentence in told(model_of(replace(office, responden=answers)), "bab3.ikm.hasil")


def test_an_office_without_any_indikator_still_makes_a_report() -> None:
    model = model_of(replace(full_office(respondents=2), indikator=()))

    assert told(model, "ringkasan.kinerja").startswith(
        "Kinerja Kecamatan Wonoasih Tahun 2025 diukur dengan 0 indikator"
    )
    assert table(model, "bab3.pengukuran").empty == "Sasaran dan indikator kinerja belum ditetapkan."


def test_what_is_absent_is_said_once() -> None:
    model = model_of(poor_office())

    for words in ("kelompok/lembaga", "administrasi perkantoran", "anggaran dan realisasinya", "Data Kinerja"):
        places = [
            block.id for block in model.blocks if isinstance(block, Table) and words in block.empty and not block.rows
        ]
        chapters = [place.rpartition(".")[0] for place in places]
        assert len(chapters) == len(set(chapters)), words


def test_without_a_survey_the_profile_does_not_claim_that_results_came_processed() -> None:
    assert table(model_of(poor_office()), "bab3.ikm.profil").empty == (
        "Hasil Survei Kepuasan Masyarakat belum tersedia."
    )


def test_a_group_without_a_clear_answer_prints_neither_ya_nor_tidak_and_leaves_the_percentage_open() -> None:
    office = full_office(respondents=2)
    first, *others = office.kelompok

    model = model_of(replace(office, kelompok=(replace(first, difasilitasi=None), *others)))

    assert rows(model, "lampiran.pemmas")[0]["difasilitasi"] == "–"
    total = table(model, "bab3.pemmas.unit").total or {}
    assert plain(total["persen"]) == DATA_MISSING
    assert plain(total["sasaran"]) == str(len(office.kelompok))


def test_a_unit_whose_grade_another_weight_would_change_is_named() -> None:
    model = model_of(answered(full_office(respondents=2), threes=11))

    assert told(model, "bab3.ikm.kepekaan_uraian").startswith("Mutu pelayanan Kelurahan Wonoasih dengan IKM 65,28 (C)")


def test_many_units_are_counted_and_the_table_names_them() -> None:
    office = full_office(respondents=0)
    model = model_of(replace(office, units=tuple(replace(office.units[0], kode=f"X{n}") for n in range(11))))

    assert "kelurahan, yaitu 11 unit sebagaimana tercantum pada tabel" in told(model, "bab1.wilayah")


def test_the_seksi_have_a_row_of_sums_of_their_own() -> None:
    model = model_of(full_office(respondents=2))
    total = table(model, "bab3.administrasi.seksi").total

    assert total is not None
    assert plain(total["jumlah"]) == str(sum(int(row["jumlah"]) for row in rows(model, "bab3.administrasi.seksi")))


@pytest.mark.parametrize(
    ("budget", "typed", "lacking"),
    [(True, None, "capaian"), (False, Decimal(80), "serapan anggaran"), (False, None, "capaian dan serapan anggaran")],
)
def test_the_missing_part_of_an_efficiency_is_named(typed: Decimal | None, lacking: str, *, budget: bool) -> None:
    office = with_indikator(full_office(respondents=2), "IK1", sumber="Isian", realisasi_isian=typed)
    model = model_of(office if budget else replace(office, anggaran=()))

    assert told(model, "bab3.a.ik1.efisiensi.uraian").endswith(f"karena {lacking} indikator ini belum tersedia.")

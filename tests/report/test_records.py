"""What the journal keeps of a draft: the text of every block, the origin of every figure."""

from fractions import Fraction

from lkjip_xl.report.records import block_texts, figure_records
from offices import full_office
from report.reports import model_of


def test_every_block_keeps_its_text_and_a_table_its_rows_and_cells() -> None:
    model = model_of(full_office())

    texts = block_texts(model)

    assert list(texts) == [block.id for block in model.blocks]
    assert texts["bab3.a.ik1"] == "Indikator 1: Indeks Kepuasan Masyarakat"
    assert texts["bab1.pegawai"].splitlines() == [
        "Sumber Daya Manusia Kecamatan Wonoasih Tahun 2025",
        "1\tKecamatan\t14\t3\t5\t22",
        "2\tKelurahan\t30\t6\t12\t48",
        "44\t9\t17\t70",
    ]
    assert texts["bab3.ikm.unit_grafik"].startswith(
        "Indeks Kepuasan Masyarakat per Unit Tahun 2025\nGrafik batang IKM: "
    )


def test_every_figure_keeps_value_cell_and_explanation() -> None:
    records = figure_records(model_of(full_office()))

    assert records["anggaran.serapan"] == {
        "printed": "94,04",
        "exact": str(Fraction(1_654_753_875 * 100, 1_759_650_000)),
        "cell": "Beranda!serapan_kecamatan",
        "explanation": "94,04% = Rp1.654.753.875 ÷ Rp1.759.650.000 × 100",
    }

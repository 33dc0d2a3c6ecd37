"""Random offices for property tests: three indikator, a survey, groups, documents and a budget, all drawn at will."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from lkjip_xl.model import Arah, Cell, Indikator, Kelompok, Office, Riwayat, Target, Value
from offices import TAHUN, full_office

_BASE = full_office(respondents=2)
_KINDS = ("LPMK", "PKK", "Posyandu", "UMKM")
_figures = st.one_of(st.integers(1, 300), st.decimals("0.01", "300", places=2), st.decimals("0.01", "300", places=3))
_maybe = st.one_of(st.none(), _figures)


@st.composite
def offices(draw: st.DrawFn) -> Office:
    """Return an office whose figures and policies are drawn, with or without history, standard and change."""
    indikator: list[Indikator] = []
    riwayat: list[Riwayat] = []
    for each in _BASE.indikator:
        indikator.append(draw(_indikator(each)))
        riwayat += draw(_series(each.kode))
    return replace(
        _BASE,
        indikator=tuple(indikator),
        riwayat=tuple(riwayat),
        settings={**_BASE.settings, **draw(_policies())},
        responden=tuple(
            replace(each, scores={code: draw(st.sampled_from((1, 2, 3, 4, 4, None))) for code in each.scores})
            for each in _BASE.responden[: draw(st.integers(1, 6))]
        ),
        kelompok=tuple(draw(st.lists(_group(), max_size=12))),
        administrasi=tuple(
            replace(each, jumlah=jumlah, sesuai=draw(st.integers(0, jumlah)))
            for each in _BASE.administrasi[:6]
            for jumlah in [draw(st.integers(0, 400))]
        ),
        anggaran=tuple(
            replace(line, pagu_murni=draw(_money), pagu=draw(_money), realisasi=draw(_money)) if line.pagu else line
            for line in _BASE.anggaran
        ),
    )


_money = st.integers(0, 3_000_000_000)


@st.composite
def _indikator(draw: st.DrawFn, base: Indikator) -> Indikator:
    """Return an indikator that is typed by hand, so that every realisasi is possible."""
    arah = draw(st.sampled_from(Arah))
    return replace(
        base,
        arah=arah,
        satuan=draw(st.sampled_from(("%", "Kelompok", "Indeks"))),
        sumber="Isian",
        realisasi_isian=draw(_maybe),
        target_murni=(murni := draw(_target(arah))),
        target_perubahan=(perubahan := draw(st.one_of(st.none(), _target(arah)))),
        target=perubahan or murni,
        target_renstra=draw(st.one_of(st.none(), _target(arah))),
        standar=draw(_maybe),
    )


@st.composite
def _target(draw: st.DrawFn, arah: Arah) -> Target:
    lower, upper = sorted((draw(_figures), draw(_figures)))
    return Target(lower, upper) if arah is Arah.RENTANG else Target(lower, lower)


@st.composite
def _series(draw: st.DrawFn, kode: str) -> Sequence[Riwayat]:
    years = draw(st.sets(st.integers(TAHUN - 3, TAHUN - 1)))
    return [
        Riwayat(kode, year, Target(value, value), draw(_maybe), "LKjIP", Cell("Riwayat", f"D{year}"))
        for year in sorted(years)
        for value in [draw(_figures)]
    ]


@st.composite
def _group(draw: st.DrawFn) -> Kelompok:
    unit, jenis = draw(st.sampled_from(("W1", "W2", "KEC"))), draw(st.sampled_from(_KINDS))
    nama = f"{jenis} {draw(st.sampled_from(('Melati', 'Mawar', 'Dahlia', 'Kenanga')))}"
    return Kelompok(unit, jenis, nama, "01", draw(st.booleans()), "Pembinaan", Cell("Pemmas", "D6"))


def _policies() -> st.SearchStrategy[dict[str, Value]]:
    return st.fixed_dictionaries(
        {
            "batas_capaian": st.sampled_from(("Tanpa batas", "100", "120")),
            "rumus_efisiensi": st.sampled_from(("Rasio", "Selisih")),
            "bobot_skm": st.sampled_from(("1/x", "0.11", "0.111")),
            "agregasi_ikm": st.sampled_from(("Gabungan", "Rata unit", "Tertimbang")),
            "batas_kelompok": st.just(Decimal(1)),
        }
    )

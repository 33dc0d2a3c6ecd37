"""Sample size against the published table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.rules.sample import PopulationError, compute_sample, sample_size

KREJCIE_MORGAN = {
    10: 10, 15: 14, 20: 19, 25: 24, 30: 28, 35: 32, 40: 36, 45: 40, 50: 44, 55: 48, 60: 52, 65: 56, 70: 59, 75: 63,
    80: 66, 85: 70, 90: 73, 95: 76, 100: 80, 110: 86, 120: 92, 130: 97, 140: 103, 150: 108, 160: 113, 170: 118,
    180: 123, 190: 127, 200: 132, 210: 136, 220: 140, 230: 144, 240: 148, 250: 152, 260: 155, 270: 159, 280: 162,
    290: 165, 300: 169, 320: 175, 340: 181, 360: 186, 380: 191, 400: 196, 420: 201, 440: 205, 460: 210, 480: 214,
    500: 217, 550: 226, 600: 234, 650: 242, 700: 248, 750: 254, 800: 260, 850: 265, 900: 269, 950: 274, 1000: 278,
    1100: 285, 1200: 291, 1300: 297, 1400: 302, 1500: 306, 1600: 310, 1700: 313, 1800: 317, 1900: 320, 2000: 322,
    2200: 327, 2400: 331, 2600: 335, 2800: 338, 3000: 341, 3500: 346, 4000: 351, 4500: 354, 5000: 357, 6000: 361,
    7000: 364, 8000: 367, 9000: 368, 10000: 370, 15000: 375, 20000: 377, 30000: 379, 40000: 380, 50000: 381,
    75000: 382, 1000000: 384,
}  # fmt: skip


@pytest.mark.parametrize(("population", "size"), list(KREJCIE_MORGAN.items()))
def test_the_published_table_is_reproduced(population: int, size: int) -> None:
    assert sample_size(population) == size


def test_the_size_is_explained() -> None:
    assert compute_sample(1000).explanation == (
        "278 = X²NP(1−P) ÷ (d²(N−1) + X²P(1−P)) dengan N = 1.000, X² = 3,841, P = 0,5, d = 0,05"
    )


@pytest.mark.parametrize("population", [0, -5])
def test_a_population_of_nobody_is_refused(population: int) -> None:
    with pytest.raises(PopulationError) as refused:
        sample_size(population)

    assert str(refused.value) == (
        f"[POPULATION_NOT_POSITIVE] Populasi {population} harus lebih dari nol. "
        "Isi jumlah penerima layanan pada masa survei."
    )


@given(st.integers(1, 10**9))
def test_a_sample_is_never_larger_than_its_population_and_grows_with_it(population: int) -> None:
    assert 1 <= sample_size(population) <= min(population, 384)
    assert sample_size(population) <= sample_size(population + 1)

"""Cell functions: the rules' figures in cells, and a short text for whatever no rule can take."""

import inspect
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlwings.conversion.framework import accessors

from lkjip_xl.hosts import udf
from lkjip_xl.model import AnswerTotal, Arah, Target
from lkjip_xl.rules.capaian import compute_capaian
from lkjip_xl.rules.ikm import compute_ikm
from lkjip_xl.rules.loading import PERATURAN_SKM
from lkjip_xl.rules.rounding import half_up
from scripts.vba_functions import LONGEST_HELP, SOURCE, read_functions

NAMES = [
    "IKM",
    "IKM_NRR",
    "IKM_DARI_NRR",
    "MUTU_LAYANAN",
    "KINERJA_UNIT",
    "CAPAIAN",
    "PREDIKAT",
    "EFISIENSI",
    "JUMLAH_SAMPEL",
    "TANGGAL_INDONESIA",
    "TERBILANG",
]
FUNCTIONS = {name: getattr(udf, name) for name in NAMES}
EVERY = pytest.mark.parametrize("function", FUNCTIONS.values(), ids=NAMES)
ANSWERS = [[3.0] * 9, [4.0] * 9, [3.0] * 8 + [None]]

# What xlwings on Windows makes of the decorators, with stand-ins for the parts of Windows that it imports.
_AS_ON_WINDOWS = """
import json, sys, types
for name in ("pythoncom", "pywintypes", "win32com", "win32com.client"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["pywintypes"].com_error = Exception
sys.modules["win32com.client"].Dispatch = sys.modules["pythoncom"].CoInitialize = lambda *a: None
sys.modules["win32com"].client = sys.modules["win32com.client"]
import xlwings as xw, xlwings.udfs as genuine
xw.func, xw.arg = genuine.xlfunc, genuine.xlarg
from lkjip_xl.hosts import udf
made = {n: f.__xlfunc__ for n, f in vars(udf).items() if hasattr(f, "__xlfunc__")}
print(json.dumps({
    name: {
        "help": info["ret"]["doc"],
        "arguments": [[each["name"], each["doc"], "optional" in each] for each in info["args"]],
        "options": [each["options"].get("err_to_str") for each in info["args"]],
    }
    for name, info in made.items()
}))
"""


@EVERY
def test_every_annotation_is_one_that_xlwings_converts(function: Callable[..., Any]) -> None:
    hints = get_type_hints(function, include_extras=True)

    assert set(hints) == {*inspect.signature(function).parameters, "return"}
    assert all((get_origin(hint) or hint) in accessors for hint in hints.values())


def test_xlwings_on_windows_reads_the_functions_as_our_generator_does() -> None:
    done = subprocess.run([sys.executable, "-c", _AS_ON_WINDOWS], capture_output=True, text=True, check=True)
    genuine = json.loads(done.stdout)

    ours = read_functions(SOURCE.read_text(encoding="utf-8"))
    assert [function.name for function in ours] == NAMES
    for function in ours:
        read = genuine[function.name]
        assert read["help"] == function.help
        assert read["arguments"] == [[each.name, each.help, each.is_optional] for each in function.arguments]
        assert all(read["options"]), f"{function.name}: an error cell would arrive as an empty one"


def test_every_help_fits_into_excels_function_wizard() -> None:
    functions = read_functions(SOURCE.read_text(encoding="utf-8"))
    helps = [text for each in functions for text in (each.help, *(argument.help for argument in each.arguments))]

    assert all(0 < len(text) <= LONGEST_HELP for text in helps)
    assert not any('"' in text for text in helps)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (udf.IKM(ANSWERS), 83.8),
        (udf.IKM(ANSWERS, "0.11", "Abaikan responden"), 86.63),
        (udf.IKM(ANSWERS, 0.11, "abaikan_responden"), 86.63),
        (udf.IKM_NRR([[3.0, 4.0], [4.0, None]]), [[3.5, 4.0]]),
        (udf.IKM_DARI_NRR([[3.284] * 9]), 82.1),
        (udf.IKM_DARI_NRR([[3.284, None, 3.284]], 214.0, "1/x"), 82.1),
        (udf.IKM_DARI_NRR([[3.284] * 9], None, "0.111"), 82.02),
        (udf.MUTU_LAYANAN(76.605), "B"),
        (udf.MUTU_LAYANAN([[88.31, 65.0]], 2025.0), [["A", "C"]]),
        (udf.MUTU_LAYANAN(81.26, 2015.0), "A"),
        (udf.KINERJA_UNIT([[76.61], [76.6]]), [["Baik"], ["Kurang Baik"]]),
        (udf.CAPAIAN(80.0, 84.0, "naik"), 105.0),
        (udf.CAPAIAN(80.0, 84.0, "Naik ", "100"), 100.0),
        (udf.CAPAIAN(80.0, 84.0, "turun", "Tanpa batas"), 95.0),
        (udf.CAPAIAN("70..80", 75.0, "rentang", 120.0), 100.0),
        (udf.CAPAIAN([[80.0], ["75,5"]], [[84.0], [75.5]], "naik"), [[105.0], [100.0]]),
        (udf.PREDIKAT(90.995), "Sangat Tinggi"),
        (udf.PREDIKAT([[90.99, 50.0]], "permendagri_86_2017"), [["Tinggi", "Sangat Rendah"]]),
        (udf.EFISIENSI(100.0, 80.0), 1.25),
        (udf.EFISIENSI(100.0, 80.0, "Selisih"), 20.0),
        (udf.JUMLAH_SAMPEL(1000.0), 278),
        (udf.TANGGAL_INDONESIA(datetime(2026, 11, 22, 8)), "22 November 2026"),  # noqa: DTZ001 as Excel gives it
        (udf.TANGGAL_INDONESIA(date(2026, 11, 22)), "22 November 2026"),
        (udf.TANGGAL_INDONESIA(46348.0), "22 November 2026"),
        (udf.TANGGAL_INDONESIA("22/11/2026"), "22 November 2026"),
        (udf.TERBILANG(1250000.0), "satu juta dua ratus lima puluh ribu"),
        (udf.TERBILANG(82.1), "delapan puluh dua koma satu"),
    ],
)
def test_a_cell_shows_what_the_rule_gives(answer: object, expected: object) -> None:
    assert answer == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (udf.IKM([[3.0, 5.0]]), "#LKJIP: Nilai U2 = 5 di luar skala 1-4 (responden ke-1)"),
        (udf.IKM([[3.0, "#N/A"]]), "#LKJIP: Jawaban harus bilangan, tetapi isinya '#N/A'"),
        (udf.IKM([[3.5]]), "#LKJIP: Jawaban harus bilangan bulat, tetapi isinya '3.5'"),
        (udf.IKM([[None]]), "#LKJIP: Unsur U1 tidak memiliki satu pun jawaban"),
        (udf.IKM(ANSWERS, "1/y"), "#LKJIP: Pengaturan bobot_skm = 1/y tidak dikenal"),
        (udf.IKM_DARI_NRR([[None, ""]]), "#LKJIP: Survei tidak memuat satu pun unsur"),
        (udf.IKM_DARI_NRR([[4.2]]), "#LKJIP: Nilai U1 = 4,2 di luar skala 1-4"),
        (udf.IKM_DARI_NRR([[3.0]], [[1.0, 2.0]]), "#LKJIP: Rentang argumen tidak sama besar"),
        (udf.MUTU_LAYANAN(None), "#LKJIP: IKM harus bilangan, tetapi isinya kosong"),
        (udf.MUTU_LAYANAN(80.0, 1999.0), "#LKJIP: Tidak ada peraturan SKM yang berlaku pada 31/12/1999"),
        (udf.MUTU_LAYANAN(80.0, 0.0), "#LKJIP: Tahun harus bilangan seperti 2025, tetapi isinya '0'"),
        (udf.KINERJA_UNIT([[80.0, None]]), [["Baik", "#LKJIP: IKM harus bilangan, tetapi isinya kosong"]]),
        (
            udf.CAPAIAN(80.0, None, "naik"),
            "#LKJIP: Capaian tidak dapat dihitung karena realisasi belum diisi",
        ),
        (udf.CAPAIAN(80.0, 84.0, "maju"), "#LKJIP: Arah harus naik, turun, atau rentang, tetapi isinya 'maju'"),
        (udf.CAPAIAN("1.234", 84.0, "naik"), "#LKJIP: Target harus bilangan, tetapi isinya '1.234'"),
        (udf.CAPAIAN([[1.0, 2.0]], [[1.0], [2.0]], "naik"), "#LKJIP: Rentang argumen tidak sama besar"),
        (udf.CAPAIAN(80.0, 84.0, "naik", 90.0), "#LKJIP: Batas capaian 90 kurang dari 100"),
        (udf.EFISIENSI(100.0, 0.0), "#LKJIP: Efisiensi tidak dapat dihitung karena serapan 0,00%"),
        (udf.JUMLAH_SAMPEL(0.0), "#LKJIP: Populasi 0 harus lebih dari nol"),
        (
            udf.TANGGAL_INDONESIA("11/22/2026"),
            "#LKJIP: Tanggal tidak dapat dibaca dengan pasti, tetapi isinya '11/22/2026'",
        ),
        (udf.TANGGAL_INDONESIA(3.0), "#LKJIP: Tanggal tidak dapat dibaca dengan pasti, tetapi isinya '3.0'"),
        (udf.TERBILANG(True), "#LKJIP: Bilangan harus bilangan, tetapi isinya 'True'"),  # noqa: FBT003 a cell's value
        (udf.TERBILANG(float("nan")), "#LKJIP: Bilangan harus bilangan, tetapi isinya 'nan'"),
    ],
)
def test_what_no_rule_can_take_gives_a_text_that_the_checks_count(answer: object, expected: object) -> None:
    assert answer == expected


def test_a_fault_of_ours_is_a_short_text_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(udf, "sample_size", lambda _: 1 // 0)

    answer = udf.JUMLAH_SAMPEL(1000.0)

    assert answer == "#LKJIP: Maaf, terjadi kesalahan pada program"


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=60))
def test_the_ikm_from_stored_nrr_is_the_ikm_from_the_answers(answers: list[tuple[int, int, int]]) -> None:
    columns = list(zip(*answers, strict=True))
    totals = {f"U{n}": AnswerTotal(sum(column), len(column)) for n, column in enumerate(columns, start=1)}
    exact = compute_ikm(totals, PERATURAN_SKM[-1])
    stored = [as_a_cell_keeps_it(figure.nrr) for figure in exact.nrr.values()]

    assert udf.IKM_DARI_NRR([stored], float(len(answers)), "1/x") == float(exact.printed)


@given(st.integers(900, 3600), st.integers(1, 400), st.decimals(1, 100, places=2))
def test_the_capaian_from_a_stored_realisasi_is_the_exact_one(total: int, count: int, target: Decimal) -> None:
    realisasi = Fraction(total, count)
    exact = compute_capaian(Target(target, target), realisasi, Arah.NAIK)
    assert exact.printed is not None

    shown = udf.CAPAIAN(float(target), as_a_cell_keeps_it(realisasi), "naik")

    assert shown == float(exact.printed)


def as_a_cell_keeps_it(figure: Fraction) -> float:
    """The step writes fifteen digits; the spreadsheet program hands over the float behind them."""
    return float(half_up(figure, 15 - len(str(int(figure)))))

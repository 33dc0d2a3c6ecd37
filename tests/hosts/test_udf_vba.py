"""The VBA wrappers of the cell functions: generated, committed, and calculated by a real LibreOffice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from calc import Calc, make_profile
from lkjip_xl.book.build import build_master
from lkjip_xl.book.vba.texts import macro_texts
from lkjip_xl.hosts.libreoffice.install import install
from lkjip_xl.hosts.libreoffice.profile import Profile
from scripts.vba_functions import SOURCE, TARGET, read_functions, vba_module, write_module

AS_CONFIGURED = 5  # com.sun.star.document.MacroExecMode: the user's own security decides, nobody is asked
SHEET = "Referensi"
"""An unprotected sheet; its columns far to the right are free."""


def test_the_committed_module_is_what_the_script_makes(tmp_path: Path) -> None:
    write_module(tmp_path / "modFungsi.bas")

    assert (tmp_path / "modFungsi.bas").read_bytes() == TARGET.read_bytes(), "run scripts/build_vba_functions"


def test_a_wrapper_names_its_function_its_help_and_its_arguments() -> None:
    functions = {each.name: each for each in read_functions(SOURCE.read_text(encoding="utf-8"))}

    text = vba_module([functions["PREDIKAT"]])

    assert "Public Function PREDIKAT(capaian As Variant, Optional skala As Variant) As Variant\n" in text
    assert 'Attribute PREDIKAT.VB_Description = "Memberi predikat' in text
    assert "    If IsMissing(skala) Then skala = Empty\n" in text
    assert '    PREDIKAT = SebagaiIsi(PanggilFungsi("PREDIKAT", Array(capaian, skala)))\n' in text


def test_no_line_is_longer_than_vba_takes() -> None:
    assert max(map(len, TARGET.read_text(encoding="ascii").splitlines())) < 1000


@pytest.fixture(scope="module")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calc]:
    """Calc with a blank macro master open, in a folder that `pasang libreoffice` made trusted."""
    folder = tmp_path_factory.mktemp("fungsi")
    master = folder / "Master_LKjIP_2025.xlsm"
    build_master(master, tahun=2025, id_buku="UJI-2025", vba=macro_texts())
    profile = make_profile(folder)
    install(folder, Profile(profile))
    program = Calc(profile)
    program.open(master, macros=AS_CONFIGURED)
    yield program
    program.stop()


CASES = {
    "=IKM(AA1:AI3)": "91.2",
    '=IKM(AA1:AI3;"0.11";"Abaikan responden")': "86.63",
    "=IKM(AA1:AI3;bobot_skm;jawaban_kosong)": "91.2",
    "=INDEX(IKM_NRR(AA1:AI1);1;9)": "4",
    "=IKM_DARI_NRR(AA1:AI1;3)": "100",
    "=MUTU_LAYANAN(76.605)": "B",
    "=KINERJA_UNIT(81.26;2015)": "Sangat Baik",
    '=CAPAIAN(80;84;"naik";batas_capaian)': "105",
    '=CAPAIAN("70..80";75;"rentang")': "100",
    "=PREDIKAT(90.995)": "Sangat Tinggi",
    "=EFISIENSI(100;80;rumus_efisiensi)": "1.25",
    "=JUMLAH_SAMPEL(1000)": "278",
    "=TANGGAL_INDONESIA(DATE(2026;11;22))": "22 November 2026",
    "=TANGGAL_INDONESIA(AA5)": "22 November 2026",
    "=TERBILANG(82.1)": "delapan puluh dua koma satu",
    "=TERBILANG(AA4)": "#LKJIP: Bilangan harus bilangan, tetapi isinya kosong",
    "=TERBILANG(AB5)": "#LKJIP: Bilangan harus bilangan, tetapi isinya '#DIV/0!'",
    '=CAPAIAN(80;AB5:AC5;"naik")': "#LKJIP: Realisasi harus bilangan, tetapi isinya '#DIV/0!'",
}


@pytest.mark.libreoffice
def test_every_function_calculates_in_a_cell_of_libreoffice(calc: Calc) -> None:
    for row in range(1, 4):
        for column in "ABCDEFGHI":
            blank = row == 3 and column == "I"
            calc.order("type", sheet=SHEET, address=f"A{column}{row}", text="" if blank else str(row % 2 + 3))
    for address, text in {"AA5": "=DATE(2026;11;22)", "AB5": "=1/0", "AC5": "84"}.items():
        calc.order("type", sheet=SHEET, address=address, text=text)
    shown = {}
    for number, formula in enumerate(CASES, start=1):
        calc.order("type", sheet=SHEET, address=f"AL{number}", text=formula)
    calc.order("recalculate")
    for number, formula in enumerate(CASES, start=1):
        shown[formula] = calc.order("cells", sheet=SHEET, address=f"AL{number}")[0][0]

    assert shown == CASES

"""The blank workbooks of `workbooks/`: a master without data and a form of no unit in particular.

The same schema gives the same bytes; a test compares them with the committed files.
"""

import argparse
from datetime import date
from pathlib import Path

from lkjip_xl.book.build import build_master
from lkjip_xl.book.forms import FormSpec, build_form
from lkjip_xl.book.schema.master import UNSUR_CODES
from lkjip_xl.book.vba.texts import macro_texts
from lkjip_xl.rules.loading import skm_on

TAHUN = 2025
MASTER_NAME, FORM_NAME = "Master_LKjIP.xlsm", "Formulir_Unit.xlsx"
_WORKBOOKS = Path(__file__).parents[1] / "workbooks"
# No unit of an office has this code, so that a filled blank form is refused with a clear sentence.
_NO_UNIT = "KOSONG"


def build_workbooks(folder: Path) -> None:
    """Write both blank workbooks into a folder."""
    skm = skm_on(date(TAHUN, 12, 31))
    form = FormSpec(
        id_formulir=_NO_UNIT,
        tahun=TAHUN,
        kode_unit=_NO_UNIT,
        nama_unit="Nama Unit",
        is_kecamatan=False,
        id_buku=_NO_UNIT,
        unsur=dict(zip(UNSUR_CODES, skm.unsur, strict=True)),
        skm=skm,
        kecamatan="Wonoasih",
    )
    build_master(folder / MASTER_NAME, tahun=TAHUN, id_buku=_NO_UNIT, vba=macro_texts())
    build_form(folder / FORM_NAME, form)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=_WORKBOOKS, help="folder to write into")
    build_workbooks(parser.parse_args().out)

"""The master workbook: every sheet, in tab order.

Layer: book. Sheets that are `shown` come first; the others are reached by links from Beranda.
Source: DESIGN section 4.
"""

from collections.abc import Sequence

from lkjip_xl.book.schema import master_inputs as inputs
from lkjip_xl.book.schema import master_outputs as outputs
from lkjip_xl.book.schema import master_records as records
from lkjip_xl.book.schema.kinds import Workbook
from lkjip_xl.book.schema.last_year import last_year_sheet
from lkjip_xl.book.schema.lists import LISTS

SCHEMA_VERSION = 2
UNSUR_CODES = tuple(f"U{n}" for n in range(1, 10))


def master_schema(codes: Sequence[str] = UNSUR_CODES) -> Workbook:
    """Return the schema of a master workbook for an office that asks these unsur (default nine, U1 to U9)."""
    angket, pemmas, administrasi, rekap, kinerja_unit = outputs.data_sheets(codes)
    return Workbook(
        SCHEMA_VERSION,
        (
            outputs.BERANDA,
            inputs.PENGATURAN,
            outputs.PERMINTAAN,
            angket,
            pemmas,
            administrasi,
            inputs.ANGGARAN,
            outputs.CAPAIAN,
            inputs.NARASI,
            outputs.PERSETUJUAN,
            outputs.PETUNJUK,
            inputs.UNIT,
            rekap,
            inputs.INDIKATOR,
            kinerja_unit,
            inputs.RIWAYAT,
            last_year_sheet(codes),
            inputs.TINDAK_LANJUT,
            outputs.ikm_sheet(codes),
            records.KOREKSI,
            records.AGENDA,
            records.ARSIP,
            records.TEMUAN,
            records.JEJAK,
            records.JEJAK_ANGKA,
            inputs.REFERENSI,
            inputs.PELAKU,
            records.KESESUAIAN,
            records.PEMETAAN,
            records.EKSPEDISI,
            records.DIAGNOSA,
        ),
        LISTS,
    )


MASTER = master_schema()

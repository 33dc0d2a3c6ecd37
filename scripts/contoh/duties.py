"""Office administration and Data Kinerja of the example office, as rows of their tables.

Layer: scripts. Knows the columns of `tblAdministrasi` and `tblKinerja`; writes no file.
"""

from collections.abc import Iterable, Mapping

from lkjip_xl.model import Value
from scripts.contoh.data import KECAMATAN, Rows, load


def administrasi_rows(kode: str) -> Rows:
    """Return the documents of a unit by kind; in the kecamatan by seksi and kind."""
    data = load("administrasi")
    return _numbered(
        kode,
        (
            {
                "seksi": seksi,
                "jenis": jenis,
                "ketentuan": data["ketentuan"][jenis],
                "jumlah": jumlah,
                "sesuai": sesuai,
                "bukti": data["bukti"][jenis],
            }
            for seksi, jenis, jumlah, sesuai in data["baris"][kode]
        ),
    )


def kinerja_rows(kode: str) -> Rows:
    """Return what the Lurah, or each Kasi of the kecamatan, promised and reached."""
    data = load("kinerja")
    if kode == KECAMATAN:
        return _numbered(kode, data["kasi"])
    own = ({**row, "realisasi": row["realisasi"][kode]} for row in data["lurah"] if kode in row["realisasi"])
    return _numbered(kode, own)


def _numbered(kode: str, rows: Iterable[Mapping[str, Value]]) -> Rows:
    """Return the rows with their number; only the kecamatan's form has the column Seksi."""
    kept = ({key: value for key, value in row.items() if key != "seksi" or kode == KECAMATAN} for row in rows)
    return [{"nomor": n, **row} for n, row in enumerate(kept, start=1)]

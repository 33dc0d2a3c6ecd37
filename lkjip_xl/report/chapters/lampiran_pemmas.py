"""Lampiran: Pemmas by kind and unit in one table, with a column for each kind that the office has.

Layer: report. Pure.
Source: SOP (kelompok/lembaga that are targets of facilitation, by kelurahan and kecamatan); DOMAIN section 2.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from lkjip_xl.report.blocks import Block, Figure, Table, Text
from lkjip_xl.report.brief import Brief
from lkjip_xl.report.figures import DASH, distinct_keys, figure

_TABLE = "tblPemmas"


def write_lampiran_pemmas(brief: Brief) -> tuple[Block, ...]:
    """Return the groups by unit (rows) and kind (columns), with sums both ways that tie with Bab III."""
    counts = Counter((each.unit, each.jenis) for each in brief.office.kelompok)
    return (
        Table(
            "lampiran.silang",
            f"Kelompok/Lembaga Sasaran menurut Unit dan Jenis Tahun {brief.tahun}",
            tuple(_rows(brief, counts)),
            brief.words("sumber.unit"),
            "",  # the list below it says it already
            _total(brief) if counts else None,
        ),
    )


def kind_codes(brief: Brief) -> Mapping[str, str]:
    """Return each kind by its code (`J1`), in the order of the tables of Bab III."""
    return {f"J{number}": jenis for number, jenis in enumerate(brief.evaluation.pemmas_kinds, start=1)}


def _rows(brief: Brief, counts: Mapping[tuple[str, str], int]) -> Iterator[Mapping[str, Text]]:
    kinds, names, units = kind_codes(brief), brief.unit_names, brief.evaluation.pemmas_units
    keys = distinct_keys((kode, names.get(kode, kode)) for kode in units)
    for number, (kode, result) in enumerate(units.items(), start=1):
        key = f"pemmas.silang.{keys[kode]}"
        cells = {code: _cell(f"{key}.{code}", counts.get((kode, jenis), 0)) for code, jenis in kinds.items()}
        total = figure(f"{key}.jumlah", result.sasaran, _TABLE)
        yield {"no": (str(number),), "unit": (names.get(kode, kode),), **cells, "jumlah": (total,)}


def _cell(key: str, count: int) -> Text:
    return (figure(key, count, _TABLE),) if count else (DASH,)


def _total(brief: Brief) -> Mapping[str, Text]:
    results = brief.evaluation.pemmas_kinds
    sums: dict[str, Figure] = {
        code: figure(f"pemmas.silang.jumlah.{code}", results[jenis].sasaran, _TABLE)
        for code, jenis in kind_codes(brief).items()
    }
    return {**{code: (each,) for code, each in sums.items()}, "jumlah": (brief.totals.pemmas,)}

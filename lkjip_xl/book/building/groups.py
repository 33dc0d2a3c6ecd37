"""Groups of sheets: the order of links on Beranda and the colours of the tabs.

Layer: book.
"""

from collections.abc import Mapping

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Diisi oleh kantor": ("Pengaturan", "Unit", "Indikator", "Riwayat", "Anggaran", "Narasi", "Tindak_Lanjut"),
    "Permintaan dan data unit": (
        "Permintaan",
        "SKM_Angket",
        "SKM_Rekap",
        "Pemmas",
        "Administrasi",
        "Kinerja_Unit",
        "Tahun_Lalu",
        "Pemetaan",
    ),
    "Angka dan pemeriksaan": ("Capaian", "IKM", "Temuan", "Kesesuaian", "Jejak_Angka", "Jejak", "Diagnosa"),
    "Persetujuan, surat, dan arsip": ("Persetujuan", "Koreksi", "Agenda_Surat", "Ekspedisi", "Arsip"),
    "Rujukan": ("Petunjuk", "Referensi", "Pelaku"),
}
"""Sheets by group, as Beranda links to them; Beranda itself belongs to none."""

_COLOURS = ("#E0B400", "#2E6DA4", "#3C8D4F", "#7A4F9A", "#8A9299")
HOME_COLOUR = "#1F3B57"

TAB_COLOURS: Mapping[str, str] = {
    sheet: colour for colour, sheets in zip(_COLOURS, GROUPS.values(), strict=True) for sheet in sheets
}
"""Tab colour by sheet."""

FORM_COLOURS: Mapping[str, str] = {
    "Petunjuk": _COLOURS[-1],
    "SKM": _COLOURS[0],
    "Pemmas": _COLOURS[0],
    "Administrasi": _COLOURS[0],
    "Kinerja": _COLOURS[0],
    "Ringkasan": _COLOURS[2],
    "_lkjip": _COLOURS[-1],
}
"""Tab colour by sheet of a unit form."""

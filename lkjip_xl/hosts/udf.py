"""Cell functions for Excel and LibreOffice: each is one line around a rule.

Layer: hosts. No figure is computed here. An argument may be one cell or a block; the last, optional ones carry the
office's settings, so that *Hitung langsung* equals *Tersimpan*. Annotations are imported for real: on Windows xlwings
evaluates them at import, and converts by them.
Source: DESIGN section 7. The VBA wrappers in `book/vba/modFungsi.bas` are generated from this file.
"""
# ruff: noqa: N802 - the names are what people type into a cell

import xlwings as xw

from lkjip_xl.hosts.boundary import cell
from lkjip_xl.hosts.cell_surveys import ikm_of_answers, ikm_of_nrr, nrr_of_answers
from lkjip_xl.hosts.cell_values import (
    CellValue,
    as_arah,
    as_cap,
    as_day,
    as_figure,
    as_number,
    as_policy,
    as_target,
    as_whole,
    is_empty,
    map_cells,
    regulation,
)
from lkjip_xl.rules.capaian import compute_capaian, predikat
from lkjip_xl.rules.dates import tanggal_indonesia
from lkjip_xl.rules.efisiensi import RATIO, efisiensi
from lkjip_xl.rules.grading import Grade, grade
from lkjip_xl.rules.loading import predikat_names, predikat_scale
from lkjip_xl.rules.rounding import half_up
from lkjip_xl.rules.sample import sample_size
from lkjip_xl.rules.terbilang import terbilang


@xw.func(category="LKjIP")
@xw.arg("jawaban", ndim=2, err_to_str=True, doc="Jawaban 1-4: satu baris satu responden, satu kolom satu unsur.")
@xw.arg("bobot", err_to_str=True, doc="Bobot unsur: 1/x (bawaan), 0.11, atau 0.111; biasanya bobot_skm.")
@xw.arg("kosong", err_to_str=True, doc="Abaikan jawaban (bawaan) atau Abaikan responden; biasanya jawaban_kosong.")
@cell
def IKM(jawaban: CellValue, bobot: CellValue = None, kosong: CellValue = None) -> CellValue:
    """Menghitung IKM (25-100) dari jawaban responden."""
    return float(ikm_of_answers(jawaban, bobot, kosong).printed)


@xw.func(category="LKjIP")
@xw.arg("jawaban", ndim=2, err_to_str=True, doc="Jawaban 1-4: satu baris satu responden, satu kolom satu unsur.")
@xw.arg("kosong", err_to_str=True, doc="Abaikan jawaban (bawaan) atau Abaikan responden; biasanya jawaban_kosong.")
@cell
def IKM_NRR(jawaban: CellValue, kosong: CellValue = None) -> CellValue:
    """Menghitung nilai rata-rata (NRR) setiap unsur: satu baris, satu kolom untuk setiap unsur."""
    return [[float(mean) for mean in nrr_of_answers(jawaban, kosong)]]


@xw.func(category="LKjIP")
@xw.arg("nrr", ndim=2, err_to_str=True, doc="NRR setiap unsur (1-4); sel kosong tidak dihitung.")
@xw.arg("n", err_to_str=True, doc="Banyaknya responden: memulihkan NRR yang tidak habis dibagi.")
@xw.arg("bobot", err_to_str=True, doc="Bobot unsur: 1/x (bawaan), 0.11, atau 0.111; biasanya bobot_skm.")
@cell
def IKM_DARI_NRR(nrr: CellValue, n: CellValue = None, bobot: CellValue = None) -> CellValue:
    """Menghitung IKM (25-100) dari NRR setiap unsur."""
    return float(ikm_of_nrr(nrr, n, bobot).printed)


@xw.func(category="LKjIP")
@xw.arg("ikm", ndim=2, err_to_str=True, doc="Nilai IKM (25-100): satu sel atau satu rentang.")
@xw.arg("tahun", err_to_str=True, doc="Tahun survei; bawaan: peraturan terbaru.")
@cell
def MUTU_LAYANAN(ikm: CellValue, tahun: CellValue = None) -> CellValue:
    """Memberi mutu pelayanan (A-D) dari nilai IKM."""
    return map_cells(lambda index: _grade(index, tahun).mutu, ikm)


@xw.func(category="LKjIP")
@xw.arg("ikm", ndim=2, err_to_str=True, doc="Nilai IKM (25-100): satu sel atau satu rentang.")
@xw.arg("tahun", err_to_str=True, doc="Tahun survei; bawaan: peraturan terbaru.")
@cell
def KINERJA_UNIT(ikm: CellValue, tahun: CellValue = None) -> CellValue:
    """Memberi kinerja unit pelayanan (Sangat Baik sampai Tidak Baik) dari nilai IKM."""
    return map_cells(lambda index: _grade(index, tahun).kinerja, ikm)


@xw.func(category="LKjIP")
@xw.arg("target", ndim=2, err_to_str=True, doc="Target; rentang ditulis 70..80.")
@xw.arg("realisasi", ndim=2, err_to_str=True, doc="Realisasi dalam satuan yang sama.")
@xw.arg("arah", ndim=2, err_to_str=True, doc="naik, turun, atau rentang.")
@xw.arg("batas", err_to_str=True, doc="Batas atas capaian dalam persen: Tanpa batas (bawaan), 100, atau 120.")
@cell
def CAPAIAN(target: CellValue, realisasi: CellValue, arah: CellValue, batas: CellValue = None) -> CellValue:
    """Menghitung capaian kinerja dalam persen."""
    return map_cells(lambda goal, reached, way: _capaian(goal, reached, way, batas), target, realisasi, arah)


@xw.func(category="LKjIP")
@xw.arg("capaian", ndim=2, err_to_str=True, doc="Capaian dalam persen: satu sel atau satu rentang.")
@xw.arg("skala", err_to_str=True, doc="Nama skala predikat; biasanya skala_predikat.")
@cell
def PREDIKAT(capaian: CellValue, skala: CellValue = None) -> CellValue:
    """Memberi predikat (Sangat Tinggi sampai Sangat Rendah) dari capaian."""
    scale = predikat_scale(as_policy(skala, predikat_names()[0]))
    return map_cells(lambda percent: predikat(half_up(as_number(percent, "Capaian")), scale), capaian)


@xw.func(category="LKjIP")
@xw.arg("capaian", ndim=2, err_to_str=True, doc="Capaian dalam persen.")
@xw.arg("serapan", ndim=2, err_to_str=True, doc="Serapan anggaran dalam persen.")
@xw.arg("rumus", err_to_str=True, doc="Rasio (bawaan) atau Selisih; biasanya rumus_efisiensi.")
@cell
def EFISIENSI(capaian: CellValue, serapan: CellValue, rumus: CellValue = None) -> CellValue:
    """Menghitung efisiensi: capaian dibanding serapan anggaran."""
    return map_cells(lambda percent, spent: _efisiensi(percent, spent, rumus), capaian, serapan)


@xw.func(category="LKjIP")
@xw.arg("populasi", ndim=2, err_to_str=True, doc="Banyaknya penerima layanan pada masa survei.")
@cell
def JUMLAH_SAMPEL(populasi: CellValue) -> CellValue:
    """Menghitung jumlah responden minimal menurut tabel Krejcie dan Morgan."""
    return map_cells(lambda people: sample_size(as_whole(people, "Populasi")), populasi)


@xw.func(category="LKjIP")
@xw.arg("tgl", ndim=2, err_to_str=True, doc="Sel tanggal, atau teks seperti 22/11/2026.")
@cell
def TANGGAL_INDONESIA(tgl: CellValue) -> CellValue:
    """Menulis tanggal seperti pada surat: 22 November 2026."""
    return map_cells(lambda day: tanggal_indonesia(as_day(day)), tgl)


@xw.func(category="LKjIP")
@xw.arg("n", ndim=2, err_to_str=True, doc="Bilangan; angka di belakang koma dibaca satu per satu.")
@cell
def TERBILANG(n: CellValue) -> CellValue:
    """Menulis bilangan dengan huruf."""
    return map_cells(lambda number: terbilang(as_number(number, "Bilangan")), n)


def _grade(index: CellValue, tahun: CellValue) -> Grade:
    return grade(half_up(as_number(index, "IKM")), regulation(tahun))


def _capaian(target: CellValue, realisasi: CellValue, arah: CellValue, batas: CellValue) -> CellValue:
    reached = None if is_empty(realisasi) else as_number(realisasi, "Realisasi")
    result = compute_capaian(as_target(target), reached, as_arah(arah), cap=as_cap(batas))
    return as_figure(result.printed, result.explanation)


def _efisiensi(capaian: CellValue, serapan: CellValue, rumus: CellValue) -> CellValue:
    percent, spent = as_number(capaian, "Capaian"), as_number(serapan, "Serapan")
    result = efisiensi(percent, spent, as_policy(rumus, RATIO))
    return as_figure(result.printed, result.explanation)

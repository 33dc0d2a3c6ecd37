"""The returned forms of the example office.

Layer: scripts. Joins the rows of a unit, puts the flaws in, and lets the form builder write the file.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lkjip_xl.book.forms import FormSpec, build_form
from lkjip_xl.rules.loading import skm_on
from scripts.contoh.data import KECAMATAN, Rows, entry, load
from scripts.contoh.duties import administrasi_rows, kinerja_rows
from scripts.contoh.flaws import flaws_of, with_flaws
from scripts.contoh.groups import pemmas_rows
from scripts.contoh.office import ID_BUKU, TAHUN, unit_name, unsur_names
from scripts.contoh.survey import angket_rows


@dataclass(frozen=True)
class Returned:
    """A form that a unit sent back: whose it is, under which file name, and the day on which it was filled in."""

    kode: str
    berkas: str
    tanggal_isi: date


def returned_forms() -> list[Returned]:
    """Return the seven forms, in the order of the units."""
    return [Returned(form["kode"], form["berkas"], form["tanggal_isi"]) for form in load("formulir")["formulir"]]


def form_tables(kode: str) -> dict[str, Rows]:
    """Return the rows of a unit's form, flaws included, by table name."""
    clean = {
        "tblAngket": angket_rows(kode, list(unsur_names())),
        "tblPemmas": pemmas_rows(kode),
        "tblAdministrasi": administrasi_rows(kode),
        "tblKinerja": kinerja_rows(kode),
    }
    return with_flaws(clean, flaws_of(kode))


def write_form(folder: Path, form: Returned) -> None:
    """Write the form of a unit as it came back."""
    names = {
        "pengisi": "Nama Pengisi (CONTOH)",
        "jabatan_pengisi": "Staf",
        "tanggal_isi": form.tanggal_isi,
        "populasi_layanan": entry("unit", "unit", form.kode)["populasi"],
    }
    build_form(folder / form.berkas, _spec(form.kode), tables=form_tables(form.kode), names=names)


def _spec(kode: str) -> FormSpec:
    chosen = load("pengaturan")
    return FormSpec(
        id_formulir=f"{ID_BUKU}-{kode}",
        tahun=TAHUN,
        kode_unit=kode,
        nama_unit=unit_name(kode),
        is_kecamatan=kode == KECAMATAN,
        id_buku=ID_BUKU,
        unsur=unsur_names(),
        skm=skm_on(chosen["skm"]["survei_selesai"]),
        batas=chosen["surat"]["batas_data"],
        kecamatan="Wonoasih",
    )

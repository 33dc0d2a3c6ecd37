"""Two offices that strain the report: one to which much went wrong, and one with 40 units and awkward names."""

from dataclasses import replace
from decimal import Decimal
from itertools import cycle

from lkjip_xl.model import Office, Riwayat
from offices import TAHUN, full_office, single, with_indikator, with_setting

_NAMES = (
    "Kelurahan Karang Anyar & Sekitarnya <Wilayah Pemekaran Utara> “Sejahtera”",
    "Kelurahan Sumber Rejo-Wetan 'Makmur' 🌾",
    "Kelurahan Kademangan Kulon Progo Wonorejo Bernama Sangat Panjang Sekali",
    "Kelurahan Pilang {{ nama }}",
)


def strained_office() -> Office:
    """Return an office with a missed target, a fall, no standard, no year before, a silent unit and texts left out."""
    office = full_office()
    fell = {"target": single("95.00"), "target_perubahan": None, "standar": None, "hambatan": "", "solusi": ""}
    office = with_indikator(office, "IK1", **fell)
    office = with_indikator(office, "IK3", target=None, target_murni=None, target_renstra=None)
    kept = tuple(each for each in office.riwayat if each.indikator == "IK1" and each.tahun == TAHUN - 1)
    return replace(
        with_setting(office, camat_nip=None, luas_wilayah=None),
        riwayat=tuple(_higher(each) for each in kept),
        responden=tuple(each for each in office.responden if each.unit != "W3"),
        administrasi=tuple(each for each in office.administrasi if each.unit != "W5"),
        naskah=tuple(
            replace(part, isi="") if part.kode in {"bab1.isu", "bab4.langkah"} else part for part in office.naskah
        ),
        anggaran=tuple(replace(line, realisasi=None) if line.indikator == "IK2" else line for line in office.anggaran),
        tim=(),
    )


def crowded_office() -> Office:
    """Return an office of 40 units with long names, signs that mean something in XML, quotes and pictures in them."""
    office = full_office(respondents=60)
    [kecamatan] = [unit for unit in office.units if unit.is_kecamatan]
    [kelurahan, *_] = [unit for unit in office.units if not unit.is_kecamatan]
    units = tuple(
        replace(kelurahan, kode=f"K{at:02d}", nama=f"{name} {at}")
        for at, name in zip(range(1, 40), cycle(_NAMES), strict=False)
    )
    codes = [unit.kode for unit in units]
    named = with_indikator(
        office,
        "IK2",
        nama="Jumlah kelompok/lembaga <binaan> & “mitra” yang menjadi sasaran fasilitasi kecamatan 😀",
        penyebab="Koordinasi & pendampingan < 5 kali; lihat {{ berkas }} “lampiran” dan 'catatan' 👍.",
    )
    return replace(
        named,
        units=(*units, kecamatan),
        responden=tuple(replace(each, unit=code) for each, code in zip(office.responden, cycle(codes), strict=False)),
        kelompok=tuple(
            replace(group, unit=code, nama=f"{group.jenis} <Mawar> & “Melati” {code}-{at}")
            for code in codes
            for at, group in enumerate(office.kelompok[:4])
        ),
        administrasi=tuple(replace(office.administrasi[at % 3], unit=code) for at, code in enumerate(codes * 3)),
        kinerja=tuple(
            replace(office.kinerja[0], unit=code, uraian=f"Berkas selesai & tepat waktu {code}") for code in codes
        ),
    )


def _higher(each: Riwayat) -> Riwayat:
    return replace(each, realisasi=Decimal("93.40"))

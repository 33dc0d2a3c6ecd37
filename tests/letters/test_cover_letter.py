"""Tests of `lkjip_xl.letters.cover_letter`."""

import pytest

from letters.office import TANGGAL, make_office
from lkjip_xl.letters.cover_letter import Kiriman, cover_letter_fields, recipient, subject


@pytest.mark.parametrize(
    ("copies", "printed"), [(2, "2 (dua) eksemplar"), (12, "12 (dua belas) eksemplar"), (None, "1 (satu) eksemplar")]
)
def test_the_report_is_sent_in_as_many_copies_as_the_setting_says(copies: int | None, printed: str) -> None:
    fields = cover_letter_fields(make_office(rangkap_lkjip=copies), nomor=None, tanggal=TANGGAL, konsep=True)

    assert fields["kiriman"] == [
        {
            "no": 1,
            "jenis": "Laporan Kinerja Instansi Pemerintah (LKjIP) Kecamatan Contoh Tahun 2025",
            "banyaknya": printed,
            "keterangan": "Disampaikan dengan hormat sebagai laporan pertanggungjawaban kinerja.",
        }
    ]


def test_what_is_sent_can_be_named_line_by_line() -> None:
    sent = [Kiriman("LKjIP", "2 (dua) eksemplar"), Kiriman("Cakram padat", "1 (satu) keping", "Berisi PDF")]

    fields = cover_letter_fields(make_office(), nomor="1", tanggal=TANGGAL, konsep=False, kiriman=sent)

    assert fields["kiriman"] == [
        {"no": 1, "jenis": "LKjIP", "banyaknya": "2 (dua) eksemplar", "keterangan": ""},
        {"no": 2, "jenis": "Cakram padat", "banyaknya": "1 (satu) keping", "keterangan": "Berisi PDF"},
    ]


@pytest.mark.parametrize(
    ("by_sekcam", "jabatan"),
    [(False, ["CAMAT CONTOH,"]), (True, ["a.n. CAMAT CONTOH", "Sekretaris Kecamatan,"])],
)
def test_the_camat_signs_or_the_sekcam_in_his_name(by_sekcam: bool, jabatan: list[str]) -> None:  # noqa: FBT001 - a case, not a switch
    fields = cover_letter_fields(make_office(), nomor="1", tanggal=TANGGAL, konsep=False, by_sekcam=by_sekcam)

    assert isinstance(fields["ttd"], dict)
    assert fields["ttd"]["jabatan"] == jabatan


def test_one_copy_stays_and_one_comes_back_as_receipt() -> None:
    assert cover_letter_fields(make_office(), nomor="1", tanggal=TANGGAL, konsep=False)["lembar"] == [
        "Lembar 1: untuk penerima",
        "Lembar 2: mohon dikembalikan setelah ditandatangani sebagai tanda terima",
    ]


def test_addressee_and_subject_for_the_agenda() -> None:
    office = make_office()

    assert recipient(office) == "Kepala Bagian Organisasi Sekretariat Daerah"
    assert subject(office) == "Pengiriman LKjIP Kecamatan Contoh Tahun 2025"

"""Meanings of headings: unsur by the words of their question, never by number; personal data by their names."""

import pytest

from intake.office import UNSUR
from lkjip_xl.intake.mapping.guessing import FREE_TEXT, IGNORED, PERSONAL, Confidence, guess

QUESTIONS = {
    "U1": "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
    "U2": "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
    "U3": "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
    "U4": "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
    "U5": "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar "
    "pelayanan dengan hasil yang diberikan?",
    "U6": "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
    "U7": "Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?",
    "U8": "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
    "U9": "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
}


@pytest.mark.parametrize(("code", "question"), list(QUESTIONS.items()))
@pytest.mark.parametrize("numbered", ["{}", "8. {}", "U9 {}", "[{}]"])
def test_a_question_of_the_regulation_belongs_to_its_unsur_whatever_its_number(
    code: str, question: str, numbered: str
) -> None:
    found = guess(numbered.format(question.upper()), UNSUR)

    assert (found.key, found.confidence) == (code, Confidence.STRONG)


@pytest.mark.parametrize(
    ("heading", "key", "confidence"),
    [
        ("Sarana dan Prasarana", "U9", Confidence.EXACT),
        ("Fasilitas ruang tunggu", "U9", Confidence.WEAK),
        ("U8", "U8", Confidence.WEAK),
        ("Biaya dan persyaratan", "", Confidence.NONE),
        ("Pertanyaan 1", "", Confidence.NONE),
        ("Cap waktu", "tanggal", Confidence.EXACT),
        ("Timestamp", "tanggal", Confidence.EXACT),
        ("Tanggal pengisian kuesioner", "tanggal", Confidence.STRONG),
        ("Kelurahan tempat Anda dilayani", "unit", Confidence.STRONG),
        ("Kelurahan", "unit", Confidence.STRONG),
        ("Asal kelurahan/tempat tinggal", PERSONAL, Confidence.STRONG),
        ("Kelurahan domisili", PERSONAL, Confidence.STRONG),
        ("Layanan yang Anda terima", "layanan", Confidence.STRONG),
        ("Umur Anda (tahun)", "usia", Confidence.STRONG),
        ("Jenis kelamin:", "jenis_kelamin", Confidence.EXACT),
        ("Pendidikan terakhir Bapak/Ibu", "pendidikan", Confidence.STRONG),
        ("Pekerjaan Saudara", "pekerjaan", Confidence.STRONG),
        ("Kritik dan saran", FREE_TEXT, Confidence.STRONG),
        ("Total", IGNORED, Confidence.STRONG),
        ("Nama lengkap", PERSONAL, Confidence.STRONG),
        ("NIK", PERSONAL, Confidence.STRONG),
        ("No. HP / WA", PERSONAL, Confidence.STRONG),
        ("Alamat email", PERSONAL, Confidence.STRONG),
        ("Nomor KTP", PERSONAL, Confidence.STRONG),
        ("Nama layanan", "layanan", Confidence.STRONG),
    ],
)
def test_a_heading_is_guessed_with_a_confidence(heading: str, key: str, confidence: Confidence) -> None:
    found = guess(heading, UNSUR)

    assert (found.key, found.confidence) == (key, confidence)


def test_an_unsur_that_the_office_added_is_known_by_its_whole_name() -> None:
    unsur = {**UNSUR, "U10": "Keamanan Lingkungan"}

    assert guess("Bagaimana keamanan lingkungan di kantor kami?", unsur).key == "U10"

"""Tests of `lkjip_xl.word.properties`."""

from datetime import UTC, datetime, timedelta, timezone

import docx
import pytest

from lkjip_xl.word.properties import DocumentProperties, apply_properties

WIB = timezone(timedelta(hours=7))


@pytest.mark.parametrize(
    ("waktu", "written"),
    [
        (datetime(2026, 1, 5, 8, 30, tzinfo=WIB), datetime(2026, 1, 5, 1, 30, tzinfo=UTC)),
        (datetime(2026, 1, 5, 8, 30), datetime(2026, 1, 5, 8, 30, tzinfo=UTC)),  # noqa: DTZ001 - the case itself
    ],
)
def test_a_time_is_written_in_the_zone_of_the_file_format(waktu: datetime, written: datetime) -> None:
    document = docx.Document()

    apply_properties(document, DocumentProperties("Judul", "Kecamatan Contoh", waktu))

    assert document.core_properties.created == document.core_properties.modified == written


def test_a_title_longer_than_word_allows_is_cut_and_control_characters_vanish() -> None:
    document = docx.Document()

    apply_properties(document, DocumentProperties("J\x00" + "u" * 300, "P\n", datetime(2026, 1, 5, tzinfo=UTC), "Hal"))

    core = document.core_properties
    assert (core.title, core.author, core.subject) == ("J" + "u" * 254, "P ", "Hal")

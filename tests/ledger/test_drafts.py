"""The drafts kept in the journal: every version, none replaced."""

from dataclasses import replace
from pathlib import Path

import pytest

from ledger.samples import LATER, NOW
from lkjip_xl.ledger.drafts import Draft, DraftExistsError, Drafts
from lkjip_xl.ledger.journal import Journal

FIRST = Draft(
    kind="draf",
    version=1,
    name="Draf_LKjIP_2025_v01.docx",
    model_json='{"tahun": 2025}',
    blocks={"bab3.a.ikm.analisis": "IKM naik menjadi 82,10 – “baik”."},
    figures={"ikm.kecamatan.2025": {"teks": "82,10", "sel": "IKM!D7", "baris": 12, "sumber": None}},
    made_at=NOW,
)


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Journal(tmp_path / "journal.sqlite3", "buku-1").drafts


def test_a_draft_comes_back_as_it_was_saved(drafts: Drafts) -> None:
    drafts.save(FIRST)

    assert drafts.latest("draf") == FIRST == drafts.get("draf", 1)


def test_each_kind_counts_its_own_versions(drafts: Drafts) -> None:
    second = replace(FIRST, version=2, made_at=LATER)
    drafts.save(FIRST)
    drafts.save(second)

    assert (drafts.next_version("draf"), drafts.next_version("surat_pengantar")) == (3, 1)
    assert (drafts.latest("draf"), drafts.latest("surat_pengantar"), drafts.get("draf", 3)) == (second, None, None)


def test_a_saved_version_is_never_replaced(drafts: Drafts) -> None:
    drafts.save(FIRST)

    with pytest.raises(DraftExistsError) as refused:
        drafts.save(replace(FIRST, name="lain.docx"))

    assert str(refused.value) == (
        "[DRAF_SUDAH_ADA] Versi 1 dari dokumen draf sudah tersimpan (journal.sqlite3). "
        "Ulangi langkah itu; versi berikutnya dipilih sendiri."
    )
    assert drafts.latest("draf") == FIRST

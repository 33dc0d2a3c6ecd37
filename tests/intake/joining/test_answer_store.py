"""Answers on disk: whole, exact, and known by their content."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.intake.joining.answer_store import AnswersNotStoredError, AnswerStore
from lkjip_xl.model import Value

CODES = ("U1", "U2")


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> AnswerStore:
    return AnswerStore(tmp_path / "angket", CODES)


def record(store: AnswerStore, **changes: Value) -> dict[str, Value]:
    """A respondent with every column."""
    return dict.fromkeys(store.keys) | {"unit": "W1", "berkas": "F.xlsx", "baris": 7, "U1": 3, **changes}


texts = st.none() | st.text(min_size=1).filter(lambda text: bool(text.strip()))


@given(layanan=texts, berkas=texts, usia=st.none() | st.integers(10, 120), day=st.none() | st.dates())
def test_whatever_a_respondent_says_reads_back(
    tmp_path_factory: pytest.TempPathFactory,
    layanan: str | None,
    berkas: str | None,
    usia: int | None,
    day: date | None,
) -> None:
    store = AnswerStore(tmp_path_factory.mktemp("angket"), CODES)
    row = record(store, layanan=layanan, berkas=berkas, usia=usia, tanggal=day)

    assert store.read(store.write("W1", [row])) == [row]


def test_text_that_looks_like_a_formula_is_none_in_the_file(store: AnswerStore) -> None:
    name = store.write("W1", [record(store, layanan="=1+1")])

    assert ",'=1+1," in (store.folder / name).read_text(encoding="utf-8")
    assert (store.read(name) or [{}])[0]["layanan"] == "=1+1"


def test_equal_answers_have_one_file_and_others_another(store: AnswerStore) -> None:
    names = [store.write("W1", [record(store, U1=score)]) for score in (3, 3, 4)]

    assert names[0] == names[1] != names[2]
    assert sorted(path.name for path in store.folder.iterdir()) == sorted(set(names))


def test_a_file_that_somebody_changed_is_not_read(store: AnswerStore) -> None:
    name = store.write("W1", [record(store)])
    with (store.folder / name).open("a", encoding="utf-8") as file:
        file.write("W1,9\n")

    assert store.read(name) is None


def test_a_file_of_other_unsur_and_a_missing_one_are_not_read(store: AnswerStore) -> None:
    name = store.write("W1", [record(store)])

    assert AnswerStore(store.folder, ("U1",)).read(name) is None
    assert store.read("W9-abc.csv") is None


def test_only_files_that_the_master_names_survive_tidying(store: AnswerStore) -> None:
    kept, gone = (store.write(unit, [record(store, unit=unit)]) for unit in ("W1", "W/2"))

    store.prune({kept})

    assert [path.name for path in store.folder.iterdir()] == [kept]
    assert gone.startswith("W_2-")


def test_a_folder_that_takes_no_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "angket").write_text("bukan folder", encoding="utf-8")

    with pytest.raises(AnswersNotStoredError) as refusal:
        AnswerStore(tmp_path / "angket", CODES).write("W1", [])

    assert str(refusal.value) == (
        f"[ANSWERS_NOT_STORED] Jawaban responden tidak dapat disimpan di folder angket ({tmp_path}). "
        "Periksa izin folder dan sisa ruang disk, lalu ulangi."
    )


@pytest.mark.parametrize(
    ("changes", "may_leave"),
    [({}, True), ({"U2": None}, True), ({"berkas": None}, False), ({"U1": 5}, False), ({"U1": "tiga"}, False)],
)
def test_what_people_typed_or_spoiled_stays_in_their_sight(
    store: AnswerStore,
    changes: dict[str, Value],
    may_leave: bool,  # noqa: FBT001  a case of the table
) -> None:
    assert store.may_hold(record(store, **changes)) is may_leave

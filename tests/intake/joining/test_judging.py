"""Which files count: the same answer whatever the order in which they were read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.intake.joining.judging import Outcome, judge
from lkjip_xl.intake.parsed import Parsed, Source
from lkjip_xl.model import Finding, Severity

REFUSAL = Finding("UJI", Severity.GALAT, "Rusak", "Perbaiki.")
FIRST_DAY = date(2026, 1, 1)

forms = st.builds(
    Parsed,
    file=st.sampled_from([f"{letter}.xlsx" for letter in "ABCDEF"]),
    sha256=st.uuids().map(str),
    source=st.sampled_from([Source.FORM, Source.FORM, Source.EXPORT, Source.OTHER]),
    unit=st.sampled_from(["W1", "W2"]),
    findings=st.sampled_from([(), (), (), (REFUSAL,)]),
    filled_on=st.none() | st.integers(0, 2).map(lambda days: FIRST_DAY + timedelta(days=days)),
)


def sound_forms(files: Sequence[Parsed], unit: str) -> list[Parsed]:
    """Forms of a unit that nothing refuses."""
    return [file for file in files if file.source is Source.FORM and file.unit == unit and not file.is_refused]


@given(data=st.data(), files=st.lists(forms, max_size=7, unique_by=lambda parsed: parsed.sha256))
def test_the_judgement_does_not_depend_on_the_order(data: st.DataObject, files: list[Parsed]) -> None:
    copies = [replace(file, file=f"Salinan {file.file}") for file in files[:2]]

    assert judge(data.draw(st.permutations(files + copies))) == judge(files + copies)


@given(files=st.lists(forms, max_size=7, unique_by=lambda parsed: parsed.sha256))
def test_at_most_one_form_of_a_unit_counts_and_it_is_the_latest(files: list[Parsed]) -> None:
    judged = judge(files)

    assert len(judged) == len(files)
    for unit in ("W1", "W2"):
        rivals = sound_forms(files, unit)
        counted = [item.parsed for item in judged if item.outcome is Outcome.ACCEPTED and item.parsed in rivals]
        days = sorted((file.filled_on or date.min for file in rivals), reverse=True)
        is_clear = len(rivals) == 1 or (len(rivals) > 1 and date.min not in days and days[0] > days[1])
        assert len(counted) == int(is_clear)
        assert all((file.filled_on or date.min) == days[0] for file in counted)


@given(file=forms)
def test_a_copy_is_the_same_and_a_file_of_no_use_is_skipped(file: Parsed) -> None:
    first, second = judge([file, replace(file, file="Z.xlsx")])

    if file.source is Source.OTHER:
        assert first.outcome is second.outcome is (Outcome.REFUSED if file.is_refused else Outcome.SKIPPED)
    else:
        assert first.outcome is (Outcome.REFUSED if file.is_refused else Outcome.ACCEPTED)
        assert second.outcome is Outcome.SAME
        assert [finding.code for finding in second.findings] == ["FILE_DUPLICATE"]

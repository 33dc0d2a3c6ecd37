"""States of the requests after a consolidation."""

from collections.abc import Mapping, Sequence
from datetime import date

from lkjip_xl.intake.consolidation import Consolidation, FileOutcome
from lkjip_xl.intake.joining.earlier import Earlier
from lkjip_xl.intake.joining.judging import Outcome
from lkjip_xl.intake.parsed import Source
from lkjip_xl.model import Row, Value
from lkjip_xl.sop.requests.follow import Arrival, Requests, follow
from sop.requests_at_hand import answers, request

TODAY = date(2026, 1, 16)
FORM = FileOutcome("f.xlsx", "W1", Outcome.ACCEPTED, 2, "a1", None, {"tblAngket": 2}, Source.FORM)
EXPORT = FileOutcome("ekspor.csv", "W1", Outcome.ACCEPTED, 3, "b2", None, {"tblAngket": 3}, Source.EXPORT)


def followed(row: Row, *files: FileOutcome, after: Sequence[Mapping[str, Value]] = ()) -> Requests:
    """One request after a consolidation of files that changed its unit's answers."""
    merged = Consolidation(files, {}, (), {}, ("U1",))
    arrival = Arrival(merged, Earlier({}, {}, ()), {"tblAngket": after, "tblRekap": ()}, {("W1", "SKM")})
    return follow([row], arrival, TODAY)


def test_a_choice_that_was_never_taken_up_stays_when_data_change_and_nothing_lapses() -> None:
    result = followed(request(keputusan="Setujui"), FORM)

    assert [(row["keputusan"], row["status"]) for row in result.rows] == [("Setujui", "Diterima")]
    assert result.findings == []


def test_an_approval_lapses_when_data_change() -> None:
    result = followed(request(keputusan="Setujui", oleh="Kasubbag", status="Disetujui"), FORM)

    assert [(row["keputusan"], row["status"]) for row in result.rows] == [(None, "Diterima")]
    assert [finding.code for finding in result.findings] == ["APPROVAL_LAPSED"]


def test_a_form_and_an_export_of_one_unit_are_both_counted_and_named() -> None:
    both = [*answers(3, 4), *answers(2, 2, 2, berkas="ekspor.csv")]

    [row] = followed(request(), FORM, EXPORT, after=both).rows

    assert (row["berkas"], row["baris"]) == ("f.xlsx | ekspor.csv", 5)

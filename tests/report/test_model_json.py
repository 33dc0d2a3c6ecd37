"""The model as JSON: complete, by reference, and the same for the same office."""

import json
from typing import Any

from lkjip_xl.report.model_json import model_json
from offices import full_office, poor_office
from report.reports import model_of


def figure_ids(value: Any) -> set[str]:  # noqa: ANN401 - parsed JSON
    """Return every id that the parsed blocks refer to."""
    match value:
        case {"figure": str(name), **rest} if not rest:
            return {name}
        case {"series": dict(series), **rest}:
            return figure_ids(rest) | {name for names in series.values() for name in names if name}
        case dict():
            return {name for child in value.values() for name in figure_ids(child)}
        case list():
            return {name for child in value for name in figure_ids(child)}
    return set()


def test_every_figure_is_listed_once_and_every_reference_leads_to_one() -> None:
    content = json.loads(model_json(model_of(full_office())))

    ids = [each["id"] for each in content["figures"]]
    assert len(ids) == len(set(ids)) > 500
    assert figure_ids(content["blocks"]) == set(ids)


def test_a_figure_keeps_its_exact_value_its_cell_and_its_explanation() -> None:
    content = json.loads(model_json(model_of(full_office())))

    ikm = next(each for each in content["figures"] if each["id"] == "ikm.kecamatan.2025")
    assert ikm["printed"] == "83,21"
    assert ikm["cell"] == "Beranda!ikm_kecamatan"
    assert ikm["explanation"].startswith("83,21 = 3,")


def test_block_ids_are_unique() -> None:
    for office in (full_office(), poor_office()):
        ids = [block.id for block in model_of(office).blocks]

        assert len(ids) == len(set(ids))


def test_equal_offices_give_equal_json() -> None:
    assert model_json(model_of(full_office())) == model_json(model_of(full_office()))

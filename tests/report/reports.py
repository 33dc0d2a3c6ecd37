"""Reports made from synthetic offices, for the tests of this folder."""

from datetime import date

from lkjip_xl.model import Office
from lkjip_xl.report.blocks import Narrative, ReportModel, Table, plain
from lkjip_xl.report.lkjip import build_report
from lkjip_xl.rules.evaluation import evaluate

TODAY = date(2026, 1, 20)


def model_of(office: Office, *, provisional: tuple[str, ...] = ()) -> ReportModel:
    """Return the report of an office."""
    return build_report(office, evaluate(office), today=TODAY, version=3, provisional=provisional)


def told(model: ReportModel, block_id: str) -> str:
    """Return the words of a narrative."""
    block = next(block for block in model.blocks if block.id == block_id)
    if not isinstance(block, Narrative):
        raise TypeError(block_id)
    return "\n".join(plain(text) for text in block.paragraphs)


def rows(model: ReportModel, block_id: str) -> list[dict[str, str]]:
    """Return the rows of a table as printed."""
    block = table(model, block_id)
    return [{key: plain(text) for key, text in row.items()} for row in block.rows]


def table(model: ReportModel, block_id: str) -> Table:
    """Return a table."""
    block = next(block for block in model.blocks if block.id == block_id)
    if not isinstance(block, Table):
        raise TypeError(block_id)
    return block

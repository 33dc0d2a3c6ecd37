"""Rules over whole rows of one returned table, as one table: which rule looks at which table.

Layer: intake. Pure. What a single cell can break is checked in `cells`; what only several files show, in `unit_checks`.
The key of a rule is the code of its finding: severity, sentence and remedy stand in `findings.toml` under it.
Source: issue A, "Bad input"; DOMAIN sections 1 to 3.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lkjip_xl.intake.checking import answer_rules, data_rules
from lkjip_xl.intake.checking.hits import Rule, worded
from lkjip_xl.intake.reading.tables import TableData
from lkjip_xl.intake.wording import Place, word
from lkjip_xl.model import Finding

ANSWERS: Final = "tblAngket"

RULES: Final[Mapping[str, Mapping[str, Rule]]] = {
    ANSWERS: {
        "RESPONDENT_WITHOUT_ANSWERS": answer_rules.silent_respondents,
        "DUPLICATE_RESPONDENT": answer_rules.repeated_respondents,
        "ANSWERS_ALL_ALIKE": answer_rules.answers_all_alike,
    },
    "tblPemmas": {
        "PROOF_MISSING": data_rules.facilitated_without_proof,
        "CLAIM_CONTRADICTED": data_rules.described_but_not_facilitated,
    },
    "tblAdministrasi": {
        "COUNT_ABOVE_TOTAL": data_rules.handled_above_total,
        "PROOF_MISSING": data_rules.documents_without_proof,
        "ROW_TWICE": data_rules.kinds_named_twice,
    },
    "tblKinerja": {
        "PERCENT_AS_FRACTION": data_rules.percentages_as_fractions,
        "REALISASI_FAR_ABOVE": data_rules.realisasi_far_above_target,
        "ROW_TWICE": data_rules.kinerja_named_twice,
    },
}
"""Rules by table and code."""


def check_rows(name: str, table: TableData, codes: Sequence[str]) -> list[Finding]:
    """Return what the rules find in the rows of a table whose cells are all sound by themselves.

    Args:
        name: Name of the table, such as `tblAngket`.
        table: Its filled rows.
        codes: Codes of the unsur.
    """
    if name == ANSWERS and not has_answers(table, codes):
        return [word("NO_RESPONDENTS", Place(table.file, table.sheet))]
    return list(_findings(name, table, codes)) if table.rows else []


def _findings(name: str, table: TableData, codes: Sequence[str]) -> Iterator[Finding]:
    for code, rule in RULES.get(name, {}).items():
        if hits := list(rule(table, codes)):
            yield from worded(code, hits, table)


def has_answers(table: TableData, codes: Sequence[str]) -> bool:
    """Whether somebody answered some unsur."""
    return any(score is not None for code in codes for score in table.columns.get(code, ()))

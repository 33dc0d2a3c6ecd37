"""Evaluation of an office: all figures of a report year, computed once; everything that prints takes them from here.

Layer: rules. Pure: no workbook, file, clock or pandas.
Source: PermenPANRB 14/2017 (IKM), PermenPANRB 53/2014 (the comparisons of Bab III.A).
"""

from lkjip_xl.rules.evaluation.budget import check_budget
from lkjip_xl.rules.evaluation.evaluate import evaluate
from lkjip_xl.rules.evaluation.results import BudgetGroup, Evaluation, IndikatorResult, UnitIkm, YearResult

__all__ = ["BudgetGroup", "Evaluation", "IndikatorResult", "UnitIkm", "YearResult", "check_budget", "evaluate"]

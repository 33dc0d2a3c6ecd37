"""The live line above each table of a form: how much is filled, and what it comes to so far.

Layer: book. Each line is a pair: the formula, and the text it shows for the rows put into the form.
"""

from lkjip_xl.book.building.form_figures import Completeness, Share, SkmFigures
from lkjip_xl.book.building.form_formulas import two_decimals
from lkjip_xl.book.building.form_plan import VALUE_COLUMN, Block, SummaryPlan, cell
from lkjip_xl.rules.printing import angka, persen

Live = tuple[str, str]

_NO_INDEX = "IKM belum dapat dihitung"


def live_survey(plan: SummaryPlan, survey: SkmFigures) -> Live:
    """Return the line above the questionnaire: `Terisi 214 responden · IKM sementara 82,10 (B) · 2 jawaban kosong`."""
    respondents, index, empty = plan.figure("responden"), plan.figure("ikm"), plan.figure("kosong")
    wrong, mutu = plan.figure("salah"), plan.figure("mutu")
    figure = f'IF({index}="","{_NO_INDEX}","IKM sementara "&{two_decimals(index)}&" ("&{mutu}&")")'
    faults = f'&IF({wrong}=0,""," · "&{wrong}&" jawaban di luar skala")'
    formula = f'"Terisi "&{respondents}&" responden · "&{figure}&" · "&{empty}&" jawaban kosong"{faults}'
    return formula, _survey_text(survey)


def live_share(plan: SummaryPlan, line: int, block: Block, noun: str, share: Share, complete: Completeness) -> Live:
    """Return the line above a table that comes to a percentage: `Terisi 24 baris · 75,00% difasilitasi · Lengkap`."""
    percent = cell(block.last, VALUE_COLUMN + 2)
    figure = f'IF({percent}="","",{two_decimals(percent)}&"% {noun} · ")'
    formula = f'"Terisi "&{plan.filled(line)}&" baris · "&{figure}&{plan.words(line)}'
    exact = share.percentage.exact
    shown = "" if exact is None else f"{persen(exact)} {noun} · "
    return formula, f"Terisi {complete.filled} baris · {shown}{complete.words}"


def live_rows(plan: SummaryPlan, line: int, complete: Completeness) -> Live:
    """Return the line above a table without a figure of its own: `Terisi 5 baris · Lengkap`."""
    formula = f'"Terisi "&{plan.filled(line)}&" baris · "&{plan.words(line)}'
    return formula, f"Terisi {complete.filled} baris · {complete.words}"


def _survey_text(survey: SkmFigures) -> str:
    ikm = survey.ikm
    index = f"IKM sementara {angka(ikm.printed)} ({ikm.mutu})" if ikm else _NO_INDEX
    faults = f" · {survey.wrong} jawaban di luar skala" if survey.wrong else ""
    empty = survey.empty
    return f"Terisi {survey.tally.respondents} responden · {index} · {empty} jawaban kosong{faults}"

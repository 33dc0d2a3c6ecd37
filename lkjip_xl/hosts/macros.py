"""The buttons of Beranda, in SOP order: each opens one step on the master that the user has open.

Layer: hosts. No cell address, no condition, no error handling: the step knows the work, `button` knows the program.
Steps are imported inside the functions, so that a click waits only for what it needs.
Source: DESIGN section 6; `book.schema.buttons` names the macros.
"""

from lkjip_xl.hosts.button import Click, button
from lkjip_xl.sop.result import StepResult


@button
def disposisi(click: Click) -> StepResult:
    """Button "Disposisi" (SOP step 1): the lembar disposisi."""
    from lkjip_xl.sop import step_1_disposisi as step

    return step.run(click.book, now=click.now, recorder=click.recorder)


@button
def buat_format(click: Click) -> StepResult:
    """Button "Buat Format dan Surat" (SOP step 2): forms, format sistematika and request letters."""
    from lkjip_xl.sop import step_2_formulir as step

    return step.run(click.book, now=click.now, recorder=click.recorder)


@button
def pengingat(click: Click) -> StepResult:
    """Button "Pengingat" (SOP step 3): reminders for the units whose data have not come in."""
    from lkjip_xl.sop import pengingat as step

    return step.run(click.book, now=click.now, recorder=click.recorder)


@button
def konsolidasi(click: Click) -> StepResult:
    """Button "Konsolidasi" (SOP steps 3 and 4): the returned forms become tables of the master."""
    from lkjip_xl.sop import step_3_konsolidasi as step

    return step.run(click.book, now=click.now, recorder=click.recorder, progress=click.progress)


@button
def hitung_ulang(click: Click) -> StepResult:
    """Button "Hitung Ulang" (SOP step 4): all figures."""
    from lkjip_xl.sop import hitung as step

    return step.run(click.book, now=click.now, recorder=click.recorder)


@button
def generate_draft(click: Click) -> StepResult:
    """Button "Generate Draft" (SOP step 4): figures, LKjIP draft and numbered cover letter."""
    from lkjip_xl.sop import step_4_draf as step

    return step.run(click.book, now=click.now, recorder=click.recorder)


@button
def periksa(click: Click) -> StepResult:
    """Button "Periksa": conformity of the report, its newest document and the office's templates."""
    from lkjip_xl.sop.checking import periksa_master as step

    return step.run(click.book, now=click.now, recorder=click.recorder)


@button
def dokumen_final(click: Click) -> StepResult:
    """Button "Dokumen Final" (SOP steps 6 and 7): the report for signing, once nothing is missing."""
    from lkjip_xl.sop import final as step

    return step.run(click.book, now=click.now, recorder=click.recorder)


@button
def surat_pengantar(click: Click) -> StepResult:
    """Button "Surat Pengantar" (SOP step 8): the cover letter and its number."""
    from lkjip_xl.sop import step_8_pengiriman as step

    return step.run(click.book, now=click.now, recorder=click.recorder)


@button
def diagnosa(click: Click) -> StepResult:
    """Button "Diagnosa": what keeps a button from running, on the sheet of that name."""
    from lkjip_xl.hosts.diagnosa import sheet

    return sheet.run(click.book, now=click.now, recorder=click.recorder)

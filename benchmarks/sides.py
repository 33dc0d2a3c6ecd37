"""One side of a comparison, run in a process of its own: prints the seconds its work took, imports excluded.

python benchmarks/sides.py SIDE FOLDER, where FOLDER holds the collected master.
"""

import sys
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

Files = Sequence[Path]


def draft(files: Files) -> Callable[[], object]:
    """Our draft of an office that has been read: figures, model, document, read back."""
    return _draft(files)


def read_and_draft(files: Files) -> Callable[[], object]:
    """The same, and the reading of the workbook before it."""
    from example import office_of, write_draft

    [master] = files
    return lambda: write_draft(office_of(master), master.with_name("draf.docx"))


def draft_6(files: Files) -> Callable[[], object]:
    """Our draft of an office with 6 wards."""
    return _draft(files, wards=6)


def draft_60(files: Files) -> Callable[[], object]:
    """Our draft of an office with 60 wards."""
    return _draft(files, wards=60)


def docxtpl(files: Files) -> Callable[[], object]:
    """Bare docxtpl: the same template with the same context, loaded, rendered and saved."""
    from docxtpl import DocxTemplate
    from example import draft_context, template

    from lkjip_xl.word.sandbox import Sandbox

    [master] = files
    context = draft_context(master)

    def render() -> object:
        document = DocxTemplate(template())
        document.render(context, Sandbox(lambda *_: None), autoescape=True)
        target = BytesIO()
        document.save(target)
        return target

    return render


def numbers(files: Files) -> Callable[[], object]:
    """Our layout pass: page numbers in the contents of a draft."""
    return _layout(files, with_pdf=False)


def pdf(files: Files) -> Callable[[], object]:
    """The same, and the draft as PDF/A."""
    return _layout(files, with_pdf=True)


def convert(files: Files) -> Callable[[], object]:
    """Bare LibreOffice with a new profile: the draft as PDF, without numbers."""
    import subprocess

    from lkjip_xl.suite.find import find_soffice

    soffice, document = find_soffice(), _written_draft(files)
    profile = f"-env:UserInstallation={document.with_name('profil').as_uri()}"
    command = [str(soffice), profile, "--headless", "--convert-to", "pdf", "--outdir", str(document.parent)]
    return lambda: subprocess.run([*command, str(document)], check=True, capture_output=True)


def _draft(files: Files, wards: int | None = None) -> Callable[[], object]:
    from example import office_of, with_wards, write_draft

    [master] = files
    office = office_of(master)
    office = office if wards is None else with_wards(office, wards)
    return lambda: write_draft(office, master.with_name("draf.docx"))


def _layout(files: Files, *, with_pdf: bool) -> Callable[[], object]:
    from lkjip_xl.sop.desk import Change
    from lkjip_xl.sop.layout_pass import lay_out

    document = _written_draft(files)
    return lambda: lay_out(document, Change("draf", []), with_pdf=with_pdf)


def _written_draft(files: Files) -> Path:
    import tempfile

    from example import office_of, write_draft

    [master] = files
    document = Path(tempfile.mkdtemp(dir=master.parent)) / "draf.docx"
    write_draft(office_of(master), document)
    return document


WARM = {side.__name__: side for side in (draft, read_and_draft, draft_6, draft_60, docxtpl)}
"""Sides that run once before the clock starts: what they import while they work is not what is compared."""
SIDES = WARM | {side.__name__: side for side in (numbers, pdf, convert)}

if __name__ == "__main__":
    prepared = SIDES[sys.argv[1]](sorted(Path(sys.argv[2]).glob("*.xls?")))
    if sys.argv[1] in WARM:
        prepared()
    start = time.perf_counter()
    prepared()
    sys.stdout.write(f"{time.perf_counter() - start:.6f}\n")

"""One side of a comparison, run in a process of its own: prints the seconds its work took, imports excluded.

python benchmarks/sides.py SIDE FOLDER, where FOLDER holds the forms, or the collected master for `draft` and `docxtpl`.
"""

import sys
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

Files = Sequence[Path]


def ours(files: Files) -> Callable[[], object]:
    """Our consolidation: gate, checks, merge; the master is not written."""
    from forms import TAHUN, UNSUR, make_units

    from lkjip_xl.intake.consolidation import consolidate

    units = make_units(len(files))
    return lambda: consolidate(files, tahun=TAHUN, units=units, unsur=UNSUR)


def calamine(files: Files) -> Callable[[], object]:
    """Bare python-calamine: every sheet of every form."""
    from python_calamine import CalamineWorkbook

    def read() -> object:
        books = [CalamineWorkbook.from_path(str(path)) for path in files]
        return [[book.get_sheet_by_name(name).to_python() for name in book.sheet_names] for book in books]

    return read


def openpyxl(files: Files) -> Callable[[], object]:
    """The usual way: pandas.read_excel with openpyxl, every sheet."""
    import pandas as pd

    return lambda: [pd.read_excel(path, sheet_name=None, engine="openpyxl") for path in files]


def draft(files: Files) -> Callable[[], object]:
    """Our draft: figures, model, document."""
    from example import write_draft

    [master] = files
    return lambda: write_draft(master, master.with_name("draf.docx"))


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


SIDES = {side.__name__: side for side in (ours, calamine, openpyxl, draft, docxtpl)}

if __name__ == "__main__":
    prepared = SIDES[sys.argv[1]](sorted(Path(sys.argv[2]).glob("*.xls?")))
    start = time.perf_counter()
    prepared()
    sys.stdout.write(f"{time.perf_counter() - start:.6f}\n")

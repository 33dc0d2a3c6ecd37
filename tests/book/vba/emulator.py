"""A macro workbook in pyOpenVBA's emulator of Excel, with what it asks Python to run recorded.

The emulator cannot read xlwings' module, so a module of the same name records what it is asked.
"""

from pathlib import Path

from pyopenvba.apps.excel import ExcelApplication

from lkjip_xl.book.build import build_master
from lkjip_xl.book.file import FileBook
from lkjip_xl.book.schema.master import MASTER
from lkjip_xl.book.vba.texts import macro_texts, xlwings_texts

RECORDER = """Attribute VB_Name = "xlwings"
Public Function RunPython(PythonCommand As String)
    Worksheets("xlwings.conf").Range("D1").Value = PythonCommand
    Worksheets("xlwings.conf").Range("D2").Value = Range("pesan_terakhir").Value
    {more}
End Function
Function FileExists(ByVal FileSpec As String) As Boolean
    FileExists = (FileSpec = "C:\\LKjIP\\python.exe")
End Function
"""


class Excel:
    """A macro workbook open in the emulator."""

    def __init__(self, path: Path, more: str = "", interpreter: str = "") -> None:
        """Build and open it; `more` is what Python would do to the workbook."""
        texts = {name: text for name, text in macro_texts().items() if name not in xlwings_texts()}
        vba = {**texts, "xlwings": RECORDER.format(more=more)}
        build_master(path, tahun=2025, id_buku="UJI", names={"interpreter_win": interpreter}, vba=vba)
        self._message = FileBook(path, MASTER).cell_of("pesan_terakhir")
        self.app = ExcelApplication.open(str(path))

    @property
    def command(self) -> str:
        """What Python was asked to run."""
        return str(self.app.sheet("xlwings.conf").value("D1"))

    @property
    def message_meanwhile(self) -> str:
        """What Beranda showed at that moment."""
        return str(self.app.sheet("xlwings.conf").value("D2"))

    @property
    def message(self) -> str:
        """What Beranda shows now."""
        sheet, cell = self._message
        return str(self.app.sheet(sheet).value(cell))

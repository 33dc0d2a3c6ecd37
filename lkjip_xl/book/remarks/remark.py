"""What is said about a form: one remark, and the words around all of them.

Layer: book.
"""

from dataclasses import dataclass

AUTHOR = "LKjIP Kecamatan"
"""Author of our comments: the next remarks on the same form replace them and leave the unit's own alone."""


@dataclass(frozen=True)
class Remark:
    """One thing to mend.

    Attributes:
        sheet: Sheet as it is called in the form; empty where the remark is about the whole form.
        cell: Address on it, such as `D17`; empty where it is about the whole sheet.
        weight: `galat` or `peringatan`, as the sheet shows it.
        what: What is wrong.
        remedy: How to mend it.
    """

    sheet: str
    cell: str
    weight: str
    what: str
    remedy: str

    @property
    def text(self) -> str:
        """What and how as one text."""
        return f"{self.what}. {self.remedy}"


@dataclass(frozen=True)
class Heading:
    """What stands above the list: a title and a few sentences on what to do."""

    title: str
    sentences: tuple[str, ...]

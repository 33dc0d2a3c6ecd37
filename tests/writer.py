"""A running LibreOffice Writer for tests, in which documents are edited as people edit them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from calc import Calc


class Writer(Calc):
    """LibreOffice that opens a document, edits it with the cursor and saves it under another name."""

    driver = Path(__file__).with_name("writer_driver.py")

    def edit(self, path: Path, target: Path, edits: Sequence[Mapping[str, object]], *, tracked: bool) -> Path:
        """Do edits (see `writer_driver.EDITS`) with or without Record Changes and return the saved .docx."""
        self.order("edit", path=str(path), target=str(target), tracked=tracked, edits=list(edits))
        return target

"""The gate: what a returned file really is, whether it is safe to read, and what it carries besides cells.

Layer: intake. Looks at bytes, zip entries and XML text; knows no form and no value. Nothing in a file is executed.
"""

from lkjip_xl.intake.gate.kinds import FileKind, kind_of
from lkjip_xl.intake.gate.package import open_archive, open_package
from lkjip_xl.intake.gate.refusals import EmptyFileError

__all__ = ["EmptyFileError", "FileKind", "kind_of", "open_archive", "open_package"]

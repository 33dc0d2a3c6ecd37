"""lkjip_xl: the LKjIP of an Indonesian kecamatan from its master workbook and its units' forms.

The public functions are exported lazily: importing the package loads none of pandas, openpyxl or docxtpl.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lkjip_xl.library import compute_capaian, compute_ikm, consolidate, generate_draft, open_master

__all__ = ["compute_capaian", "compute_ikm", "consolidate", "generate_draft", "open_master"]


def __getattr__(name: str) -> object:
    """Load a public function on its first use."""
    if name in __all__:
        return getattr(import_module("lkjip_xl.library"), name)
    message = f"module 'lkjip_xl' has no attribute {name!r}"
    raise AttributeError(message)

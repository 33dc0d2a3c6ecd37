"""Build every Word template afresh: `python -m scripts.templates [folder]`; by default into templates/."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from lkjip_xl.word.lookup import TEMPLATE_TITLE
from lkjip_xl.word.properties import DocumentProperties, apply_properties
from lkjip_xl.word.saving import package_bytes, save_whole
from scripts.templates import kuesioner, letters, lkjip

BUILDERS = {**letters.TEMPLATES, **kuesioner.TEMPLATES, **lkjip.TEMPLATES}
_BUILT = datetime(2026, 1, 1, tzinfo=UTC)
"""One time for all, so that an unchanged builder gives unchanged bytes."""


def main(folder: Path) -> None:
    """Write the templates into a folder."""
    for name, build in BUILDERS.items():
        document = build()
        apply_properties(document, DocumentProperties(f"{TEMPLATE_TITLE}{name}", "lkjip_xl", _BUILT))
        save_whole(package_bytes(document), folder / name, overwrite=True)
        print(folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "templates")

"""Command line of the generator: `python -m scripts.contoh [--out FOLDER]`.

Layer: scripts.
"""

from argparse import ArgumentParser
from pathlib import Path

from scripts.contoh.making import make_office

_DEFAULT = Path(__file__).parents[2] / "workbooks" / "contoh"


def main() -> None:
    """Write the example office and say where."""
    parser = ArgumentParser(prog="scripts/make_contoh", description="Writes the example office.")
    parser.add_argument("--out", type=Path, default=_DEFAULT, help="folder of the example office")
    folder = parser.parse_args().out
    make_office(folder)
    print(f"Example office written to {folder}")


if __name__ == "__main__":
    main()

"""The command `lkjip` (being written)."""


def main() -> None:
    """Run the command."""

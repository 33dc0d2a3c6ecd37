"""Entry points of the bridge: LibreOffice calls `jalankan` for a button and `fungsi` for a cell function.

Layer: hosts, inside LibreOffice. Nothing here knows what a button does: it starts our Python and serves its requests.
"""

from typing import Any

from lkjip_calc import cell_functions, click, opening  # type: ignore[import-not-found]


def jalankan(document: Any, function: Any, *_event: Any) -> Any:
    """Run the macro function of our Python on this document; return its sentence."""
    return click.run(document, function)


def fungsi(name: Any, arguments: Any) -> Any:
    """Return what a cell function of our Python answers."""
    return cell_functions.call(name, arguments)


def saat_dibuka(event: Any = None, *_rest: Any) -> Any:
    """Prepare a document that was just loaded (event "OnLoadFinished": earlier than any macro of it)."""
    opening.prepare(event)
    opening.run_before(event)


g_exportedScripts = (jalankan, fungsi, saat_dibuka)  # noqa: N816  LibreOffice looks for this name

# ruff: noqa: UP032  LibreOffice's own Python may be 3.5, which has no f-strings
"""Entry points of the bridge: LibreOffice calls `jalankan` for a button and `fungsi` for a cell function.

Layer: hosts, inside LibreOffice. Nothing here knows what a button does: it starts our Python and serves its requests.
"""

from lkjip_calc import cell_functions, click, opening  # type: ignore[import-not-found]


def jalankan(document, function, *_event):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN201
    """Run the macro function of our Python on this document; return its sentence."""
    return click.run(document, function)


def fungsi(name, arguments):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    """Return what a cell function of our Python answers."""
    return cell_functions.call(name, arguments)


def saat_dibuka(event=None, *_rest):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN201
    """Prepare a document that was just loaded (event "OnLoadFinished": earlier than any macro of it)."""
    opening.prepare(event)
    opening.run_before(event)


g_exportedScripts = (jalankan, fungsi, saat_dibuka)  # noqa: N816  LibreOffice looks for this name

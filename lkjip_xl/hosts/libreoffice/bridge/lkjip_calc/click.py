"""One click on a button: start our Python, serve its requests until it is done, show its sentence."""

from typing import Any

from . import operations
from .child import Child, ChildError
from .session import Session

MODULE = "lkjip_xl.hosts.libreoffice.child"
_PATIENCE = 0.05  # seconds between two looks at the window
_running = []  # type: list[str]


def run(document: Any, function: Any) -> str:
    """Return the Indonesian sentence with which the function ended; it was shown already if a window is there."""
    if _running:
        return "Pekerjaan sebelumnya masih berjalan; tunggu sampai selesai."
    _running.append(function)
    session = Session(document)
    try:
        session.begin()
        _serve(session, function)
    except ChildError as error:
        session.say("{}. Tutup LibreOffice, jalankan lkjip diagnosa, lalu ulangi.".format(error))
    finally:
        session.end()
        _running.clear()
    return session.show_sentence()


def _serve(session: Any, function: Any) -> None:
    child = Child(MODULE, function)
    session.watch(child)
    try:
        while True:
            request = child.receive(_PATIENCE)
            if request is None:
                session.breathe()
            elif request["op"] == "done":
                break
            else:
                child.send(operations.perform(session, request))
    finally:
        session.watch(None)
        child.stop()

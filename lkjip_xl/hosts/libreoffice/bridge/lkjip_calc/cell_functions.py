"""Cell functions: one child that stays, because a sheet asks for hundreds of answers."""

from typing import Any

from .child import Child, ChildError

MODULE = "lkjip_xl.hosts.libreoffice.functions"
_PATIENCE = 30  # seconds; the first answer waits for our Python to start
_children = []  # type: list[Child]


def call(name: Any, arguments: Any) -> Any:
    """Return the answer of a function, or a short text that begins with "#LKJIP:"."""
    message = {"name": name, "arguments": [_plain(argument) for argument in arguments]}
    try:
        return _ask(message)
    except ChildError:
        _forget()
    try:
        return _ask(message)  # it died between two answers: once more with a new one
    except ChildError:
        _forget()
        return "#LKJIP: Python tidak menjawab; jalankan lkjip diagnosa"


def _ask(message: Any) -> Any:
    if not _children:
        _children.append(Child(MODULE))
    child = _children[0]
    child.send(message)
    answer = child.receive(_PATIENCE)
    if answer is None:
        raise ChildError("Python tidak menjawab")
    return _for_cells(answer["ok"])


def _forget() -> None:
    while _children:
        child = _children.pop()
        if child.is_alive():
            child.kill()
        child.stop()


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if isinstance(value, (bool, int, float, str)) else None


def _for_cells(value: Any) -> Any:
    return tuple(_for_cells(item) for item in value) if isinstance(value, list) else value

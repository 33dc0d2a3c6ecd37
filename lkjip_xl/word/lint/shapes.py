"""The names that a template may use, as a tree: what has fields, what is a list, what is a single value.

Layer: word. Pure. Which names there are is told by who fills the template; here they are only looked up.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

_ANY_KEY = "*"


@dataclass(frozen=True)
class TemplateNames:
    """What may and must stand in a template.

    Attributes:
        known: Every dotted name that the data have (`shape_of` tells how lists are written).
        required: Those that a document without a part of its content would lack.
        narratives: Those whose paragraphs people edit in the document; a fixed paragraph stands on both sides.
    """

    known: Collection[str]
    required: Collection[str] = ()
    narratives: Collection[str] = ()


@dataclass(frozen=True)
class Shape:
    """A name's inside.

    Attributes:
        path: Its dotted name; the members of a list end in `[]` (`kiriman[].no`).
        fields: What it has by name; empty for a single value.
        item: What the members of a list are; None if it is no list.
        is_open: It has fields whose names the office chooses; they are reached by `[…]` only.
        is_known: Nothing is known of it, so nothing in it is wrong.
    """

    path: str = ""
    fields: Mapping[str, "Shape"] = field(default_factory=dict)
    item: "Shape | None" = None
    is_open: bool = False
    is_known: bool = True

    @property
    def is_value(self) -> bool:
        """Whether it can be printed: it is neither a list nor a thing with fields."""
        return not self.fields and self.item is None and not self.is_open


ANYTHING = Shape(is_known=False)
VALUE = Shape()
LOOP = Shape("loop", dict.fromkeys(("index", "index0", "first", "last", "length", "revindex", "revindex0"), VALUE))
"""What every repetition knows about itself."""


def shape_of(names: Iterable[str], path: str = "") -> Shape:
    """Return the tree of dotted names such as `kop.alamat[]`, `kiriman[].no` and `baris[].*`.

    >>> shape_of(["kop.alamat[]"]).fields["kop"].fields["alamat"].item.is_value
    True
    """
    branches: dict[str, list[str]] = {}
    for name in names:
        first, _, rest = name.partition(".")
        branches.setdefault(first, []).append(rest)
    fields: dict[str, Shape] = {}
    for first, rests in branches.items():
        name = first.removesuffix("[]")
        if name == _ANY_KEY:
            continue
        below = [rest for rest in rests if rest]
        full = f"{path}.{name}" if path else name
        is_list = first.endswith("[]")
        inside = shape_of(below, f"{full}[]" if is_list else full)
        fields[name] = Shape(full, item=inside) if is_list else inside
    return Shape(path, fields, is_open=_ANY_KEY in branches)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that looks most like a misspelt one; empty if none does."""
    return next(iter(get_close_matches(name, sorted(known), n=1)), "")

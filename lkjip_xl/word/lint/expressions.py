"""What a marker asks for: its expression read as the language of markers reads it, and every name looked up.

Layer: word. Nothing runs here. A template prints, repeats and chooses; whatever else an expression does is refused.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from lkjip_xl.model import Finding
from lkjip_xl.word.lint import faults
from lkjip_xl.word.lint.lines import Line
from lkjip_xl.word.lint.markers import Marker
from lkjip_xl.word.lint.shapes import ANYTHING, VALUE, Shape, nearest
from lkjip_xl.word.sandbox import Sandbox

Scope = Mapping[str, Shape]
_Resolve = Callable[["Reader", nodes.Node, Scope], Shape]

_LANGUAGE = Sandbox(lambda _: None)
_PASSING = frozenset(("default", "first", "last"))
"""Filters that give what they got, or a member of it."""


@dataclass(frozen=True)
class Repetition:
    """What a `for` says: the variable of each member, what is repeated, and what a member is."""

    variable: str
    path: str
    member: Shape


@dataclass
class Reader:
    """Reads the markers of one line.

    Attributes:
        line: Where they stand.
        findings: What is wrong with them, in order.
        printed: Paths that the template prints or repeats.
    """

    line: Line
    findings: list[Finding] = field(default_factory=list)
    printed: set[str] = field(default_factory=set)

    def print_out(self, marker: Marker, scope: Scope) -> None:
        """Read a marker that prints."""
        expression = self._parse(f"{{{{ {marker.inside} }}}}", marker.inside)
        if expression is None:
            return
        shape = self._resolve(expression, scope)
        if shape.is_known and not shape.is_value:
            self.findings.append(faults.not_a_value(self.line, shape.path))
        self.printed.add(shape.path)

    def choose(self, marker: Marker, scope: Scope) -> None:
        """Read the condition of an `if` or `elif`."""
        expression = self._parse(f"{{{{ {marker.inside} }}}}", f"{marker.command} {marker.inside}".strip())
        if expression is not None:
            self._resolve(expression, scope)

    def repeat(self, marker: Marker, scope: Scope) -> Repetition | None:
        """Read a `for`; None where it cannot be read."""
        loop = self._statement(f"{{% for {marker.inside} %}}{{% endfor %}}", f"for {marker.inside}")
        if not isinstance(loop, nodes.For):
            return None
        if not isinstance(loop.target, nodes.Name) or loop.test is not None or loop.recursive:
            self.findings.append(faults.syntax(self.line, f"for {marker.inside}"))
            return None
        shape = self._resolve(loop.iter, scope)
        if shape.is_known and shape.item is None:
            self.findings.append(faults.not_a_list(self.line, shape.path or marker.inside))
        self.printed.add(shape.path)
        return Repetition(loop.target.name, shape.path, shape.item or ANYTHING)

    def _parse(self, source: str, shown: str) -> nodes.Expr | None:
        output = self._statement(source, shown)
        if isinstance(output, nodes.Output) and len(output.nodes) == 1 and isinstance(output.nodes[0], nodes.Expr):
            return output.nodes[0]
        return None

    def _statement(self, source: str, shown: str) -> nodes.Node | None:
        try:
            body = _LANGUAGE.parse(source).body
        except TemplateSyntaxError:
            body = []
        if len(body) != 1:
            self.findings.append(faults.syntax(self.line, shown))
            return None
        return body[0]

    def _resolve(self, node: nodes.Node, scope: Scope) -> Shape:
        """Return what an expression gives, and note what is wrong with it."""
        match node:
            case nodes.Name():
                return self._look_up(scope, node.name)
            case nodes.Getattr():
                return self._field(self._resolve(node.node, scope), node.attr)
            case nodes.Getitem():
                return self._item(self._resolve(node.node, scope), node.arg, scope)
            case nodes.Filter():
                return self._filter(node, scope)
            case nodes.Call() | nodes.Mul() | nodes.Div() | nodes.FloorDiv() | nodes.Mod() | nodes.Pow():
                return self._refuse()
            case nodes.Test():
                self._known(node.name, _LANGUAGE.tests)
        for child in node.iter_child_nodes():
            self._resolve(child, scope)
        return VALUE

    def _refuse(self) -> Shape:
        self.findings.append(faults.code_refused(self.line))
        return ANYTHING

    def _look_up(self, names: Mapping[str, Shape], name: str, holder: str = "") -> Shape:
        if name not in names:
            before = f"{holder}." if holder else ""
            alike = nearest(name, names)
            suggestion = f"{before}{alike}" if alike else ""
            self.findings.append(faults.unknown_name(self.line, f"{before}{name}", suggestion))
        return names.get(name, ANYTHING)

    def _field(self, shape: Shape, name: str) -> Shape:
        if name.startswith("_"):
            return self._refuse()
        if not shape.is_known:
            return ANYTHING
        return self._look_up(shape.fields, name, shape.path)

    def _item(self, shape: Shape, key: nodes.Node, scope: Scope) -> Shape:
        if isinstance(key, nodes.Const) and isinstance(key.value, str):
            return ANYTHING if shape.is_open else self._field(shape, key.value)
        self._resolve(key, scope)
        return shape.item or ANYTHING

    def _filter(self, node: nodes.Filter, scope: Scope) -> Shape:
        self._known(node.name, _LANGUAGE.filters)
        for argument in node.args:
            self._resolve(argument, scope)
        shape = self._resolve(node.node, scope) if node.node is not None else ANYTHING
        self.printed.add(shape.path)
        if node.name in _PASSING:
            return shape.item or shape
        return VALUE

    def _known(self, name: str, known: Iterable[str]) -> None:
        if name not in known:
            self.findings.append(faults.unknown_filter(self.line, name, nearest(name, known)))

"""The VBA wrappers of the cell functions: one text that works in Excel and in LibreOffice.

Reads `lkjip_xl/hosts/udf.py` as text: on Linux the decorators of xlwings keep nothing. What a wrapper calls
(`PanggilFungsi`) stands in `modHost.bas`. Names, descriptions and arguments are those of the Python functions.
"""

import argparse
import ast
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).parents[1] / "lkjip_xl"
SOURCE = _PACKAGE / "hosts" / "udf.py"
TARGET = _PACKAGE / "book" / "vba" / "modFungsi.bas"
LONGEST_HELP = 255
"""Excel cuts descriptions there."""

_HEAD = """\
Attribute VB_Name = "modFungsi"
' Cell functions. Made from lkjip_xl/hosts/udf.py by scripts/build_vba_functions: do not change this text.
"""
_TAIL = """
' What Python gave: one value, or rows of values, which LibreOffice hands over as an array of arrays.
Private Function SebagaiIsi(hasil As Variant) As Variant
    Dim tabel() As Variant
    Dim b As Long
    Dim k As Long
    SebagaiIsi = hasil
    If Not DiLibreOffice() Then Exit Function
    If Not IsArray(hasil) Then Exit Function
    ReDim tabel(0 To UBound(hasil), 0 To UBound(hasil(0)))
    For b = 0 To UBound(hasil)
        For k = 0 To UBound(hasil(0))
            tabel(b, k) = hasil(b)(k)
        Next k
    Next b
    SebagaiIsi = tabel
End Function

Private Function TidakBerjalan(ByVal sebab As String) As String
    TidakBerjalan = Left("#LKJIP: Python tidak dapat dipanggil (" & sebab & "). Jalankan lkjip diagnosa.", 255)
End Function
"""


@dataclass(frozen=True)
class Argument:
    """One argument of a cell function, with its Indonesian help."""

    name: str
    help: str
    is_optional: bool


@dataclass(frozen=True)
class CellFunction:
    """A cell function as its source declares it."""

    name: str
    help: str
    arguments: tuple[Argument, ...]


def read_functions(source: str) -> list[CellFunction]:
    """Return the functions of a module that carry `@xw.func`, in their order."""
    functions = (node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef))
    return [_read(node) for node in functions if any(_is_call_of(each, "func") for each in node.decorator_list)]


def vba_module(functions: Iterable[CellFunction]) -> str:
    """Return the text of the module `modFungsi`."""
    return "".join((_HEAD, *map(_wrapper, functions), _TAIL))


def write_module(target: Path = TARGET) -> None:
    """Write the module from the functions of the package."""
    text = vba_module(read_functions(SOURCE.read_text(encoding="utf-8")))
    target.write_text(text, encoding="ascii", newline="\n")


def _read(node: ast.FunctionDef) -> CellFunction:
    helps = dict(_argument_help(each) for each in node.decorator_list if _is_call_of(each, "arg"))
    required = len(node.args.args) - len(node.args.defaults)
    arguments = tuple(
        Argument(argument.arg, helps[argument.arg], is_optional=n >= required)
        for n, argument in enumerate(node.args.args)
    )
    return CellFunction(node.name, (ast.get_docstring(node) or "").splitlines()[0], arguments)


def _is_call_of(decorator: ast.expr, name: str) -> bool:
    return isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == f"xw.{name}"


def _argument_help(decorator: ast.expr) -> tuple[str, str]:
    if not isinstance(decorator, ast.Call):
        raise TypeError(ast.unparse(decorator))
    keywords = {each.arg: each.value for each in decorator.keywords}
    return ast.literal_eval(decorator.args[0]), ast.literal_eval(keywords["doc"])


def _wrapper(function: CellFunction) -> str:
    lines = (
        "",
        *(f"' {each.name}: {each.help}" for each in function.arguments),
        f"Public Function {function.name}({_signature(function.arguments)}) As Variant",
        # Shown by Excel beside the function; LibreOffice drops such lines when it reads the file.
        f'Attribute {function.name}.VB_Description = "{function.help}"',
        "    On Error GoTo gagal",
        *(f"    If IsMissing({each.name}) Then {each.name} = Empty" for each in function.arguments if each.is_optional),
        f'    {function.name} = SebagaiIsi(PanggilFungsi("{function.name}", Array({_names(function.arguments)})))',
        "    Exit Function",
        "gagal:",
        f"    {function.name} = TidakBerjalan(Err.Description)",
        "End Function",
    )
    return "\n".join((*lines, ""))


def _signature(arguments: Sequence[Argument]) -> str:
    return ", ".join(f"{'Optional ' if each.is_optional else ''}{each.name} As Variant" for each in arguments)


def _names(arguments: Sequence[Argument]) -> str:
    return ", ".join(each.name for each in arguments)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=TARGET, help="file to write")
    write_module(parser.parse_args().out)

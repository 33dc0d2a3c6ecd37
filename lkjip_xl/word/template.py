"""A Word template on its way to a document: docxtpl with its loose ends tied.

Layer: word. Three things docxtpl does are refused here: it repairs broken XML by dropping text, it turns control
characters and `{_{` in data into layout and markers, and it renders footnotes once per section, so that data would
run as markers the second time.
"""

import re
import traceback
import zipfile
from copy import deepcopy
from enum import StrEnum
from pathlib import Path
from typing import Any

from docx.opc.constants import CONTENT_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import oxml_parser
from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError
from lxml import etree

from lkjip_xl.errors import LkjipError
from lkjip_xl.word.patching import patch
from lkjip_xl.word.sandbox import Sandbox

_NOT_OF_WORD = (OSError, zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError)
_LONGEST_PLACE = 80
_TBL, _GRID, _TR, _TC, _WIDTH = (qn(f"w:{name}") for name in ("tbl", "tblGrid", "tr", "tc", "w"))
_DRAWING = qn("wp:docPr")
_NEW_LINE = re.compile(r"\r\n|\r|\n")
"""What the engine counts as a line; `splitlines` knows more."""


class TemplateUnreadableError(LkjipError):
    """The template is missing, locked, or no .docx."""

    code = "TEMPLATE_TIDAK_TERBACA"

    def __init__(self, template: str) -> None:
        """Name the template."""
        super().__init__(
            "Template tidak dapat dibuka sebagai dokumen Word",
            where=template,
            remedy="Tutup template itu di Word, atau hapus salinannya dari folder templat agar yang asli dipakai.",
        )


class Fault(StrEnum):
    """Why a marker cannot run, in the words of the error."""

    FORBIDDEN = "meminta hal yang tidak diizinkan"
    UNFINISHED = "tidak lengkap atau salah tulis"
    NOT_COMPUTABLE = "tidak dapat dihitung"
    CROSSING = "blok melintasi batas alinea, baris, atau sel tabel"


class TemplateFaultError(LkjipError):
    """A marker in the template cannot run: misspelt, forbidden, or across paragraphs and rows."""

    code = "TEMPLATE_SALAH"

    def __init__(self, template: str, reason: Fault, paragraph: str = "") -> None:
        """Say why, and quote the paragraph."""
        self.reason = reason
        quoted = f": “{paragraph[:_LONGEST_PLACE]}”" if paragraph else ""
        super().__init__(
            f"Penanda pada template {reason}",
            where=f"{template}{quoted}",
            remedy="Perbaiki penanda itu di Word menurut docs/TEMPLAT.md, atau hapus salinan template dari folder "
            "templat agar yang asli dipakai.",
        )


class WordTemplate(DocxTemplate):  # type: ignore[misc] # docxtpl ships no types
    """A template opened for one rendering."""

    current_rendering_part: Any
    """The part of the package (body, header, footer) whose markers run now."""
    docx_ids_index: int
    """The number that the last drawing got."""

    def __init__(self, path: Path) -> None:
        """Open the template.

        Raises:
            TemplateUnreadableError: It is missing, locked, or no .docx.
        """
        super().__init__(str(path))
        self.name = path.name
        try:
            self.init_docx()
        except _NOT_OF_WORD as fault:
            raise TemplateUnreadableError(self.name) from fault

    def patch_xml(self, src_xml: str) -> str:
        """Return the XML of a part with its markers ready to run."""
        patched = patch(src_xml)
        return super().patch_xml(src_xml) if patched is None else patched

    def render_xml_part(self, src_xml: str, part: Part, context: dict[str, object], jinja_env: Sandbox) -> str:
        """Run the markers of one part; nothing in the data is layout, nothing is run twice.

        Raises:
            TemplateFaultError: A marker cannot run.
        """
        self.current_rendering_part = part
        # One paragraph a line, so that a fault can be quoted by its paragraph.
        source = src_xml.replace("<w:p>", "\n<w:p>").replace("<w:p ", "\n<w:p ")
        try:
            rendered = jinja_env.from_string(source).render(context)
        except (TemplateError, TypeError, ValueError, ArithmeticError) as fault:
            raise TemplateFaultError(self.name, _reason(fault), _paragraph(source, fault)) from fault
        rendered = rendered.replace("\n<w:p>", "<w:p>").replace("\n<w:p ", "<w:p ")
        if part is not self.docx.part:  # the body is parsed once, below
            self._parsed(rendered)
        return rendered

    def get_xml(self) -> str:
        """Return the whole main part, not the body alone: putting a body into another tree takes longer than all."""
        return str(self.xml_to_string(self.docx.element))

    def fix_tables(self, xml: str) -> etree._Element:
        """Return the parsed main part, with as many columns in each table's grid as its longest row has cells.

        Raises:
            TemplateFaultError: A marker made it something else than XML.
        """
        root = self._parsed(xml)
        for table in root.iter(_TBL):
            _add_columns(table)
        return root

    def fix_docpr_ids(self, tree: etree._Element) -> None:
        """Give every drawing a number of its own, also where the template repeated one."""
        for drawing in tree.iter(_DRAWING):
            self.docx_ids_index += 1
            drawing.set("id", str(self.docx_ids_index))

    def map_tree(self, tree: etree._Element) -> None:
        """Let the document be this tree."""
        self.docx._element = self.docx.part._element = tree  # noqa: SLF001 - neither has another way in

    def _parsed(self, xml: str) -> etree._Element:
        try:
            return etree.fromstring(xml.encode(), oxml_parser)
        except etree.XMLSyntaxError as fault:
            raise TemplateFaultError(self.name, Fault.CROSSING) from fault

    def render_properties(self, context: dict[str, object], jinja_env: Sandbox | None = None) -> None:
        """Leave the properties alone: `word.properties` writes them."""

    def render_footnotes(self, context: dict[str, object], jinja_env: Sandbox) -> None:
        """Run the markers in footnotes once."""
        for part in self.docx.part.package.iter_parts():
            if part.content_type == CONTENT_TYPE.WML_FOOTNOTES:
                source = self.patch_xml(part.blob.decode("utf-8"))
                part._blob = self.render_xml_part(source, part, context, jinja_env).encode()  # noqa: SLF001 - a plain part has no other way in


def _add_columns(table: etree._Element) -> None:
    """Divide the width of a table among its columns anew where the template repeated one of them."""
    rows = table.iterchildren(_TR)
    needed = max((sum(1 for _ in row.iterchildren(_TC)) for row in rows), default=0)
    for grid in table.iterchildren(_GRID):
        columns = list(grid)
        missing = needed - len(columns)
        if missing > 0 and columns:
            columns += [deepcopy(columns[-1]) for _ in range(missing)]
            width = sum(int(column.get(_WIDTH, "0")) for column in grid) // needed
            grid.extend(columns[-missing:])
            for column in columns:
                column.set(_WIDTH, str(width))


def _reason(fault: Exception) -> Fault:
    match fault:
        case SecurityError():
            return Fault.FORBIDDEN
        case TemplateSyntaxError():
            return Fault.UNFINISHED
    return Fault.NOT_COMPUTABLE


def _paragraph(source: str, fault: Exception) -> str:
    """Return the text of the paragraph whose marker failed."""
    line = _NEW_LINE.split(source)[_line(fault) - 1]
    return re.sub(r"<[^>]*>", "", line).strip()


def _line(fault: Exception) -> int:
    """Return the line that the engine reports: in a syntax error, or as a frame of the traceback."""
    if isinstance(fault, TemplateSyntaxError):
        return fault.lineno
    frames = (frame.lineno for frame in traceback.extract_tb(fault.__traceback__) if frame.filename == "<template>")
    return [1, *(line for line in frames if line)][-1]

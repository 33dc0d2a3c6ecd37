"""A Word template on its way to a document: docxtpl with its loose ends tied.

Layer: word. Three things docxtpl does are refused here: it repairs broken XML by dropping text, it turns control
characters and `{_{` in data into layout and markers, and it renders footnotes once per section, so that data would
run as markers the second time.
"""

import re
import traceback
import zipfile
from pathlib import Path
from typing import Any

from docx.opc.constants import CONTENT_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError
from lxml import etree

from lkjip_xl.errors import LkjipError
from lkjip_xl.word.sandbox import Sandbox

_NOT_OF_WORD = (OSError, zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError)
_LONGEST_PLACE = 80
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


class TemplateFaultError(LkjipError):
    """A marker in the template cannot run: misspelt, forbidden, or across paragraphs and rows."""

    code = "TEMPLATE_SALAH"

    def __init__(self, template: str, reason: str, paragraph: str = "") -> None:
        """Say why, and quote the paragraph."""
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

    def render_xml_part(self, src_xml: str, part: Part, context: dict[str, object], jinja_env: Sandbox) -> str:
        """Run the markers of one part; nothing in the data is layout, nothing is run twice.

        Raises:
            TemplateFaultError: A marker cannot run.
        """
        self.current_rendering_part = part
        # One paragraph a line, so that a fault can be quoted by its paragraph.
        source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        try:
            rendered = jinja_env.from_string(source).render(context)
        except (TemplateError, TypeError, ValueError, ArithmeticError) as fault:
            raise TemplateFaultError(self.name, _reason(fault), _paragraph(source, fault)) from fault
        rendered = re.sub(r"\n<w:p([ >])", r"<w:p\1", rendered)
        try:
            etree.fromstring(rendered.encode())
        except etree.XMLSyntaxError as fault:
            reason = "blok melintasi batas alinea, baris, atau sel tabel"
            raise TemplateFaultError(self.name, reason) from fault
        return rendered

    def render_properties(self, context: dict[str, object], jinja_env: Sandbox | None = None) -> None:
        """Leave the properties alone: `word.properties` writes them."""

    def render_footnotes(self, context: dict[str, object], jinja_env: Sandbox) -> None:
        """Run the markers in footnotes once."""
        for part in self.docx.part.package.iter_parts():
            if part.content_type == CONTENT_TYPE.WML_FOOTNOTES:
                source = self.patch_xml(part.blob.decode("utf-8"))
                part._blob = self.render_xml_part(source, part, context, jinja_env).encode()  # noqa: SLF001 - a plain part has no other way in


def _reason(fault: Exception) -> str:
    match fault:
        case SecurityError():
            return "meminta hal yang tidak diizinkan"
        case TemplateSyntaxError():
            return "tidak lengkap atau salah tulis"
    return "tidak dapat dihitung"


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

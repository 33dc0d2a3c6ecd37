"""The one place where a template and data become a document.

Layer: word. Every letter and the report pass here: markers run in a sandbox, data are text and never code or layout,
what is missing is marked and reported, figures and passages get their anchors and are read back, the file is saved
whole or not at all and equal input gives equal bytes. Must not know what the document says.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from docx.document import Document

from lkjip_xl.word.anchors.anchoring import Anchoring
from lkjip_xl.word.anchors.ledger import Ledger
from lkjip_xl.word.anchors.marks import Marks
from lkjip_xl.word.anchors.sealing import seal
from lkjip_xl.word.custom_properties import put_custom_properties
from lkjip_xl.word.drawing import Drawing
from lkjip_xl.word.page import PageSetup, apply_page
from lkjip_xl.word.plain import plain
from lkjip_xl.word.properties import DocumentProperties, apply_properties
from lkjip_xl.word.sandbox import Sandbox
from lkjip_xl.word.saving import package_bytes, save_whole
from lkjip_xl.word.template import WordTemplate


@dataclass(frozen=True)
class Rendered:
    """A document as bytes, and what it shows as missing.

    Attributes:
        content: Bytes of the .docx; equal for equal input.
        missing: Names that the template asks for and the data lack (a slip in the template), each once, in order;
            printed as `[[KOSONG: nama]]`.
        unavailable: Names whose value the office does not have (None), in order; printed as `word.text.DATA_MISSING`.
        ledger: Its anchors, read back from these bytes; empty for a document without any.
    """

    content: bytes
    missing: tuple[str, ...] = ()
    unavailable: tuple[str, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)


@dataclass(frozen=True)
class RenderReport:
    """A document that was saved, what it shows as missing, and its anchors (as in `Rendered`)."""

    path: Path
    missing: tuple[str, ...] = ()
    unavailable: tuple[str, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)


def render_document(
    template: Path,
    context: Mapping[str, object],
    target: Path,
    *,
    properties: DocumentProperties,
    page: PageSetup | None = None,
    finish: Callable[[Document], None] | None = None,
    overwrite: bool = False,
) -> RenderReport:
    """Fill a template with data, as `render` does, and save the document as `target`.

    An existing target is refused, unless `overwrite` says that it may be replaced.

    Raises:
        TemplateUnreadableError, TemplateFaultError, NotReadableBackError, TypeError: As in `render`.
        DocumentExistsError: The target is there already.
        DocumentUnwritableError: The target cannot be written.
    """
    rendered = render(template, context, properties=properties, page=page, finish=finish)
    save_whole(rendered.content, target, overwrite=overwrite)
    return RenderReport(target, rendered.missing, rendered.unavailable, rendered.ledger)


def render(
    template: Path,
    context: Mapping[str, object],
    *,
    properties: DocumentProperties,
    page: PageSetup | None = None,
    finish: Callable[[Document], None] | None = None,
) -> Rendered:
    """Fill a template with data.

    Args:
        template: The .docx with markers.
        context: Plain data by name: texts, exact numbers, dates, None, `Picture`, and mappings and lists of these.
            `Words`, `Passage` and `TableTitle` are texts that get anchors.
        properties: Title, author and time of the document.
        page: Paper and font; None keeps the template's own.
        finish: Passes over the filled document before it is packed, such as captions and charts.

    Raises:
        TemplateUnreadableError: The template is no Word document.
        TemplateFaultError: A marker cannot run or is not allowed.
        NotReadableBackError: The document does not give its anchors back.
        TypeError: The context holds something that is not plain data.
    """
    word_template = WordTemplate(template)
    # Dictionaries keep the order and hold each name once.
    missing: dict[str, None] = {}
    unavailable: dict[str, None] = {}
    marks, draw = Marks(), partial(Drawing, word_template)
    data = {
        key: plain(value, key, record=unavailable.setdefault, draw=draw, marks=marks) for key, value in context.items()
    }
    word_template.render(data, Sandbox(missing.setdefault))
    document: Document = word_template.docx
    anchoring = Anchoring(document, marks.ids)
    anchoring.put_figures()
    if page is not None:
        apply_page(document, page)
    if finish is not None:
        finish(document)
    printed = Ledger(anchoring.put_fences())
    apply_properties(document, properties)
    put_custom_properties(document, {**properties.tanda, **printed.identity()})
    content = package_bytes(document)
    ledger = seal(content, printed.anchors, template.name) if printed.anchors else printed
    return Rendered(content, tuple(missing), tuple(unavailable), ledger)

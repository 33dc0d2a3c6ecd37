"""Everything outside a table's cells that follows its last row: validations, formats, names, charts.

Layer: book.
Source: ECMA-376 part 1, 18.3 (worksheets), 18.2.5 (names), 21.2 (charts); [MS-XLSX] 2.2.4 for the 2010 twins.
"""

from collections.abc import Iterator

from lkjip_xl.book.ooxml.draft import Draft
from lkjip_xl.book.ooxml.formulas import rewrite_areas
from lkjip_xl.book.ooxml.growth import Growth
from lkjip_xl.book.ooxml.markup import EXCEL_2006, Element, main, remove
from lkjip_xl.book.ooxml.refs import Box
from lkjip_xl.model import Finding, Severity

_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_CONTENT_TYPES_OF_CHARTS = ("drawingml.chart+xml", "chartex+xml")
_RULES = tuple(main(tag) for tag in ("conditionalFormatting", "dataValidation", "ignoredError", "protectedRange"))
_RULE_FORMULAS = (*(main(tag) for tag in ("formula", "formula1", "formula2")), f"{EXCEL_2006}f")
_COUNTED = (main("dataValidations"), f"{_X14}dataValidations")
_CONTAINERS = frozenset(
    {main(tag) for tag in ("dataValidations", "ignoredErrors", "protectedRanges", "ext", "extLst")}
    | {f"{_X14}{tag}" for tag in ("dataValidations", "conditionalFormattings", "ignoredErrors", "protectedRanges")}
)


def move_followers(draft: Draft, growth: Growth) -> None:
    """Let all that ended with the table end with it again."""
    if growth.rows:
        _move_rules(draft, growth)
        _move_names(draft, growth)
        _move_charts(draft, growth)


def left_behind(draft: Draft, growth: Growth) -> list[Finding]:
    """Return one finding per formula that names the table's old extent by addresses.

    Formulas belong to the office, so they are reported and not rewritten.
    """
    if not growth.rows:
        return []
    return [
        Finding(
            code="FORMULA_OLD_EXTENT",
            severity=Severity.PERINGATAN,
            message=f"Rumus menunjuk batas lama tabel {growth.shape.name}: ={text}",
            remedy=f"Ganti alamat sel pada rumus itu dengan nama kolom tabel {growth.shape.name}.",
            file=draft.package.file,
            sheet=sheet,
            cell=address,
        )
        for sheet, address, text in _formulas_naming(draft, growth.shape.sheet.name)
        if _followed(text, growth, home=sheet == growth.shape.sheet.name) != text
    ]


def _formulas_naming(draft: Draft, name: str) -> Iterator[tuple[str, str, str]]:
    for sheet in draft.index.sheets:
        # Parsing every sheet would cost more than the edit: look for the name first.
        if sheet.name != name and not _mentions(draft, sheet.part, name):
            continue
        for formula in draft.look(sheet.part).iter(main("f")):
            cell = formula.getparent()
            if formula.text and cell is not None:
                yield sheet.name, cell.get("r", ""), formula.text


def _mentions(draft: Draft, part: str, name: str) -> bool:
    escaped = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    variants = {escaped, escaped.replace("'", "''"), escaped.replace("'", "&apos;&apos;")}
    return any(variant.encode() in draft.package.parts[part] for variant in variants)


def _followed(formula: str, growth: Growth, *, home: bool) -> str:
    return rewrite_areas(formula, growth.shape.sheet.name, home=home, follow=growth.follow)


def _move_rules(draft: Draft, growth: Growth) -> None:
    root = draft.edit(growth.shape.sheet.part)
    for element in list(root.iter(*_RULES)):
        _move_area_list(element, element, growth)
    for areas in list(root.iter(f"{EXCEL_2006}sqref")):
        if not _is_sparkline(areas):
            _move_area_list(areas, areas.getparent(), growth)
    for formula in root.iter(*_RULE_FORMULAS):
        if formula.text and not _is_sparkline(formula):
            formula.text = _followed(formula.text, growth, home=True)
    for container in root.iter(*_COUNTED):
        container.set("count", str(len(container)))


def _move_area_list(holder: Element, rule: Element | None, growth: Growth) -> None:
    """Move a list of areas, in the attribute `sqref` or in the text; a rule whose last area is gone goes too."""
    in_attribute = "sqref" in holder.attrib
    before = (holder.get("sqref") if in_attribute else holder.text) or ""
    after = " ".join(area for text in before.split() if (area := _moved_area(text, growth)))
    if not after and rule is not None:
        remove(rule, empty_parents=_CONTAINERS)
    elif in_attribute:
        holder.set("sqref", after)
    elif holder.text != after:
        holder.text = after


def _moved_area(text: str, growth: Growth) -> str:
    area = Box.parse(text)
    if area is None:
        return text
    followed = growth.follow(area)
    return "" if followed is None else str(followed)


def _is_sparkline(element: Element) -> bool:
    # A sparkline belongs to its cell; its place and its line of figures do not grow downwards.
    parent = element.getparent()
    return parent is not None and parent.tag == f"{_X14}sparkline"


def _move_names(draft: Draft, growth: Growth) -> None:
    part = draft.package.main_part
    for name in draft.look(part).iterfind(f"{main('definedNames')}/{main('definedName')}"):
        followed = _followed(name.text or "", growth, home=False)
        if followed != (name.text or ""):
            name.text = followed
            draft.edit(part)


def _move_charts(draft: Draft, growth: Growth) -> None:
    parts = [part for ending in _CONTENT_TYPES_OF_CHARTS for part in draft.package.of_content_type(ending)]
    for part in parts:
        for formula in draft.look(part).iter("{*}f"):
            followed = _followed(formula.text or "", growth, home=False)
            if followed != (formula.text or ""):
                formula.text = followed
                draft.edit(part)

"""What Excel writes and XlsxWriter does not: form controls, threaded comments, custom XML, the calculation chain.

The XML follows [MS-XLSX] and ECMA-376; it is put into an existing workbook file. No real Excel took part.
"""

import re
from pathlib import Path

from book.zips import parts_of, write_parts

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_OFFICE_2017 = "http://schemas.microsoft.com/office/2017/10/relationships/"
_CONTENT = "application/vnd.openxmlformats-officedocument."
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_MC = '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
_WORKBOOK, _BERANDA, _JAWABAN = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet4.xml"
_SHEET_NAMESPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    f'xmlns:x14="{_X14}" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" '
)
_PERSON = "{11111111-2222-4333-8444-555555555555}"


class _Parts:
    """The texts of a workbook's parts, being added to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.contents = parts_of(path)

    def text(self, part: str) -> str:
        return self.contents[part].decode()

    def put(self, part: str, text: str) -> None:
        self.contents[part] = text.encode()

    def replace(self, part: str, old: str, new: str) -> None:
        assert old in self.text(part), f"{old!r} is not in {part}"
        self.put(part, self.text(part).replace(old, new, 1))

    def add(self, part: str, text: str, content_type: str) -> None:
        self.put(part, text)
        override = f'<Override PartName="/{part}" ContentType="{content_type}"/>'
        self.replace("[Content_Types].xml", "</Types>", f"{override}</Types>")

    def relate(self, rels: str, id_: str, kind: str, target: str, mode: str = "") -> None:
        if rels not in self.contents:
            namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
            self.put(rels, f'{_HEAD}<Relationships xmlns="{namespace}"></Relationships>')
        link = f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"{mode}/>'
        self.replace(rels, "</Relationships>", f"{link}</Relationships>")

    def save(self) -> None:
        write_parts(self._path, self.contents)


def add_excel_parts(path: Path) -> None:
    """Add everything to the workbook of `rich_workbook`."""
    parts = _Parts(path)
    _declare_namespaces(parts, _BERANDA, 1)
    _declare_namespaces(parts, _JAWABAN, 4)
    _add_controls(parts)
    _add_threaded_comment(parts)
    _add_custom_xml(parts)
    _add_external_link(parts)
    _add_printer_settings(parts)
    _add_ribbon(parts)
    _share_formulas(parts)
    _add_2010_validation(parts)
    _add_workbook_details(parts)
    _add_calculation_chain(parts)
    parts.save()


def _declare_namespaces(parts: _Parts, part: str, number: int) -> None:
    text = parts.text(part)
    declared = _SHEET_NAMESPACES
    for prefix in ("mc", "x14"):
        if f"xmlns:{prefix}=" in text.partition("<sheetData")[0]:
            declared = re.sub(rf'xmlns:{prefix}="[^"]*" ', "", declared)
    text = text.replace("<worksheet ", f"<worksheet {declared}", 1)
    if "mc:Ignorable=" in text:
        text = text.replace('mc:Ignorable="', 'mc:Ignorable="xr ', 1)
    else:
        text = re.sub(r"(<worksheet [^>]*)>", r'\1 mc:Ignorable="xr">', text, count=1)
    uid = f"{{AA000000-0000-4000-8000-{number:012d}}}"
    parts.put(part, re.sub(r"(<worksheet [^>]*)>", rf'\1 xr:uid="{uid}">', text, count=1))


def _add_controls(parts: _Parts) -> None:
    drawing = parts.text("xl/drawings/vmlDrawing1.vml")
    shapes = re.findall(r'_x0000_s(\d+)"[^>]*>', drawing)[:2]
    controls, twins = "", ""
    for number, (shape, macro, column) in enumerate(zip(shapes, ("BuatDraf", "Segarkan"), (1, 4), strict=True), 1):
        part = f"xl/ctrlProps/ctrlProp{number}.xml"
        properties = f'<formControlPr xmlns="{_X14}" objectType="Button" lockText="1"/>'
        parts.add(part, _HEAD + properties, "application/vnd.ms-excel.controlproperties+xml")
        rels = "xl/worksheets/_rels/sheet1.xml.rels"
        parts.relate(rels, f"rIdC{number}", f"{_OFFICE}ctrlProp", f"../ctrlProps/ctrlProp{number}.xml")
        controls += _control(shape, number, macro, column)
        twins += _twin(shape, number, macro, column)
    wrapped = f'{_MC}<mc:Choice Requires="x14"><controls>{controls}</controls></mc:Choice></mc:AlternateContent>'
    parts.put(_BERANDA, re.sub(r'(<legacyDrawing r:id="[^"]*"/>)', rf"\1{wrapped}", parts.text(_BERANDA)))
    parts.replace("xl/drawings/drawing1.xml", "</xdr:wsDr>", f"{twins}</xdr:wsDr>")


def _control(shape: str, number: int, macro: str, column: int) -> str:
    anchor = _corner("from", column, 3) + _corner("to", column + 2, 5)
    return (
        f'{_MC}<mc:Choice Requires="x14"><control shapeId="{shape}" r:id="rIdC{number}" name="Button {number}">'
        f'<controlPr defaultSize="0" print="0" autoFill="0" autoPict="0" macro="[0]!{macro}">'
        f'<anchor moveWithCells="1" sizeWithCells="1">{anchor}</anchor></controlPr></control></mc:Choice>'
        "</mc:AlternateContent>"
    )


def _twin(shape: str, number: int, macro: str, column: int) -> str:
    anchor = _corner("xdr:from", column, 3) + _corner("xdr:to", column + 2, 5)
    return (
        f'{_MC}<mc:Choice xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" Requires="a14">'
        f'<xdr:twoCellAnchor>{anchor}<xdr:sp macro="[0]!{macro}" textlink=""><xdr:nvSpPr>'
        f'<xdr:cNvPr id="{shape}" name="Button {number}" hidden="1"><a:extLst>'
        f'<a:ext uri="{{63B3BB69-23CF-44E3-9099-C40C66FF867C}}"><a14:compatExt spid="_x0000_s{shape}"/></a:ext>'
        '</a:extLst></xdr:cNvPr><xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr bwMode="auto"><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="0" cy="0"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></xdr:spPr>'
        '</xdr:sp><xdr:clientData fPrintsWithSheet="0"/></xdr:twoCellAnchor></mc:Choice><mc:Fallback/>'
        "</mc:AlternateContent>"
    )


def _corner(tag: str, column: int, row: int) -> str:
    inner = f"<xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff>"
    return f"<{tag}>{inner}</{tag}>"


def _add_threaded_comment(parts: _Parts) -> None:
    threads = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    person = f'<person displayName="Operator" id="{_PERSON}" userId="operator" providerId="None"/>'
    parts.add(
        "xl/persons/person.xml",
        f'{_HEAD}<personList xmlns="{threads}">{person}</personList>',
        "application/vnd.ms-excel.person+xml",
    )
    parts.relate("xl/_rels/workbook.xml.rels", "rIdP1", f"{_OFFICE_2017}person", "persons/person.xml")
    comment = "{21111111-2222-4333-8444-555555555555}"
    thread = f'<threadedComment ref="D7" dT="2026-10-01T08:00:00.00" personId="{_PERSON}" id="{comment}">'
    parts.add(
        "xl/threadedComments/threadedComment1.xml",
        f'{_HEAD}<ThreadedComments xmlns="{threads}">{thread}<text>Dicek</text></threadedComment></ThreadedComments>',
        "application/vnd.ms-excel.threadedcomments+xml",
    )
    rels = "xl/worksheets/_rels/sheet4.xml.rels"
    parts.relate(rels, "rIdT1", f"{_OFFICE_2017}threadedComment", "../threadedComments/threadedComment1.xml")
    parts.replace("xl/comments2.xml", "<author>Operator</author>", f"<author>tc={comment}</author>")


def _add_custom_xml(parts: _Parts) -> None:
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    identity = 'ds:itemID="{5B1C0A1E-0000-4000-8000-000000000001}"'
    parts.put("customXml/item1.xml", '<?xml version="1.0"?><ikm xmlns="urn:ikm:config"><versi>1</versi></ikm>')
    parts.add(
        "customXml/itemProps1.xml",
        f'{_HEAD}<ds:datastoreItem {identity} xmlns:ds="{schema}"><ds:schemaRefs/></ds:datastoreItem>',
        f"{_CONTENT}customXmlProperties+xml",
    )
    parts.relate("customXml/_rels/item1.xml.rels", "rId1", f"{_OFFICE}customXmlProps", "itemProps1.xml")
    parts.relate("xl/_rels/workbook.xml.rels", "rIdX1", f"{_OFFICE}customXml", "../customXml/item1.xml")


def _add_external_link(parts: _Parts) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cached = '<sheetData sheetId="0"><row r="1"><cell r="A1"><v>7</v></cell></row></sheetData>'
    book = (
        f'<externalBook xmlns:r="{_OFFICE[:-1]}" r:id="rId1"><sheetNames><sheetName val="Sheet1"/></sheetNames>'
        f"<sheetDataSet>{cached}</sheetDataSet></externalBook>"
    )
    part = "xl/externalLinks/externalLink1.xml"
    parts.add(
        part, f'{_HEAD}<externalLink xmlns="{main}">{book}</externalLink>', f"{_CONTENT}spreadsheetml.externalLink+xml"
    )
    rels = "xl/externalLinks/_rels/externalLink1.xml.rels"
    parts.relate(rels, "rId1", f"{_OFFICE}externalLinkPath", "file:///C:/data/lama.xlsx", ' TargetMode="External"')
    links = "xl/_rels/workbook.xml.rels"
    parts.relate(links, "rIdE1", f"{_OFFICE}externalLink", "externalLinks/externalLink1.xml")
    reference = '</sheets><externalReferences><externalReference r:id="rIdE1"/></externalReferences>'
    parts.replace(_WORKBOOK, "</sheets>", reference)
    outside = '<row r="20"><c r="A20"><f>[1]Sheet1!$A$1</f><v>7</v></c></row></sheetData>'
    parts.replace("xl/worksheets/sheet6.xml", "</sheetData>", outside)


def _add_printer_settings(parts: _Parts) -> None:
    parts.add("xl/printerSettings/printerSettings1.bin", "P" * 220, f"{_CONTENT}spreadsheetml.printerSettings")
    rels = "xl/worksheets/_rels/sheet4.xml.rels"
    parts.relate(rels, "rIdPS", f"{_OFFICE}printerSettings", "../printerSettings/printerSettings1.bin")
    parts.replace(_JAWABAN, 'orientation="landscape"/>', 'orientation="landscape" r:id="rIdPS"/>')


def _add_ribbon(parts: _Parts) -> None:
    button = '<button id="b" label="Segarkan" onAction="SegarkanRibbon"/>'
    tab = f'<tab id="t" label="IKM"><group id="g" label="IKM">{button}</group></tab>'
    ribbon = f"<ribbon><tabs>{tab}</tabs></ribbon>"
    namespace = "http://schemas.microsoft.com/office/2009/07/customui"
    parts.put("customUI/customUI14.xml", f'<customUI xmlns="{namespace}">{ribbon}</customUI>')
    kind = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
    parts.relate("_rels/.rels", "rIdUI", kind, "customUI/customUI14.xml")


def _share_formulas(parts: _Parts) -> None:
    """Share the formulas of the calculated column O, and add a shared one in T, beside the table."""
    text = parts.text(_JAWABAN)
    pattern = r'<c r="O(\d+)"([^>]*)><f>([^<]*)</f>'
    text = re.sub(pattern, lambda match: _shared_cell("O", match[1], match[2], match[3], 0), text)
    for row in range(6, 36):
        shared = _shared_cell("T", str(row), "", "A6*2", 1) + f"<v>{2 * (row - 5)}</v></c></row>"
        text = re.sub(rf'(<row r="{row}" .*?)</row>', rf"\g<1>{shared}", text, count=1)
    text = text.replace('<dimension ref="A1:S35"/>', '<dimension ref="A1:T35"/>')
    parts.put(_JAWABAN, text.replace('spans="1:19"', 'spans="1:20"'))


def _shared_cell(column: str, row: str, attributes: str, formula: str, group: int) -> str:
    master = f' ref="{column}6:{column}35" si="{group}">{formula}</f>' if row == "6" else f' si="{group}"/>'
    return f'<c r="{column}{row}"{attributes}><f t="shared"{master}'


def _add_2010_validation(parts: _Parts) -> None:
    rule = (
        '<x14:dataValidation type="list" allowBlank="1" showErrorMessage="1"><x14:formula1>'
        "<xm:f>Daftar!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>N6:N35</xm:sqref></x14:dataValidation>"
    )
    extension = (
        f'<extLst><ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" xmlns:x14="{_X14}"><x14:dataValidations '
        f'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">{rule}</x14:dataValidations></ext>'
    )
    parts.replace(_JAWABAN, "<extLst>", extension)


def _add_workbook_details(parts: _Parts) -> None:
    parts.replace(_WORKBOOK, "<bookViews>", '<workbookProtection lockStructure="1"/><bookViews>')
    x15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"
    extension = (
        f'<extLst><ext uri="{{140A7094-0E35-4892-8432-C4D2E57EDEB5}}" xmlns:x15="{x15}">'
        '<x15:workbookPr chartTrackingRefBase="1"/></ext></extLst>'
    )
    old = '<calcPr calcId="124519" fullCalcOnLoad="1"/>'
    parts.replace(_WORKBOOK, old, f'<calcPr calcId="191029"/>{extension}')


def _add_calculation_chain(parts: _Parts) -> None:
    cells = "".join(
        f'<c r="{address}" i="{number}"/>'
        for number in range(1, 12)
        for address in re.findall(r'<c r="([A-Z]+\d+)"[^>]*><f', parts.text(f"xl/worksheets/sheet{number}.xml"))
    )
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    chain = f'{_HEAD}<calcChain xmlns="{namespace}">{cells}</calcChain>'
    parts.add("xl/calcChain.xml", chain, f"{_CONTENT}spreadsheetml.calcChain+xml")
    parts.relate("xl/_rels/workbook.xml.rels", "rIdCC", f"{_OFFICE}calcChain", "calcChain.xml")

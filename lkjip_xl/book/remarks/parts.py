"""The parts of a form while remarks are put into it: trees on first use, new parts, everything else untouched.

Layer: book. Knows packages and relations; knows no remark.
Source: ECMA-376 part 2 (relations and content types).
"""

import io
import posixpath
import zipfile

from lxml import etree

from lkjip_xl.book.ooxml.markup import Element, parse, serialise
from lkjip_xl.book.ooxml.package import Package, Relation, relations_part

_TYPES = "[Content_Types].xml"
_TYPE_SPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINK_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class Parts:
    """A package being edited.

    Args:
        package: The form as it came back.
    """

    def __init__(self, package: Package) -> None:
        """Touch nothing yet."""
        self.package = package
        self._trees: dict[str, Element] = {}
        self._new: dict[str, bytes] = {}

    def edit(self, part: str) -> Element:
        """Return a part's tree to be changed."""
        if part not in self._trees:
            self._trees[part] = parse(self._new[part]) if part in self._new else self.package.tree(part)
        return self._trees[part]

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relations that a part had in the package; those added since are not among them."""
        return self.package.relations(part)

    def add(self, folder: str, stem: str, ending: str, content: bytes) -> str:
        """Add a part under the first free number and return its name, such as `xl/comments2.xml`."""
        number = 1
        while (name := posixpath.join(folder, f"{stem}{number}{ending}")) in {*self.package.parts, *self._new}:
            number += 1
        self._new[name] = content
        return name

    def replace(self, part: str, content: bytes) -> None:
        """Give a part another content."""
        self._trees[part] = parse(content)

    def relate(self, source: str, kind: str, target: str) -> str:
        """Add a relation of a part and return its id."""
        part = relations_part(source)
        if part not in self.package.parts and part not in self._new:
            self._new[part] = f'<Relationships xmlns="{_LINK_SPACE}"/>'.encode()
        root = self.edit(part)
        taken = {item.get("Id") for item in root}
        id_ = next(f"rIdLkjip{n}" for n in range(1, len(taken) + 2) if f"rIdLkjip{n}" not in taken)
        link = etree.SubElement(root, f"{{{_LINK_SPACE}}}Relationship")
        for key, value in (("Id", id_), ("Type", _OFFICE + kind), ("Target", f"/{target}")):
            link.set(key, value)
        return id_

    def declare(self, part: str, content_type: str) -> None:
        """Declare the content type of a new part."""
        item = etree.SubElement(self.edit(_TYPES), f"{_TYPE_SPACE}Override")
        item.set("PartName", f"/{part}")
        item.set("ContentType", content_type)

    def declare_ending(self, ending: str, content_type: str) -> None:
        """Declare the content type of all parts with an ending, unless it is known."""
        root = self.edit(_TYPES)
        if not any(item.get("Extension", "").casefold() == ending for item in root):
            item = etree.Element(f"{_TYPE_SPACE}Default", Extension=ending, ContentType=content_type)
            root.insert(0, item)

    def zipped(self) -> bytes:
        """Return the new file: old parts in their order, new ones behind; equal parts give equal bytes."""
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in (*self.package.parts, *self._new):
                member = zipfile.ZipInfo(name, _NO_TIME)
                member.compress_type = zipfile.ZIP_DEFLATED
                member.create_system = 0
                archive.writestr(member, self._content(name))
        return content.getvalue()

    def _content(self, name: str) -> bytes:
        if name in self._trees:
            return serialise(self._trees[name])
        return self._new[name] if name in self._new else self.package.parts[name]

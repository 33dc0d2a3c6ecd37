"""The user's settings of LibreOffice (`registrymodifications.xcu`): two of them are ours to change.

Layer: hosts. Adds and takes away single values; every other setting of the user stays as it is.
Source: the OpenOffice registry format; `Security/Scripting/SecureURL` lists trusted folders, `ApplicationEvents`
binds a script to an event of every document.
"""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from lkjip_xl.errors import LkjipError

_OOR = "http://openoffice.org/2001/registry"
_PATH, _NAME, _OP = f"{{{_OOR}}}path", f"{{{_OOR}}}name", f"{{{_OOR}}}op"
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_DEFAULT_SECURITY = 2
_BINDINGS = "/org.openoffice.Office.Events/ApplicationEvents/Bindings"


class RegistryUnreadableError(LkjipError):
    """The user's settings are damaged; LibreOffice itself would refuse them too."""

    code = "LIBREOFFICE_SETTINGS_DAMAGED"

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(
            "Berkas pengaturan LibreOffice rusak",
            where=str(path),
            remedy="Jalankan LibreOffice dalam Mode Aman (Bantuan > Mulai Ulang dalam Mode Aman), lalu ulangi.",
        )


class Registry:
    """The settings file, read once and saved in one move."""

    def __init__(self, path: Path) -> None:
        """Read it.

        Raises:
            RegistryUnreadableError: It is no such file.
        """
        self._path = path
        try:
            self._root = etree.parse(path, etree.XMLParser(resolve_entities=False)).getroot()
        except etree.XMLSyntaxError as error:
            raise RegistryUnreadableError(path) from error

    @property
    def macro_security(self) -> int:
        """Level of macro security: 0 and 1 let any macro run, 2 (the default) and 3 only trusted ones."""
        levels = [text for prop in self._scripting("MacroSecurityLevel") for text in prop.itertext() if text.strip()]
        return int(levels[-1]) if levels else _DEFAULT_SECURITY

    @property
    def trusted_folders(self) -> list[str]:
        """URLs of the folders whose macros may run."""
        return [it.text or "" for prop in self._trusted_properties() for it in prop.iter("it")]

    @trusted_folders.setter
    def trusted_folders(self, urls: Iterable[str]) -> None:
        for prop in self._trusted_properties():
            self._drop(prop.getparent())
        wanted = list(urls)
        if wanted:
            value = self._add_property(self._add_item(_SCRIPTING), "SecureURL")
            for url in wanted:
                etree.SubElement(value, "it").text = url

    def script_of(self, event: str) -> str:
        """Return the script that runs at an event of every document, or an empty text."""
        return "".join(str(text) for node in self._event_nodes(event) for text in node.itertext()).strip()

    def bind(self, event: str, script: str) -> None:
        """Let a script run at an event; an empty text takes the binding away."""
        for node in self._event_nodes(event):
            self._drop(node.getparent())
        if script:
            node = etree.SubElement(self._add_item(_BINDINGS), "node", {_NAME: event, _OP: "replace"})
            self._add_property(node, "BindingURL").text = script

    def save(self) -> None:
        """Replace the file, whole or not at all."""
        content = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8")
        handle, name = tempfile.mkstemp(prefix=f".{self._path.name}.", suffix=".tmp", dir=self._path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(self._path)
        finally:
            Path(name).unlink(missing_ok=True)

    def _trusted_properties(self) -> list[etree._Element]:
        return self._scripting("SecureURL")

    def _scripting(self, name: str) -> list[etree._Element]:
        return [prop for item in self._items(_SCRIPTING) for prop in item if prop.get(_NAME) == name]

    def _event_nodes(self, event: str) -> list[etree._Element]:
        return [node for item in self._items(_BINDINGS) for node in item if node.get(_NAME) == event]

    def _items(self, path: str) -> list[etree._Element]:
        return [item for item in self._root.iter("item") if item.get(_PATH) == path]

    def _add_item(self, path: str) -> etree._Element:
        item = etree.SubElement(self._root, "item", {_PATH: path})
        item.tail = "\n"
        return item

    @staticmethod
    def _add_property(parent: etree._Element, name: str) -> etree._Element:
        prop = etree.SubElement(parent, "prop", {_NAME: name, _OP: "fuse"})
        return etree.SubElement(prop, "value")

    def _drop(self, item: etree._Element | None) -> None:
        if item is not None:
            self._root.remove(item)

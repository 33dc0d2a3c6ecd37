"""A picture placed where its marker stands.

Layer: word. Only the template that is being rendered knows which part of the package (body, header) the marker is in.
"""

from docx.shared import Mm

from lkjip_xl.word.picture import Picture
from lkjip_xl.word.template import WordTemplate


class Drawing:
    """A picture that becomes Word's markup at the moment its marker is printed."""

    def __init__(self, template: WordTemplate, picture: Picture) -> None:
        """Bind a picture to the template in which it will stand."""
        self._template = template
        self._picture = picture

    def __html__(self) -> str:
        """Return the run that holds the picture; the text around the marker keeps its own runs."""
        part = self._template.current_rendering_part
        inline = part.new_pic_inline(str(self._picture.path), width=Mm(self._picture.width_mm))
        inline.docPr.set("descr", self._picture.description)
        opening, closing = "</w:t></w:r><w:r><w:drawing>", '</w:drawing></w:r><w:r><w:t xml:space="preserve">'
        return f"{opening}{inline.xml}{closing}"

"""Tests of `lkjip_xl.word.anchors.comments`: who said what, on which words."""

import zipfile
from pathlib import Path

import docx

from lkjip_xl.word.anchors.comments import Comment
from lkjip_xl.word.anchors.ledger import Ledger
from lkjip_xl.word.anchors.reading import read_document

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
_COMMENTS = (
    f"<w:comments {_SPACES}>"
    '<w:comment w:id="0" w:author="Siti" w:date="2026-11-20T10:00:00Z"><w:p w14:paraId="11"><w:r>'
    "<w:t>Sumber?</w:t></w:r></w:p></w:comment>"
    '<w:comment w:id="1" w:author="Budi"><w:p w14:paraId="22"><w:r><w:t>Sudah.</w:t></w:r></w:p>'
    "</w:comment></w:comments>"
)
_EXTENDED = (
    f'<w15:commentsEx {_SPACES}><w15:commentEx w15:paraId="11" w15:done="1"/>'
    '<w15:commentEx w15:paraId="22" w15:paraIdParent="11" w15:done="0"/></w15:commentsEx>'
)


def commented(path: Path) -> Path:
    """Write a document with a comment and its answer, as Word does."""
    document = docx.Document()
    document.add_paragraph("Awal")
    document.add_paragraph("Nilai 82,10 naik")
    document.save(str(path))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode()
    start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    body = body.replace("<w:r><w:t>Nilai", f"{start}<w:r><w:t>Nilai").replace(
        "naik</w:t></w:r>", f"naik</w:t></w:r>{end}"
    )
    parts |= {"word/document.xml": body.encode(), "word/comments.xml": _COMMENTS.encode()}
    parts["word/commentsExtended.xml"] = _EXTENDED.encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def test_comments_name_author_words_and_answer(tmp_path: Path) -> None:
    reading = read_document(commented(tmp_path / "a.docx"), Ledger())

    body = "word/document.xml"
    assert reading.comments == (
        Comment("0", "Siti", "2026-11-20T10:00:00Z", "Sumber?", "Nilai 82,10 naik", body, 1, is_done=True, reply_to=""),
        Comment("1", "Budi", "", "Sudah.", "", "", 0, is_done=False, reply_to="0"),
    )

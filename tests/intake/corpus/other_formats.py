"""Damage to a form that LibreOffice saved as .ods or .xls: each function takes its bytes."""

from intake.corpus.parts import packed, unpacked, with_parts, with_text, without_part

CONTENT = "content.xml"


def ods_sound(form: bytes) -> bytes:
    """As it was saved."""
    return form


def ods_named_xlsx(form: bytes) -> bytes:
    """Renamed, in the belief that this converts it."""
    return form


def ods_truncated(form: bytes) -> bytes:
    """The last part was not sent."""
    return form[: len(form) // 2]


def ods_without_content(form: bytes) -> bytes:
    """Its sheets are gone."""
    return without_part(form, CONTENT)


def ods_content_breaks_off(form: bytes) -> bytes:
    """The XML of its sheets breaks off."""
    content = unpacked(form)[CONTENT]
    return with_parts(form, {CONTENT: content[: len(content) // 2]})


def ods_doctype(form: bytes) -> bytes:
    """Its sheets declare a document type."""
    return with_text(form, CONTENT, lambda text: text.replace("?>", '?><!DOCTYPE a [<!ENTITY a "b">]>', 1))


def ods_repeated_without_end(form: bytes) -> bytes:
    """A filled row claims to be repeated a million times."""
    many = '<table:table-row table:number-rows-repeated="1048000"'
    return with_text(form, CONTENT, lambda text: text.replace("<table:table-row", many, 1))


def ods_with_macros(form: bytes) -> bytes:
    """A library of macros came along."""
    return with_parts(form, {"Basic/Standard/Module1.xml": b"<script/>"})


def ods_behind_a_password(form: bytes) -> bytes:
    """Its parts are encrypted."""
    entry = '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
    locked = f'{entry}<manifest:encryption-data manifest:checksum-type="SHA1"/></manifest:file-entry>'
    return with_text(
        form,
        "META-INF/manifest.xml",
        lambda text: text.replace("</manifest:manifest>", f"{locked}</manifest:manifest>"),
    )


def ods_zip_bomb(form: bytes) -> bytes:
    """A part that unpacks to a thousand times its size."""
    return packed({**unpacked(form), "Pictures/a.bin": bytes(20_000_000)}, level=9)


def xls_sound(form: bytes) -> bytes:
    """As it was saved."""
    return form


def xls_named_xlsx(form: bytes) -> bytes:
    """Renamed, in the belief that this converts it."""
    return form


def xls_truncated(form: bytes) -> bytes:
    """The last part was not sent."""
    return form[: len(form) // 3]


def xls_zeros_behind(form: bytes) -> bytes:
    """The second half is zeros, as a torn download leaves it."""
    return form[: len(form) // 2] + bytes(len(form) - len(form) // 2)

"""File names of letters that every program on Windows, a flash disk and a chat accept.

Layer: letters. Pure: no file.
"""

import re

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 60


def letter_file(*words: object) -> str:
    """Return the file name of a letter: `Surat_Permintaan_W1_Wonoasih.docx`.

    >>> letter_file("Surat_Permintaan", "W2", "Jrebeng Kidul: a/b?")
    'Surat_Permintaan_W2_Jrebeng_Kidul_a_b.docx'
    """
    stem = "_".join(part for word in words if (part := _UNSAFE.sub("_", str(word)).strip("_.")))
    return f"{stem[:_LONGEST].rstrip('_.')}.docx"

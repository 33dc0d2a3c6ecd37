"""Anchors: how figures and passages are found again in a document that anyone has edited in Word or LibreOffice.

Layer: word. Going out: `marks` (texts that know their figures) → `emitting` (content controls with twin bookmarks) →
`fences` (passages and tables between two point bookmarks) → `sealing` (the new file is read back at once). Coming in:
`package` → `walking` → `story` → `reading`. `ledger` is the record of a document that both sides share.
Source: ECMA-376 Part 1, 17.5.2 (sdt), 17.13.5 (revisions), 17.13.6 (bookmarks). LibreOffice 7.4 drops tag and id of
every control and keeps bookmarks; Word keeps controls: so each figure has both. Block-level and plain-text controls are
never used: LibreOffice moves text between the first and breaks files with the second.
"""

"""Editing a closed workbook (.xlsx, .xlsm) part by part: what a step does not own stays byte for byte.

Layer: book. Knows the file format and the schema's vocabulary; knows no step, no ledger and no running program.
Source: ECMA-376 (Office Open XML), part 1 SpreadsheetML and part 2 packaging; see docs/CLOSED_FILE.md.
"""

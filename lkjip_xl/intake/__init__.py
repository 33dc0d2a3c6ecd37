"""Intake: returned forms and survey exports become tables and findings.

Layer: intake, above book, word, ledger and rules; knows no report and no letter. A file is parsed by one pure function
(`parsing.parse_file`) into plain data, and what all files say is joined by another (`merging.merge`).
"""

"""What is checked beyond single cells: rows, units, copies between files, changes since last year.

Layer: intake. The rules are tables of data and functions; the sentences stand in `findings.toml`.
"""

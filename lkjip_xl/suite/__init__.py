"""An office suite as an engine: found, started apart from the user's own, asked one thing, and stopped.

Layer: suite, below the packages that read and write files. Knows programs and processes; no workbook, no report.
"""

"""Files as plain rows: one reader per format, with what fast readers do not see put back.

Layer: intake. Knows formats; no form, no unit.
"""

"""All files together: which of them count, what gives way to what, and the merged rows.

Layer: intake.
"""

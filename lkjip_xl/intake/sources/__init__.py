"""Survey answers and results that other programs export.

Layer: intake.
"""

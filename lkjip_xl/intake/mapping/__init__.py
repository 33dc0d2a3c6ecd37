"""Columns of other programs' exports: what they mean here, proposed by name, decided once by a person, remembered.

Layer: intake.
"""

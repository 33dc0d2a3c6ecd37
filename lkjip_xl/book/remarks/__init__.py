"""Remarks on a returned form: comments on the cells and a sheet that lists them, written into the file itself.

Layer: book. The parts that are not ours stay byte for byte, so everything that the unit typed survives: a library that
reads a workbook and writes it anew loses what it does not know (validations of later versions, results of formulas).
"""

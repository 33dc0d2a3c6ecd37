"""LibreOffice Calc as a second host: an xlwings engine whose other end is a small script inside LibreOffice.

Layer: hosts. `bridge/` is copied into the user's LibreOffice profile and runs there; everything else runs in our own
Python.
"""

"""The inside of the bridge: LibreOffice adds `Scripts/python/pythonpath` to its path, so these modules are found.

Python 3.5 or newer, standard library and UNO only: no f-strings, no annotations of variables.
"""

"""What `lkjip pasang libreoffice` copies into LibreOffice: standard library and UNO only, Python 3.5 or newer.

Layer: hosts. Runs in LibreOffice's own Python and may import nothing of ours.
"""

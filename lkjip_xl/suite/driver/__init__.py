"""What runs inside LibreOffice's own Python: scripts that are started as files and never imported.

Layer: suite.
"""

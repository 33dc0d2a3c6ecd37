"""Reading returned files in other processes, so that a file that kills or hangs its reader harms nothing else.

Layer: intake. Knows files and what `parsing` makes of one; knows no table and no check.
"""

"""Diagnosa: why a button would not run on this machine, and what to do about it.

Layer: hosts. Every check answers with PASS, WARN or FAIL, a cause and one action, and changes nothing. What cannot be
examined here is a WARN with the reason, never a PASS.
Source: DESIGN section 6; docs/WINDOWS.md lists what only Excel on Windows can prove.
"""

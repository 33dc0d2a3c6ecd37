"""Ledger: storage of the journal and the number register.

The crash tests stop a process at named points. The points cost the code nothing: every transaction announces itself
with the standard `sys.audit("lkjip_xl.transaction", action, moment)` (see `database`), and Python itself announces
`os.rename`; a test's child process adds an audit hook that kills it there.
"""

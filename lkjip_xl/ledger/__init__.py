"""Ledger: storage of the journal and the number register."""

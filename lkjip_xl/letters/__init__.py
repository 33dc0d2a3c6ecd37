"""Letters: the office's official letters as Word files. Numbers are drawn by `ledger`; here they are only printed."""

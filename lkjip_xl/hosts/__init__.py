"""Hosts: where a button, a cell or a command meets Python."""

"""Sop: the eight steps of the SOP and what serves them."""

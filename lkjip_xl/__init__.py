"""The library (its public functions are exported lazily)."""

"""The chapters of the report, one module each: from an evaluation to blocks. They do not import each other."""

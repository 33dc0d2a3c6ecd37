"""Lint of Word templates: what is wrong with a template that staff edited, before a document is made from it."""

"""The texts of the macros that a master carries, and the project made of them.

Layer: book. Knows VBA as text only; what a macro does when it runs is the business of `hosts`.
Source: [MS-OVBA] (project and module streams); docs/MACROS.md.
"""

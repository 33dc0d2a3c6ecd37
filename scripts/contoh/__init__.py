"""Makes the example office in `workbooks/contoh`: an invented kecamatan with the flaws that real files have.

Layer: outside the package; uses its builders as anybody could. What the office says stands in `data/*.toml`; the
modules here only turn it into files. Seeded: the same data give the same bytes.
"""

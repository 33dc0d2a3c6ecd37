"""`lkjip periksa`: a master, a document, a template; and the conformity that Final waits for.

Layer: sop.
"""

"""A returned form read by meaning: whose it is, where its tables stand, what their cells say.

Layer: intake.
"""

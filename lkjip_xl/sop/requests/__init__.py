"""The requests for data: their states, ages, decisions, and what goes back to the units.

Layer: sop. Serves steps 2 to 4.
"""

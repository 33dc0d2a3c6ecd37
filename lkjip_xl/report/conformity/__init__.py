"""Conformity of a report with PermenPANRB 53/2014: requirements as data, checks that read what is printed.

Layer: report. A check reads the model before it is laid out, and the finished document where there is one: staff may
have edited the template. Nothing here changes anything.
"""

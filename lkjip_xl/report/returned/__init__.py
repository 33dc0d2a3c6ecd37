"""A report that came back from somebody's hands: what differs from what was printed, and from the master of today.

Layer: report. `word.anchors` reads, `books` says what the master says today, the other modules judge; all of them
return findings, none of them changes anything.
"""

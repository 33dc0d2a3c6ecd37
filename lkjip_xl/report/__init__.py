"""Report: the LKjIP: context, narrative, blocks."""

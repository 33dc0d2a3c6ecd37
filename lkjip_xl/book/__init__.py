"""Book: the master workbook and the unit form."""

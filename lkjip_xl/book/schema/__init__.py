"""The one declaration of the master workbook and the unit form."""

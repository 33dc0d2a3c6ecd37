"""Building: how the declared workbook is drawn. Placement is pure; drawing speaks XlsxWriter."""

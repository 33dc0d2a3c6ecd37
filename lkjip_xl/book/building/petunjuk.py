"""thin."""
def draw_petunjuk(worksheet, schema, rows, styles):
    worksheet.write_string(0, 0, "Petunjuk")

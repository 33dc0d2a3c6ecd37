"""The master workbook while a spreadsheet program has it open, read and written through xlwings.

Layer: book. One of the two doors behind `MasterBook`; imported by `hosts` only. Knows no step and no program.
"""

from lkjip_xl.book.live.workbook import LiveBook as LiveBook

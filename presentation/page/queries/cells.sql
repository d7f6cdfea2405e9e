-- by report: the cells of its tables; their text is in blocks
select report_id, table_no, row_no, column_no, block_no, is_header, row_span, column_span
from raw.cells
semi join wanted on cells.report_id = wanted.key
order by report_id, table_no, row_no, column_no

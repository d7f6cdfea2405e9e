-- by report: its tables; their cells are in cells
select report_id, table_no, printed_no, caption, notes, header_rows
from raw.tables
semi join wanted on tables.report_id = wanted.key
order by report_id, table_no

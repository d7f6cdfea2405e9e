-- by report: what its reader could not take as it stands
select report_id, problem, severity, table_no, row_no, column_no, printed_text, message
from raw.problems
semi join wanted on problems.report_id = wanted.key
order by all

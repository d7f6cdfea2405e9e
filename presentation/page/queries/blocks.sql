-- by report: its text, for showing where a number stands
select report_id, block_no, kind, text, page, line
from raw.blocks
order by report_id, block_no

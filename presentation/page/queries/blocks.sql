-- by report: its text, for showing where a number stands
select report_id, block_no, kind, text, page, line
from raw.blocks
semi join wanted on blocks.report_id = wanted.key
order by report_id, block_no

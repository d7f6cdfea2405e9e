-- 各表、各章节有多少数字经过核对？
-- How much of each table and section was checked?
select report_id, part_zh, figures, figures_touched, share_touched_pct
from marts.rpt_check_coverage
order by report_id, part_kind desc, table_no, part_zh;

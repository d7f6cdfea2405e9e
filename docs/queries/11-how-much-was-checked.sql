-- 各表、各章节有多少数字经过勾稽核对？有多少经过合理性检查？两个比例不可相加。
-- How much of each table and section was checked by identities, how much by plausibility? The two shares are not to be added.
select report_id, part_zh, figures, figures_touched, share_touched_pct, figures_with_plausibility, share_with_plausibility_pct
from marts.rpt_check_coverage
order by report_id, part_kind desc, table_no, part_zh;

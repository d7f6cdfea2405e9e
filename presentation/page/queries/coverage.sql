-- by report: how many figures of each of its tables and sections any reconciliation touches, and how many a check of plausibility
select
    report_id,
    table_no,
    part_zh,
    figures,
    figures_touched,
    share_touched_pct::varchar as share_touched_pct,
    figures_with_plausibility,
    share_with_plausibility_pct::varchar as share_with_plausibility_pct
from marts.rpt_check_coverage as coverage
semi join wanted on coverage.report_id = wanted.key
order by report_id, part_kind desc, table_no, part_zh

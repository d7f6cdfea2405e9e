-- 下一年的目标与本年的结果相比如何？
-- How do next year's targets compare with this year's results?
select report_id, indicator_zh, indicator_en, kind, previous_actual_printed as this_year, target_printed as next_year, unit_zh
from marts.v_targets
where year > (select max(execution_year) from marts.dim_report where dim_report.report_id = v_targets.report_id)
    and previous_actual is not null and time_period = cast(year as varchar)
order by report_id, topic, indicator_zh;

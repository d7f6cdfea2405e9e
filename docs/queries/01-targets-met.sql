-- 去年的目标，哪些完成、哪些没有完成？
-- Which of last year's targets were met, and which were missed?
select year, indicator_zh, indicator_en, kind, target_comparator, target, actual, gap, gap_unit_zh, is_attained, state_zh, target_stated, actual_stated, actual_report_id
from marts.v_targets
where actual is not null and time_period = cast(year as varchar) and is_promise
order by report_id, is_attained nulls last, indicator_zh;

-- 哪些下年目标低于本年实绩？
-- Which of next year's targets lie below this year's results?
select
    report_id, year, indicator_zh, zone_zh, industry_zh, kind, previous_actual_printed, target_printed,
    coalesce(target_high, target) - previous_actual as below_by, unit_zh, target_sentence
from marts.v_targets
where coalesce(target_high, target) < previous_actual
order by report_id, year, indicator_zh, zone_zh, industry_zh, kind;

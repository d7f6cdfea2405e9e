-- 城镇登记失业人数的目标是什么，上年是多少？
-- What is the target for the registered unemployed, and how many were there before?
select report_id, year, target_stated, state_zh, previous_actual, unit_zh, target_sentence
from marts.v_targets
where indicator_id = 'registered-urban-unemployed'
order by report_id, year;

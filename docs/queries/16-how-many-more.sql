-- 高新技术企业有多少家，下年目标比本年增加几家？
-- How many high-tech enterprises are there, and how many more are aimed at?
select area_zh, year, indicator_zh, previous_actual, target, target - previous_actual as more, unit_zh
from marts.v_targets
where indicator_id = 'high-tech-enterprises' and kind = 'level' and previous_actual is not null
order by area_zh, year;

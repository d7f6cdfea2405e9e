-- 旧住房改造去年完成多少，下年目标多少？
-- How much old housing was renewed, and how much is aimed at?
select report_id, year, scenario, indicator_zh, value, unit_zh, sentence
from marts.v_indicators
where (indicator_zh like '%旧住房%' or indicator_zh like '%美丽家园%') and kind = 'level' and unit_zh like '%平方米%'
order by report_id, year, scenario, indicator_zh;

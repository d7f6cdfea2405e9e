-- 哪些数字是初步数？
-- Which figures are preliminary?
select report_id, indicator_zh, time_period, scenario, kind, printed_text, sentence
from marts.v_indicators
where status = 'P'
order by report_id, indicator_zh, time_period;

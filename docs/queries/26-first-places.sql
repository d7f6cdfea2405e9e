-- 哪些位列第一，在什么范围内？
-- What came first, and among whom?
select report_id, time_period, indicator_zh, industry_zh, rank_among, printed_text, sentence
from marts.v_indicators
where kind = 'rank' and scenario = 'actual' and value = 1
order by report_id, time_period, indicator_zh;

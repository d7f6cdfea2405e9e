-- 哪些指标增长最快、下降最多？
-- Which indicators grew fastest, and which fell most?
select area_zh, year, indicator_zh, zone_zh, industry_zh, printed_text, value as growth_pct
from marts.v_indicators
where kind = 'growth' and change_basis = 'year' and time_period = cast(year as varchar) and scenario = 'actual' and unit_zh = '%' and value is not null and is_latest_vintage
order by value desc, indicator_zh
limit 30;

-- 一个指标历年是多少（取最新说法）？把指标名称换成你要的。
-- What was one indicator over the years, by the newest statement? Put another name in its place.
select area_zh, indicator_zh, year, scenario, kind, change_basis, price_basis, printed_text, value, unit_zh, report_id
from marts.v_indicators
where indicator_zh = '社会消费品零售总额' and is_latest_vintage and zone_id = 'all' and industry_id = 'all'
    and time_period = cast(year as varchar) and area_code = reporting_area_code and scope_id = 'whole' and qualifier is null
order by area_zh, year, scenario, kind;

-- 同一年、同一指标，各地区相比如何？
-- How do areas compare on the same indicator in the same year?
select year, indicator_zh, kind, unit_zh, area_zh, value, rank() over (partition by year, indicator_id, kind, unit_zh order by value desc) as place
from marts.v_indicators
where scenario = 'actual' and is_latest_vintage and zone_id = 'all' and industry_id = 'all'
    and time_period = cast(year as varchar) and area_code = reporting_area_code and scope_id = 'whole' and qualifier is null
    and coalesce(change_basis, 'year') = 'year' and coalesce(price_basis, 'constant') = 'constant'
    and indicator_id in ('gdp', 'retail-sales-of-consumer-goods', 'fixed-asset-investment', 'general-public-budget-revenue')
order by year, indicator_zh, kind, place, area_zh;

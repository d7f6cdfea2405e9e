-- 上年税收是多少（推算，附上下界）？
-- What was the tax revenue of the year before (derived, with its bounds)?
select report_id, year, indicator_zh, zone_zh, industry_zh, derived_zh, value, value_lower, value_upper
from marts.v_derived
where indicator_id = 'tax-revenue' and method = 'previous_level'
order by report_id, value desc;

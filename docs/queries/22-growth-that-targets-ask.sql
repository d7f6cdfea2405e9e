-- 目标意味着多少增速（推算）？
-- What growth do the targets ask (derived)?
select report_id, year, indicator_zh, industry_zh, derived_zh, value as growth_pct, value_lower, value_upper
from marts.v_derived
where method = 'implied_growth'
order by report_id, year, value desc, indicator_zh;

-- 六大产业之外的税收有多少，增速多少（推算）？
-- How much tax came from outside the six industries, and how fast did it grow (derived)?
select report_id, year, except_zh, method_zh, derived_zh, value, value_lower, value_upper, figure_ids
from marts.v_derived
where indicator_id = 'tax-revenue' and method in ('residual_level', 'residual_growth') and except_zh = '六大产业合计'
order by report_id, method;

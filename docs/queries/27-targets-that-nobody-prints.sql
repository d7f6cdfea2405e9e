-- 只印了完成率的目标原本是多少（推算）？
-- What were the targets of which only a rate of completion is printed (derived)?
select report_id, year, name_zh as indicator_zh, actual, completion, target_lower, target_upper, state
from marts.fct_target_attainment
inner join marts.dim_indicator using (indicator_id)
where form = 'implied'
order by report_id, year, indicator_zh;

-- 后来的报告修订了哪些数字？
-- Which values did a later report restate?
select
    earlier.area_zh,
    earlier.indicator_zh,
    earlier.time_period,
    earlier.kind,
    earlier.report_id as first_report,
    earlier.printed_text as first_printed,
    later.report_id as later_report,
    later.printed_text as later_printed
from marts.v_indicators as earlier
inner join marts.v_indicators as later
    on earlier.area_code = later.area_code
    and earlier.indicator_id = later.indicator_id
    and earlier.reporting_area_code = later.reporting_area_code
    and earlier.scope_id = later.scope_id
    and earlier.time_period = later.time_period
    and earlier.scenario = later.scenario
    and earlier.kind = later.kind
    and earlier.zone_id = later.zone_id
    and earlier.industry_id = later.industry_id
    and earlier.change_basis is not distinct from later.change_basis
    and earlier.reference_area_code is not distinct from later.reference_area_code
    and earlier.price_basis is not distinct from later.price_basis
    and earlier.qualifier is not distinct from later.qualifier
    and earlier.rank_among is not distinct from later.rank_among
    and earlier.execution_year < later.execution_year
where earlier.value <> later.value and earlier.unit_zh = later.unit_zh
order by earlier.area_zh, earlier.indicator_zh, earlier.time_period;

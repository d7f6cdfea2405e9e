-- 同一地区同一年，计划报告、政府工作报告与统计公报对同一指标印的数一致吗？
-- Do the reports of one area and year print the same number for one thing?
select
    earlier.area_zh,
    earlier.year,
    earlier.indicator_zh,
    earlier.kind,
    earlier.report_id as one_report,
    earlier.printed_text as prints,
    later.report_id as other_report,
    later.printed_text as other_prints,
    earlier.value = later.value as is_equal
from marts.v_indicators as earlier
inner join marts.v_indicators as later
    on earlier.reporting_area_code = later.reporting_area_code
    and earlier.execution_year = later.execution_year
    and earlier.report_id < later.report_id
    and earlier.area_code = later.area_code
    and earlier.scope_id = later.scope_id
    and earlier.indicator_id = later.indicator_id
    and earlier.time_period = later.time_period
    and earlier.kind = later.kind
    and earlier.zone_id = later.zone_id
    and earlier.industry_id = later.industry_id
    and earlier.change_basis is not distinct from later.change_basis
    and earlier.qualifier is not distinct from later.qualifier
where earlier.scenario = 'actual' and later.scenario = 'actual' and earlier.unit_zh = later.unit_zh
order by is_equal, earlier.area_zh, earlier.year, earlier.indicator_zh, earlier.kind;

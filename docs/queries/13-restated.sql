-- 后来的报告修订了哪些数字？
-- Which values did a later report restate?
select
    earlier.area_zh,
    earlier.indicator_zh,
    earlier.year,
    earlier.kind,
    earlier.report_id as first_report,
    earlier.printed_text as first_printed,
    later.report_id as later_report,
    later.printed_text as later_printed
from marts.v_indicators as earlier
inner join marts.v_indicators as later
    on earlier.area_code = later.area_code
    and earlier.indicator_id = later.indicator_id
    and earlier.year = later.year
    and earlier.scenario = later.scenario
    and earlier.kind = later.kind
    and earlier.zone_id = later.zone_id
    and earlier.industry_id = later.industry_id
    and earlier.execution_year < later.execution_year
where earlier.value <> later.value and earlier.unit_zh = later.unit_zh
order by earlier.area_zh, earlier.indicator_zh, earlier.year;

-- by report: what its area promised for the year that it reports on, where the result stands in another report than the promise
with here as (
    select
        reports.report_id,
        reports.area_code,
        reports.execution_year
    from marts.dim_report as reports
    semi join wanted on reports.report_id = wanted.key
)

select
    here.report_id,
    promises.kind,
    indicators.name_zh as indicator_zh,
    indicators.name_en as indicator_en,
    zones.name_zh as zone_zh,
    zones.name_en as zone_en,
    industries.name_zh as industry_zh,
    industries.name_en as industry_en,
    promises.report_id as target_report,
    target_figures.ordinal as target_ordinal,
    printed(promises.target, target_figures.decimals) as target,
    printed(promises.target_high, target_figures.decimals) as target_high,
    promises.target_comparator,
    target_figures.printed_text as target_text,
    promises.actual_report_id as actual_report,
    actual_figures.ordinal as actual_ordinal,
    printed(promises.actual, actual_figures.decimals) as actual,
    promises.actual_comparator,
    promises.state,
    units.symbol_zh as unit_zh,
    units.name_en as unit_en
from here
inner join marts.dim_report as promisers on here.area_code = promisers.area_code
inner join marts.fct_target_attainment as promises
    on
        promisers.report_id = promises.report_id
        and here.execution_year = promises.year
        and promises.time_period = promises.year::varchar
        and promises.report_id <> promises.actual_report_id
left join marts.fct_figure as target_figures on promises.target_figure_id = target_figures.figure_id
left join marts.fct_figure as actual_figures on promises.actual_figure_id = actual_figures.figure_id
left join marts.dim_indicator as indicators on promises.indicator_id = indicators.indicator_id
left join marts.dim_unit as units on promises.unit_id = units.unit_id
left join marts.dim_zone as zones on nullif(promises.zone_id, 'all') = zones.zone_id
left join marts.dim_industry as industries on nullif(promises.industry_id, 'all') = industries.industry_id
order by
    here.report_id,
    promises.report_id,
    target_figures.ordinal,
    promises.indicator_id,
    promises.kind,
    promises.zone_id,
    promises.industry_id

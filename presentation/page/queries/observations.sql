-- by indicator and province, as "indicator/province": its values that can be compared
with provinces_figures as (
    select figures.figure_id, figures.ordinal
    from marts.fct_figure as figures
    semi join own_reports on figures.report_id = own_reports.report_id
    where figures.report_id between getvariable('first_own') and getvariable('last_own')
)

select
    facts.indicator_id || '/' || facts.province as indicator_province,
    facts.report_id,
    facts.year,
    facts.scenario,
    facts.kind,
    facts.series,
    printed(facts.value, facts.decimals) as value,
    printed(facts.value_high, facts.decimals) as value_high,
    facts.comparator,
    units.symbol_zh as unit_zh,
    units.name_en as unit_en,
    facts.status,
    -- one value is what nearly every key has
    nullif(facts.values_printed, 1) as values_printed,
    facts.is_latest_vintage,
    figures.ordinal
from own_comparable as facts
semi join wanted on facts.indicator_id || '/' || facts.province = wanted.key
left join provinces_figures as figures on facts.figure_id = figures.figure_id
left join marts.dim_unit as units on facts.unit_id = units.unit_id
order by indicator_province, facts.report_id, facts.year, facts.scenario, facts.series, figures.ordinal

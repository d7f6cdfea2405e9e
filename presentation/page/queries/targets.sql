-- by report: the targets of the whole year that it reports on, each with the result of the same key where one is printed
with targets as (
    select facts.*
    from marts.fct_indicator as facts
    semi join wanted on facts.report_id = wanted.key
    inner join marts.dim_report as reports using (report_id)
    where facts.scenario = 'target' and facts.year <= reports.execution_year and facts.time_period = facts.year::varchar
)

select
    targets.report_id,
    targets.year,
    targets.kind,
    indicators.name_zh as indicator_zh,
    indicators.name_en as indicator_en,
    zones.name_zh as zone_zh,
    zones.name_en as zone_en,
    industries.name_zh as industry_zh,
    industries.name_en as industry_en,
    abouts.about,
    printed(targets.value, target_figures.decimals) as target,
    printed(targets.value_high, target_figures.decimals) as target_high,
    targets.comparator as target_comparator,
    target_figures.printed_text as target_text,
    target_figures.ordinal as target_ordinal,
    printed(attainment.actual, actual_figures.decimals) as actual,
    attainment.actual_comparator,
    actual_figures.ordinal as actual_ordinal,
    nullif(attainment.actual_report_id, targets.report_id) as actual_report,
    printed(attainment.gap, 0) as gap,
    attainment.is_attained,
    coalesce(attainment.status, targets.status) as status,
    indicators.polarity,
    units.symbol_zh as unit_zh,
    units.name_en as unit_en
from targets
left join marts.fct_target_attainment as attainment
    on targets.report_id = attainment.report_id and targets.figure_id = attainment.target_figure_id
left join own_figures as target_figures on targets.figure_id = target_figures.figure_id
left join own_about as abouts on targets.figure_id = abouts.figure_id
left join marts.fct_figure as actual_figures on attainment.actual_figure_id = actual_figures.figure_id
left join marts.dim_indicator as indicators on targets.indicator_id = indicators.indicator_id
left join marts.dim_unit as units on coalesce(attainment.unit_id, targets.unit_id) = units.unit_id
left join marts.dim_zone as zones on nullif(targets.zone_id, 'all') = zones.zone_id
left join marts.dim_industry as industries on nullif(targets.industry_id, 'all') = industries.industry_id
order by
    targets.report_id,
    attainment.actual is null,
    target_figures.ordinal,
    targets.indicator_id,
    targets.kind,
    targets.year,
    targets.zone_id,
    targets.industry_id

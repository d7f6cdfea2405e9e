-- by report: the targets of the year that it plans, each with the result of the year that it reports on
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
    target_units.symbol_zh as target_unit_zh,
    target_units.name_en as target_unit_en,
    printed(results.value, result_figures.decimals) as actual,
    printed(results.value_high, result_figures.decimals) as actual_high,
    results.comparator as actual_comparator,
    results.status,
    result_figures.ordinal as actual_ordinal,
    result_units.symbol_zh as actual_unit_zh,
    result_units.name_en as actual_unit_en
from marts.fct_indicator as targets
semi join wanted on targets.report_id = wanted.key
inner join marts.dim_report as reports
    on
        targets.report_id = reports.report_id
        and targets.year = reports.plan_year
        and targets.time_period = reports.plan_year::varchar
        and targets.scenario = 'target'
left join marts.fct_indicator as results
    on
        targets.report_id = results.report_id
        and results.year = reports.execution_year
        and results.time_period = reports.execution_year::varchar
        and results.scenario = 'actual'
        and targets.indicator_id = results.indicator_id
        and targets.kind = results.kind
        and targets.zone_id = results.zone_id
        and targets.industry_id = results.industry_id
        and targets.area_code = results.area_code
        and targets.scope_id = results.scope_id
        and targets.change_basis is not distinct from results.change_basis
        and targets.reference_area_code is not distinct from results.reference_area_code
        and targets.price_basis is not distinct from results.price_basis
        and targets.qualifier is not distinct from results.qualifier
        and targets.rank_among is not distinct from results.rank_among
left join own_figures as target_figures on targets.figure_id = target_figures.figure_id
left join own_about as abouts on targets.figure_id = abouts.figure_id
left join own_figures as result_figures on results.figure_id = result_figures.figure_id
left join marts.dim_indicator as indicators on targets.indicator_id = indicators.indicator_id
left join marts.dim_unit as target_units on targets.unit_id = target_units.unit_id
left join marts.dim_unit as result_units on results.unit_id = result_units.unit_id
left join marts.dim_zone as zones on nullif(targets.zone_id, 'all') = zones.zone_id
left join marts.dim_industry as industries on nullif(targets.industry_id, 'all') = industries.industry_id
order by
    targets.report_id,
    results.figure_id is null,
    target_figures.ordinal,
    targets.indicator_id,
    targets.kind,
    targets.zone_id,
    targets.industry_id

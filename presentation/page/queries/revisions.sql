-- by report: values that an earlier report gives otherwise
select
    revisions.report_id,
    revisions.year,
    nullif(revisions.time_period, revisions.year::varchar) as time_period,
    revisions.scenario,
    revisions.kind,
    indicators.name_zh as indicator_zh,
    indicators.name_en as indicator_en,
    zones.name_zh as zone_zh,
    zones.name_en as zone_en,
    industries.name_zh as industry_zh,
    industries.name_en as industry_en,
    abouts.about,
    printed(revisions.first_value, first_figures.decimals) as first_value,
    printed(revisions.latest_value, latest_figures.decimals) as latest_value,
    printed(revisions.difference, 0) as difference,
    units.symbol_zh as unit_zh,
    units.name_en as unit_en,
    first_figures.report_id as first_report,
    first_figures.ordinal as first_ordinal,
    latest_figures.ordinal as latest_ordinal
from marts.rpt_revisions as revisions
semi join wanted on revisions.report_id = wanted.key
left join marts.fct_figure as first_figures on revisions.first_figure_id = first_figures.figure_id
left join own_figures as latest_figures on revisions.latest_figure_id = latest_figures.figure_id
left join own_about as abouts on revisions.latest_figure_id = abouts.figure_id
left join marts.dim_indicator as indicators on revisions.indicator_id = indicators.indicator_id
left join marts.dim_unit as units on revisions.unit_id = units.unit_id
left join marts.dim_zone as zones on nullif(revisions.zone_id, 'all') = zones.zone_id
left join marts.dim_industry as industries
    on nullif(revisions.industry_id, 'all') = industries.industry_id
order by
    revisions.report_id,
    latest_figures.ordinal,
    revisions.indicator_id,
    revisions.year,
    revisions.scenario,
    revisions.kind,
    revisions.zone_id,
    revisions.industry_id

-- by report: the promises of the year that it reports on, each with its target where it was set, its print in this report, and the result
-- where that stands
select
    shown.shown_in as report_id,
    coalesce(shown.year, facts.year) as year,
    coalesce(shown.kind, facts.kind) as kind,
    indicators.name_zh as indicator_zh,
    indicators.name_en as indicator_en,
    zones.name_zh as zone_zh,
    zones.name_en as zone_en,
    industries.name_zh as industry_zh,
    industries.name_en as industry_en,
    about_number(
        areas.name_zh, areas.name_en, scopes.name_zh, scopes.name_en,
        coalesce(shown.qualifier, facts.qualifier), coalesce(shown.change_basis, facts.change_basis),
        reference_areas.name_zh, reference_areas.name_en, coalesce(shown.price_basis, facts.price_basis),
        coalesce(shown.rank_among, facts.rank_among)
    ) as about,
    coalesce(shown.form, 'number') as form,
    printed(coalesce(shown.target, facts.value), target_figures.decimals) as target,
    printed(coalesce(shown.target_high, facts.value_high), target_figures.decimals) as target_high,
    case when shown.promise_id is null then facts.comparator else shown.target_comparator end as target_comparator,
    target_figures.printed_text as target_text,
    target_figures.report_id as target_report,
    target_figures.ordinal as target_ordinal,
    -- of a target that is only implied: between what it lies
    case when shown.form = 'implied' then printed(round(shown.target_lower, 2), 0) end as implied_low,
    case when shown.form = 'implied' then printed(round(shown.target_upper, 2), 0) end as implied_high,
    case when printed_figures.figure_id <> target_figures.figure_id then printed_figures.printed_text end as printed_text,
    case when printed_figures.figure_id <> target_figures.figure_id then printed_figures.ordinal end as printed_ordinal,
    coalesce(printed_figures.figure_id <> target_figures.figure_id and facts.value <> shown.target, false) as is_changed,
    printed(shown.actual, actual_figures.decimals) as actual,
    printed(shown.actual_high, actual_figures.decimals) as actual_high,
    shown.actual_comparator,
    actual_figures.report_id as actual_report,
    actual_figures.ordinal as actual_ordinal,
    printed(shown.completion, completion_figures.decimals) as completion,
    -- that it was reached, in words alone
    case when shown.completion is null then completion_figures.printed_text end as completion_text,
    completion_figures.report_id as completion_report,
    completion_figures.ordinal as completion_ordinal,
    printed(shown.gap, 0) as gap,
    coalesce(shown.state, 'unjudged') as state,
    shown.is_attained,
    coalesce(shown.status, facts.status) as status,
    indicators.polarity,
    units.symbol_zh as unit_zh,
    units.name_en as unit_en
from own_promises as shown
inner join marts.dim_report as reports on shown.shown_in = reports.report_id
left join marts.fct_indicator as facts on shown.shown_in = facts.report_id and shown.printed_id = facts.figure_id
left join own_area_figures as target_figures on coalesce(shown.target_figure_id, shown.completion_figure_id, shown.printed_id) = target_figures.figure_id
left join own_figures as printed_figures on shown.printed_id = printed_figures.figure_id
left join own_area_figures as actual_figures on shown.actual_figure_id = actual_figures.figure_id
left join own_area_figures as completion_figures on shown.completion_figure_id = completion_figures.figure_id
left join marts.dim_indicator as indicators on coalesce(shown.indicator_id, facts.indicator_id) = indicators.indicator_id
left join marts.dim_unit as units on coalesce(shown.unit_id, facts.unit_id) = units.unit_id
left join marts.dim_zone as zones on nullif(coalesce(shown.zone_id, facts.zone_id), 'all') = zones.zone_id
left join marts.dim_industry as industries on nullif(coalesce(shown.industry_id, facts.industry_id), 'all') = industries.industry_id
left join marts.dim_area as areas on nullif(coalesce(shown.area_code, facts.area_code), reports.area_code) = areas.area_code
left join marts.dim_scope as scopes on nullif(coalesce(shown.scope_id, facts.scope_id), 'whole') = scopes.scope_id
left join marts.dim_area as reference_areas
    on coalesce(shown.reference_area_code, facts.reference_area_code) = reference_areas.area_code
order by
    shown.shown_in,
    shown.actual is null,
    target_figures.report_id <> shown.shown_in,
    target_figures.ordinal,
    coalesce(shown.indicator_id, facts.indicator_id),
    coalesce(shown.kind, facts.kind),
    coalesce(shown.year, facts.year),
    coalesce(shown.zone_id, facts.zone_id),
    coalesce(shown.industry_id, facts.industry_id),
    shown.promise_id

-- by report: what follows from its numbers and no report prints, with the figures that it follows from
select
    derived.report_id,
    derived.method,
    derived.year,
    derived.kind,
    indicators.name_zh as indicator_zh,
    indicators.name_en as indicator_en,
    zones.name_zh as zone_zh,
    zones.name_en as zone_en,
    industries.name_zh as industry_zh,
    industries.name_en as industry_en,
    coalesce(except_indicators.name_zh, except_zones.name_zh, except_industries.name_zh) as except_zh,
    coalesce(except_indicators.name_en, except_zones.name_en, except_industries.name_en) as except_en,
    abouts.about,
    printed(round(derived.value::double, derived.decimals)::decimal(24, 6), derived.decimals) as value,
    derived.value_lower = derived.value_upper as is_exact,
    printed(outwards(derived.value_lower, derived.decimals, -1), derived.decimals) as value_lower,
    printed(outwards(derived.value_upper, derived.decimals, 1), derived.decimals) as value_upper,
    units.symbol_zh as unit_zh,
    units.name_en as unit_en,
    figures.ordinal,
    evidence.figures
from marts.fct_derived as derived
semi join wanted on derived.report_id = wanted.key
left join own_figures as figures on derived.figure_id = figures.figure_id
left join own_about as abouts on derived.figure_id = abouts.figure_id
left join marts.dim_indicator as indicators on derived.indicator_id = indicators.indicator_id
left join marts.dim_zone as zones on nullif(derived.zone_id, 'all') = zones.zone_id
left join marts.dim_industry as industries on nullif(derived.industry_id, 'all') = industries.industry_id
left join marts.dim_indicator as except_indicators on derived.except_indicator_id = except_indicators.indicator_id
left join marts.dim_zone as except_zones on derived.except_zone_id = except_zones.zone_id
left join marts.dim_industry as except_industries on derived.except_industry_id = except_industries.industry_id
left join marts.dim_unit as units on derived.unit_id = units.unit_id
left join (
    select
        ids.derived_id,
        list(
            {'report': cited.report_id, 'ordinal': cited.ordinal, 'text': cited.printed_text}
            order by ids.place
        ) as figures
    from (
        select derived_id, unnest(figure_ids) as figure_id, generate_subscripts(figure_ids, 1) as place
        from marts.fct_derived
        semi join wanted on fct_derived.report_id = wanted.key
    ) as ids
    inner join marts.fct_figure as cited on ids.figure_id = cited.figure_id
    group by ids.derived_id
) as evidence on derived.derived_id = evidence.derived_id
-- by the number of the method, which ends the id
order by derived.report_id, (derived.derived_id % 100 + 100) % 100, figures.ordinal, derived.derived_id

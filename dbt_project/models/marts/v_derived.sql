-- what follows from printed numbers and no report prints, in words: each says that it is derived, and between what it lies
select
    derived.area_code,
    areas.name_zh as area_zh,
    areas.name_en as area_en,
    derived.report_id,
    derived.year,
    derived.time_period,
    derived.method,
    '推算：' || methods.name_zh as method_zh,
    'Derived: ' || methods.name_en as method_en,
    indicators.topic,
    indicators.topic_zh,
    indicators.topic_en,
    derived.indicator_id,
    indicators.name_zh as indicator_zh,
    indicators.name_en as indicator_en,
    derived.scenario,
    derived.kind,
    derived.change_basis,
    derived.scope_id,
    derived.qualifier,
    derived.zone_id,
    zones.short_name_zh as zone_zh,
    zones.name_en as zone_en,
    derived.industry_id,
    industries.name_zh as industry_zh,
    industries.name_en as industry_en,
    coalesce(except_indicators.name_zh, except_zones.name_zh, except_industries.name_zh) as except_zh,
    coalesce(except_indicators.name_en, except_zones.name_en, except_industries.name_en) as except_en,
    wholes.name_zh as whole_of_zh,
    wholes.name_en as whole_of_en,
    derived.value,
    derived.value_lower,
    derived.value_upper,
    '推算 ' || {{ shown('derived.value', 'derived.decimals') }} || coalesce(units.symbol_zh, '')
    || coalesce('（' || {{ interval_text('至', '不低于 ', '不高于 ') }} || '）', '') as derived_zh,
    'derived ' || {{ shown('derived.value', 'derived.decimals') }} || coalesce(' ' || units.name_en, '')
    || coalesce(' (' || {{ interval_text(' to ', 'no less than ', 'no more than ') }} || ')', '') as derived_en,
    units.symbol_zh as unit_zh,
    units.name_en as unit_en,
    derived.decimals,
    figures.sentence,
    derived.figure_id,
    derived.figure_ids,
    derived.derived_id
from {{ ref('fct_derived').include(database=false) }} as derived
inner join {{ ref('derivation_methods').include(database=false) }} as methods on derived.method = methods.method
inner join {{ ref('dim_area').include(database=false) }} as areas on derived.area_code = areas.area_code
inner join {{ ref('dim_indicator').include(database=false) }} as indicators on derived.indicator_id = indicators.indicator_id
left join {{ ref('dim_zone').include(database=false) }} as zones on derived.zone_id = zones.zone_id
left join {{ ref('dim_industry').include(database=false) }} as industries on derived.industry_id = industries.industry_id
left join {{ ref('dim_indicator').include(database=false) }} as except_indicators on derived.except_indicator_id = except_indicators.indicator_id
left join {{ ref('dim_zone').include(database=false) }} as except_zones on derived.except_zone_id = except_zones.zone_id
left join {{ ref('dim_industry').include(database=false) }} as except_industries
    on derived.except_industry_id = except_industries.industry_id
left join {{ ref('dim_indicator').include(database=false) }} as wholes on derived.whole_of_indicator_id = wholes.indicator_id
left join {{ ref('dim_unit').include(database=false) }} as units on derived.unit_id = units.unit_id
inner join {{ ref('fct_figure').include(database=false) }} as figures
    on derived.report_id = figures.report_id and derived.figure_id = figures.figure_id

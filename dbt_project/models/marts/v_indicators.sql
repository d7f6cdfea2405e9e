-- every observation with names instead of ids, beside the words that printed it
with units as (

    -- more than there are. Half of all numbers are in %, which a planner that counts different units takes for few, so that it would
    -- join all figures before it asks what is asked of the rest; behind a limit it counts none
    select
        unit_id,
        symbol_zh,
        name_en
    from {{ ref('dim_unit').include(database=false) }}
    order by unit_id
    limit 1000000

)

select
    observations.area_code,
    areas.name_zh as area_zh,
    areas.name_en as area_en,
    observations.scope_id,
    scopes.name_zh as scope_zh,
    scopes.name_en as scope_en,
    reports.area_code as reporting_area_code,
    reporting_areas.name_zh as reporting_area_zh,
    reporting_areas.name_en as reporting_area_en,
    observations.report_id,
    reports.execution_year,
    observations.year,
    observations.time_period,
    indicators.topic,
    indicators.topic_zh,
    indicators.topic_en,
    observations.indicator_id,
    indicators.name_zh as indicator_zh,
    indicators.name_en as indicator_en,
    observations.scenario,
    observations.kind,
    observations.change_basis,
    observations.reference_area_code,
    reference_areas.name_zh as reference_area_zh,
    reference_areas.name_en as reference_area_en,
    observations.price_basis,
    observations.qualifier,
    observations.rank_among,
    observations.zone_id,
    zones.short_name_zh as zone_zh,
    zones.name_en as zone_en,
    observations.industry_id,
    industries.name_zh as industry_zh,
    industries.name_en as industry_en,
    observations.value,
    observations.value_high,
    units.symbol_zh as unit_zh,
    units.name_en as unit_en,
    observations.comparator,
    figures.printed_text,
    observations.is_stock,
    observations.status,
    observations.note,
    observations.values_printed,
    observations.is_latest_vintage,
    figures.section_path,
    figures.page,
    figures.table_no,
    figures.sentence,
    figures.read_by,
    figures.confidence,
    figures.doubts,
    observations.figure_id,
    reports.source_kind,
    -- the report as one cites it, then the place, the number as printed and its id
    reports.citation || coalesce(' ' || nullif(figures.section_path, ''), '')
    || coalesce(', table ' || cast(figures.table_no as {{ dbt.type_string() }}), '')
    || coalesce(', p. ' || cast(figures.page as {{ dbt.type_string() }}), '')
    || ': ' || indicators.name_zh || ' ' || coalesce(figures.printed_text, '')
    || ' (figure ' || cast(observations.figure_id as {{ dbt.type_string() }}) || ').' as citation
from {{ ref('fct_indicator').include(database=false) }} as observations
inner join {{ ref('dim_report').include(database=false) }} as reports on observations.report_id = reports.report_id
inner join {{ ref('dim_area').include(database=false) }} as reporting_areas on reports.area_code = reporting_areas.area_code
inner join {{ ref('dim_area').include(database=false) }} as areas on observations.area_code = areas.area_code
left join {{ ref('dim_area').include(database=false) }} as reference_areas on observations.reference_area_code = reference_areas.area_code
left join {{ ref('dim_scope').include(database=false) }} as scopes on observations.scope_id = scopes.scope_id
inner join {{ ref('dim_indicator').include(database=false) }} as indicators on observations.indicator_id = indicators.indicator_id
-- every id is known (tested), so that an inner join would find the same. But nearly all are 'all', which a planner that counts
-- different values does not expect: it would join these two first
left join {{ ref('dim_zone').include(database=false) }} as zones on observations.zone_id = zones.zone_id
left join {{ ref('dim_industry').include(database=false) }} as industries on observations.industry_id = industries.industry_id
inner join {{ ref('fct_figure').include(database=false) }} as figures on observations.figure_id = figures.figure_id
left join units on observations.unit_id = units.unit_id

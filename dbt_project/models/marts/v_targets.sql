-- every target, its result where the report has one, and the result of the year before
with targets as (

    select * from {{ ref('fct_indicator').include(database=false) }}
    where scenario = 'target'

),

results as (

    select * from {{ ref('fct_indicator').include(database=false) }}
    where scenario = 'actual'

)

select
    targets.area_code,
    areas.name_zh as area_zh,
    areas.name_en as area_en,
    targets.scope_id,
    scopes.name_zh as scope_zh,
    scopes.name_en as scope_en,
    reports.area_code as reporting_area_code,
    reporting_areas.name_zh as reporting_area_zh,
    reporting_areas.name_en as reporting_area_en,
    targets.report_id,
    targets.year,
    targets.time_period,
    indicators.topic,
    targets.indicator_id,
    indicators.name_zh as indicator_zh,
    indicators.name_en as indicator_en,
    targets.kind,
    targets.change_basis,
    targets.reference_area_code,
    targets.price_basis,
    targets.qualifier,
    targets.rank_among,
    targets.zone_id,
    zones.short_name_zh as zone_zh,
    zones.name_en as zone_en,
    targets.industry_id,
    industries.name_zh as industry_zh,
    industries.name_en as industry_en,
    targets.value as target,
    targets.value_high as target_high,
    targets.comparator as target_comparator,
    {{ signed_text('target_figures') }} as target_printed,
    attainment.actual,
    {{ signed_text('actual_figures') }} as actual_printed,
    attainment.gap,
    attainment.is_attained,
    -- in another unit it is no comparison; a target without a number is compared with whatever the result is in. The join must not
    -- ask that: with a condition over both sides it would look at every pair
    case when targets.unit_id is null or targets.unit_id = previous.unit_id then previous.value end as previous_actual,
    case
        when targets.unit_id is null or targets.unit_id = previous.unit_id then {{ signed_text('previous_figures') }}
    end as previous_actual_printed,
    units.symbol_zh as unit_zh,
    units.name_en as unit_en,
    coalesce(attainment.status, targets.status) as status,
    target_figures.sentence as target_sentence,
    actual_figures.sentence as actual_sentence,
    targets.figure_id as target_figure_id,
    attainment.actual_figure_id
from targets
inner join {{ ref('dim_report').include(database=false) }} as reports on targets.report_id = reports.report_id
inner join {{ ref('dim_area').include(database=false) }} as reporting_areas on reports.area_code = reporting_areas.area_code
inner join {{ ref('dim_area').include(database=false) }} as areas on targets.area_code = areas.area_code
left join {{ ref('dim_scope').include(database=false) }} as scopes on targets.scope_id = scopes.scope_id
inner join {{ ref('dim_indicator').include(database=false) }} as indicators on targets.indicator_id = indicators.indicator_id
inner join {{ ref('dim_zone').include(database=false) }} as zones on targets.zone_id = zones.zone_id
inner join {{ ref('dim_industry').include(database=false) }} as industries on targets.industry_id = industries.industry_id
inner join {{ ref('fct_figure').include(database=false) }} as target_figures on targets.figure_id = target_figures.figure_id
left join {{ ref('dim_unit').include(database=false) }} as units on targets.unit_id = units.unit_id
left join {{ ref('fct_target_attainment').include(database=false) }} as attainment
    on
        {{ same_key('targets', 'attainment', besides='scenario') }}
-- the report says nothing new of a figure, but who asks for one report need not look at the figures of all
left join {{ ref('fct_figure').include(database=false) }} as actual_figures
    on
        targets.report_id = actual_figures.report_id
        and attainment.actual_figure_id = actual_figures.figure_id
left join results as previous
    on
        {{ same_key('targets', 'previous', besides='scenario year time_period') }}
        and targets.year - 1 = previous.year
        -- the same part of the year
        and replace(targets.time_period, cast(targets.year as {{ dbt.type_string() }}), cast(targets.year - 1 as {{ dbt.type_string() }}))
        = previous.time_period
left join {{ ref('fct_figure').include(database=false) }} as previous_figures
    on
        targets.report_id = previous_figures.report_id
        and previous.figure_id = previous_figures.figure_id

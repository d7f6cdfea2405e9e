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
    reports.area_code,
    areas.name_zh as area_zh,
    areas.name_en as area_en,
    targets.report_id,
    targets.year,
    indicators.topic,
    targets.indicator_id,
    indicators.name_zh as indicator_zh,
    indicators.name_en as indicator_en,
    targets.kind,
    targets.zone_id,
    zones.short_name_zh as zone_zh,
    zones.name_en as zone_en,
    targets.industry_id,
    industries.name_zh as industry_zh,
    industries.name_en as industry_en,
    targets.value as target,
    targets.value_high as target_high,
    targets.comparator as target_comparator,
    target_figures.printed_text as target_printed,
    attainment.actual,
    actual_figures.printed_text as actual_printed,
    attainment.gap,
    attainment.is_attained,
    -- in another unit it is no comparison; a target without a number is compared with whatever the result is in. The join must not
    -- ask that: with a condition over both sides it would look at every pair
    case when targets.unit_id is null or targets.unit_id = previous.unit_id then previous.value end as previous_actual,
    case
        when targets.unit_id is null or targets.unit_id = previous.unit_id then previous_figures.printed_text
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
inner join {{ ref('dim_area').include(database=false) }} as areas on reports.area_code = areas.area_code
inner join {{ ref('dim_indicator').include(database=false) }} as indicators on targets.indicator_id = indicators.indicator_id
inner join {{ ref('dim_zone').include(database=false) }} as zones on targets.zone_id = zones.zone_id
inner join {{ ref('dim_industry').include(database=false) }} as industries on targets.industry_id = industries.industry_id
inner join {{ ref('fct_figure').include(database=false) }} as target_figures on targets.figure_id = target_figures.figure_id
left join {{ ref('dim_unit').include(database=false) }} as units on targets.unit_id = units.unit_id
left join {{ ref('fct_target_attainment').include(database=false) }} as attainment
    on
        targets.report_id = attainment.report_id
        and targets.indicator_id = attainment.indicator_id
        and targets.year = attainment.year
        and targets.kind = attainment.kind
        and targets.zone_id = attainment.zone_id
        and targets.industry_id = attainment.industry_id
-- the report says nothing new of a figure, but who asks for one report need not look at the figures of all
left join {{ ref('fct_figure').include(database=false) }} as actual_figures
    on
        targets.report_id = actual_figures.report_id
        and attainment.actual_figure_id = actual_figures.figure_id
left join results as previous
    on
        targets.report_id = previous.report_id
        and targets.indicator_id = previous.indicator_id
        and targets.year - 1 = previous.year
        and targets.kind = previous.kind
        and targets.zone_id = previous.zone_id
        and targets.industry_id = previous.industry_id
left join {{ ref('fct_figure').include(database=false) }} as previous_figures
    on
        targets.report_id = previous_figures.report_id
        and previous.figure_id = previous_figures.figure_id

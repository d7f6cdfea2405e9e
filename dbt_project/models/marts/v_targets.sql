-- every target that a report prints, what became of it, whichever report says so, and the result of the year before
with targets as (

    select * from {{ ref('fct_indicator').include(database=false) }}
    where scenario = 'target'

),

results as (

    select * from {{ ref('fct_indicator').include(database=false) }}
    where scenario = 'actual'

),

-- a promise beside each of the figures that print its target
promises as (

    select
        *,
        {{ unnested('target_figure_ids') }} as stated_figure_id
    from {{ ref('fct_target_attainment').include(database=false) }}

),

-- asked of the targets once: who asks for one report then looks at its own targets alone
judged as (

    select
        targets.*,
        promises.target_figure_id = targets.figure_id as is_promise,
        promises.actual,
        promises.actual_comparator,
        promises.status as actual_status,
        promises.actual_figure_id,
        promises.actual_report_id,
        promises.completion,
        -- what is printed again may be another number: each is judged as it stands
        case
            when promises.target_figure_id = targets.figure_id or promises.actual is null or targets.value is null or promises.unit_id <> targets.unit_id
                then promises.state
            else {{ promise_state(
                'targets.value', 'targets.value_high', 'targets.comparator', about_reach('targets.value', 'targets.decimals'),
                'promises.actual_lower', 'promises.actual_upper', 'promises.actual_comparator', better_way('targets.kind', 'indicators.polarity')
            ) }}
        end as state,
        case when promises.unit_id = targets.unit_id then promises.actual - targets.value end as gap
    from targets
    inner join {{ ref('dim_indicator').include(database=false) }} as indicators on targets.indicator_id = indicators.indicator_id
    left join promises on targets.figure_id = promises.stated_figure_id

)

select
    judged.area_code,
    areas.name_zh as area_zh,
    areas.name_en as area_en,
    judged.scope_id,
    scopes.name_zh as scope_zh,
    scopes.name_en as scope_en,
    reports.area_code as reporting_area_code,
    reporting_areas.name_zh as reporting_area_zh,
    reporting_areas.name_en as reporting_area_en,
    judged.report_id,
    judged.year,
    judged.time_period,
    indicators.topic,
    indicators.topic_zh,
    indicators.topic_en,
    judged.indicator_id,
    indicators.name_zh as indicator_zh,
    indicators.name_en as indicator_en,
    judged.kind,
    judged.change_basis,
    judged.reference_area_code,
    judged.price_basis,
    judged.qualifier,
    judged.rank_among,
    judged.zone_id,
    zones.short_name_zh as zone_zh,
    zones.name_en as zone_en,
    judged.industry_id,
    industries.name_zh as industry_zh,
    industries.name_en as industry_en,
    judged.value as target,
    judged.value_high as target_high,
    judged.comparator as target_comparator,
    {{ signed_text('target_figures') }} as target_printed,
    {{ as_stated('judged', 'target_figures') }} as target_stated,
    judged.actual,
    judged.actual_comparator,
    {{ signed_text('actual_figures') }} as actual_printed,
    {{ as_stated('judged', 'actual_figures') }} as actual_stated,
    cast(judged.gap as decimal(24, 6)) as gap,
    gap_units.symbol_zh as gap_unit_zh,
    gap_units.name_en as gap_unit_en,
    judged.state,
    promise_states.name_zh as state_zh,
    promise_states.name_en as state_en,
    {{ is_kept('judged.state') }} as is_attained,
    judged.completion,
    {{ value_beside('previous', 'previous_units', 'judged', 'units') }} as previous_actual,
    case
        when {{ value_beside('previous', 'previous_units', 'judged', 'units') }} is not null then {{ signed_text('previous_figures') }}
    end as previous_actual_printed,
    units.symbol_zh as unit_zh,
    units.name_en as unit_en,
    case when judged.actual is null then judged.status else judged.actual_status end as status,
    -- how sure both readings are: as sure as the less sure one. Cast, as old clients take the least of two decimals for a float, and then
    -- refuse the view
    cast(least(target_figures.confidence, actual_figures.confidence) as decimal(4, 3)) as confidence,
    target_figures.confidence as target_confidence,
    target_figures.doubts as target_doubts,
    actual_figures.confidence as actual_confidence,
    actual_figures.doubts as actual_doubts,
    target_figures.sentence as target_sentence,
    actual_figures.sentence as actual_sentence,
    judged.is_promise,
    judged.figure_id as target_figure_id,
    judged.actual_figure_id,
    judged.actual_report_id
from judged
-- first, while a row is narrow: DuckDB then looks among all figures for those of the targets that were asked for; beside all that is told below
-- it would rather keep all figures
left join {{ ref('fct_figure').include(database=false) }} as actual_figures
    on
        judged.actual_report_id = actual_figures.report_id
        and judged.actual_figure_id = actual_figures.figure_id
inner join {{ ref('dim_report').include(database=false) }} as reports on judged.report_id = reports.report_id
inner join {{ ref('dim_area').include(database=false) }} as reporting_areas on reports.area_code = reporting_areas.area_code
inner join {{ ref('dim_area').include(database=false) }} as areas on judged.area_code = areas.area_code
left join {{ ref('dim_scope').include(database=false) }} as scopes on judged.scope_id = scopes.scope_id
inner join {{ ref('dim_indicator').include(database=false) }} as indicators on judged.indicator_id = indicators.indicator_id
inner join {{ ref('dim_zone').include(database=false) }} as zones on judged.zone_id = zones.zone_id
inner join {{ ref('dim_industry').include(database=false) }} as industries on judged.industry_id = industries.industry_id
-- the report says nothing new of a figure, but who asks for one report need not look at the figures of all
inner join {{ ref('fct_figure').include(database=false) }} as target_figures
    on
        judged.report_id = target_figures.report_id
        and judged.figure_id = target_figures.figure_id
left join {{ ref('dim_unit').include(database=false) }} as units on judged.unit_id = units.unit_id
left join {{ ref('dim_unit').include(database=false) }} as gap_units
    on
        case units.unit_id when 'percent' then 'percentage-point' when 'per-mille' then 'per-mille-point' else units.unit_id end = gap_units.unit_id
        and judged.gap is not null
left join {{ ref('promise_states').include(database=false) }} as promise_states on judged.state = promise_states.state
left join results as previous
    on
        judged.previous_figure_id = previous.figure_id
        -- both say nothing new, but who asks for one report or one indicator need not look at the results of all
        and judged.report_id = previous.report_id
        and judged.indicator_id = previous.indicator_id
left join {{ ref('dim_unit').include(database=false) }} as previous_units on previous.unit_id = previous_units.unit_id
left join {{ ref('fct_figure').include(database=false) }} as previous_figures
    on
        judged.report_id = previous_figures.report_id
        and previous.figure_id = previous_figures.figure_id

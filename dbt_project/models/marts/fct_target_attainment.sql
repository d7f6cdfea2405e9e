{{ by_report() }}
-- a target beside its result: one row where a report gives both as numbers
with observations as (

    select
        *,
        {{ half_width('decimals') }} as half_width
    from {{ ref('int_observations') }}
    where value is not null

),

paired as (

    select
        {{ key_columns('actual') }},
        target.value as target,
        target.value_high as target_high,
        target.comparator as target_comparator,
        target.half_width as target_half_width,
        target.unit_id,
        actual.value as actual,
        actual.comparator as actual_comparator,
        actual.status,
        target.figure_id as target_figure_id,
        actual.figure_id as actual_figure_id,
        -- what is kept within a bound is better lower, whatever it is
        case
            when target.comparator in ('le', 'lt') then 'lower'
            when target.comparator in ('ge', 'gt') then 'higher'
            else coalesce(indicators.polarity, 'neutral')
        end as direction
    from observations as actual
    inner join observations as target
        on
            {{ same_key('actual', 'target', besides='scenario') }}
            and {{ measured_in('actual') }} = {{ measured_in('target') }}
    left join {{ ref('indicators') }} as indicators on actual.indicator_id = indicators.indicator_id
    where actual.scenario = 'actual' and target.scenario = 'target'

)

select
    report_id,
    indicator_id,
    year,
    time_period,
    zone_id,
    industry_id,
    kind,
    area_code,
    scope_id,
    change_basis,
    reference_area_code,
    price_basis,
    qualifier,
    rank_among,
    target,
    target_high,
    target_comparator,
    actual,
    actual_comparator,
    unit_id,
    cast(actual - target as decimal(24, 6)) as gap,
    {{ is_attained('actual', 'target', 'target_high', 'target_comparator', 'target_half_width', 'direction') }} as is_attained,
    status,
    target_figure_id,
    actual_figure_id
from paired

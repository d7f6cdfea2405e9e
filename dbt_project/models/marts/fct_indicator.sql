{{ by_report() }}
with targets as (

    select
        *,
        year - 1 as previous_year,
        {{ year_before('observations') }} as previous_time_period
    from {{ ref('int_observations') }} as observations
    where scenario = 'target'

),

results as (

    select * from {{ ref('int_observations') }}
    where scenario = 'actual'

),

-- looked up once: who reads targets beside the results of the year before need not compare all of the key
previous as (

    select
        targets.figure_id,
        results.figure_id as previous_figure_id
    from targets
    inner join results
        on
            {{ same_key('targets', 'results', besides='scenario year time_period') }}
            and targets.previous_year = results.year
            -- the same part of the year
            and targets.previous_time_period = results.time_period

)

select
    observations.report_id,
    observations.indicator_id,
    observations.year,
    observations.time_period,
    observations.scenario,
    observations.kind,
    observations.zone_id,
    observations.industry_id,
    observations.area_code,
    observations.scope_id,
    observations.change_basis,
    observations.reference_area_code,
    observations.price_basis,
    observations.qualifier,
    observations.rank_among,
    observations.value,
    observations.value_high,
    observations.unit_id,
    observations.decimals,
    observations.comparator,
    observations.is_stock,
    observations.whole_indicator_id as whole_of_indicator_id,
    -- a target that is named without a number is an observation whose value is missing
    case when observations.value is null then 'M' else observations.status end as status,
    observations.note,
    observations.values_printed,
    observations.figure_id,
    previous.previous_figure_id,
    row_number() over (
        partition by reports.area_code, {{ key_columns('observations', besides='report_id') }}
        order by {{ by_vintage('desc', 'reports') }}
    ) = 1 as is_latest_vintage
from {{ ref('int_observations') }} as observations
inner join {{ ref('stg_reports') }} as reports on observations.report_id = reports.report_id
left join previous on observations.figure_id = previous.figure_id
-- a report's rows lie together: looking for one passes over the others
order by observations.report_id, observations.ordinal

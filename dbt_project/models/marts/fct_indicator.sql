{{ by_report() }}
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
    row_number() over (
        partition by reports.area_code, {{ key_columns('observations', besides='report_id') }}
        order by {{ by_vintage('desc', 'reports') }}
    ) = 1 as is_latest_vintage
from {{ ref('int_observations') }} as observations
inner join {{ ref('stg_reports') }} as reports on observations.report_id = reports.report_id
-- a report's rows lie together: looking for one passes over the others
order by observations.report_id, observations.ordinal

{{ by_report() }}
-- values that a later report of the same area restates: what was first printed, what is printed now
with observations as (

    select
        observations.*,
        reports.execution_year,
        reports.genre,
        reports.presented_on,
        reports.running_no
    from {{ ref('int_observations') }} as observations
    inner join {{ ref('stg_reports') }} as reports on observations.report_id = reports.report_id
    where observations.value is not null and observations.kind <> 'rank'

),

ranked as (

    select
        *,
        count(*) over (
            partition by reporting_area_code, {{ key_columns(besides='report_id') }}, {{ measured_in('observations') }}
        ) as vintages,
        row_number() over (
            partition by reporting_area_code, {{ key_columns(besides='report_id') }}, {{ measured_in('observations') }}
            order by {{ by_vintage('asc') }}
        ) as from_first,
        row_number() over (
            partition by reporting_area_code, {{ key_columns(besides='report_id') }}, {{ measured_in('observations') }}
            order by {{ by_vintage('desc') }}
        ) as from_latest
    from observations

)

select
    latest.report_id,
    first.report_id as first_report_id,
    latest.indicator_id,
    latest.year,
    latest.time_period,
    latest.scenario,
    latest.kind,
    latest.zone_id,
    latest.industry_id,
    latest.area_code,
    latest.scope_id,
    latest.change_basis,
    latest.reference_area_code,
    latest.price_basis,
    latest.qualifier,
    first.value as first_value,
    latest.value as latest_value,
    cast(latest.value - first.value as decimal(24, 6)) as difference,
    latest.unit_id,
    cast(latest.vintages as int) as vintages,
    first.figure_id as first_figure_id,
    latest.figure_id as latest_figure_id
from ranked as latest
inner join ranked as first
    on
        latest.reporting_area_code = first.reporting_area_code
        and {{ same_key('latest', 'first', besides='report_id') }}
        and {{ measured_in('latest') }} = {{ measured_in('first') }}
        and first.from_first = 1
where latest.from_latest = 1 and latest.vintages > 1 and latest.value <> first.value

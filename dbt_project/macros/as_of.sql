{#
    as_of(report_id): what was known when that report came out. Each value of the report's area from the newest report that was not
    newer than it. A table macro, so DuckDB only: select * from marts.as_of('310106-2023-plan').
#}
{% macro create_as_of() %}
{% if target.type == 'duckdb' and execute %}
create or replace macro marts.as_of(known_report_id) as table
with known as (
    select
        area_code,
        genre,
        running_no,
        execution_year,
        coalesce(presented_on, cast(execution_year + 1 || '-12-31' as date)) as presented_on
    from marts.dim_report
    where report_id = known_report_id
),
candidates as (
    select
        observations.* exclude (is_latest_vintage),
        row_number() over (
            partition by {{ planhouse.key_columns('observations', besides='report_id') }}
            order by {{ planhouse.by_vintage('desc', 'reports') }}
        ) as newest
    from marts.fct_indicator as observations
    inner join marts.dim_report as reports on observations.report_id = reports.report_id
    inner join known
        on
            reports.area_code = known.area_code
            and (
                reports.execution_year < known.execution_year
                or (
                    reports.execution_year = known.execution_year
                    and (
                        coalesce(reports.presented_on, known.presented_on) < known.presented_on
                        or (
                            coalesce(reports.presented_on, known.presented_on) = known.presented_on
                            and (reports.genre <> known.genre or reports.running_no <= known.running_no)
                        )
                    )
                )
            )
)
select * exclude (newest) from candidates
where newest = 1
{% endif %}
{% endmacro %}

-- every report with what it holds, counted
with attained as (
    select
        report_id,
        count(*) filter (where is_attained) as attained,
        count(*) filter (where not is_attained) as missed,
        count(*) filter (where is_attained is null) as unjudged
    from marts.fct_target_attainment
    group by report_id
),

checked as (
    select
        report_id,
        count(*) as checks,
        count(*) filter (where verdict in ('mismatch', 'unit_slip')) as findings
    from marts.fct_reconciliation
    group by report_id
),

problems as (
    select report_id, count(*) as problems
    from raw.problems
    group by report_id
)

select
    reports.report_id,
    reports.area_code,
    reports.genre,
    reports.execution_year,
    reports.plan_year,
    reports.title_zh,
    reports.issuer_zh,
    reports.presented_on::varchar as presented_on,
    reports.source_file,
    reports.source_sha256,
    reports.media_type,
    reports.figure_count as figures,
    coalesce(attained.attained, 0) as attained,
    coalesce(attained.missed, 0) as missed,
    coalesce(attained.unjudged, 0) as unjudged,
    coalesce(checked.checks, 0) as checks,
    coalesce(checked.findings, 0) as findings,
    coalesce(problems.problems, 0) as problems
from marts.dim_report as reports
left join attained using (report_id)
left join checked using (report_id)
left join problems using (report_id)
order by reports.area_code, reports.execution_year desc, reports.genre, reports.report_id

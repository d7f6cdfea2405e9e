-- by report: what it holds, counted
with attained as (
    select
        shown_in as report_id,
        count(*) filter (where is_attained) as attained,
        count(*) filter (where not is_attained) as missed,
        count(*) filter (where is_attained is null) as unjudged
    from own_promises
    group by shown_in
),

checked as (
    select
        checks.report_id,
        count(*) as checks,
        count(*) filter (where checks.verdict in ('mismatch', 'unit_slip')) as findings
    from marts.fct_reconciliation as checks
    semi join wanted on checks.report_id = wanted.key
    group by checks.report_id
),

implausible as (
    select checks.report_id, count(*) as implausible
    from marts.fct_plausibility as checks
    semi join wanted on checks.report_id = wanted.key
    where not checks.is_plausible
    group by checks.report_id
),

problems as (
    select problems.report_id, count(*) as problems
    from raw.problems as problems
    semi join wanted on problems.report_id = wanted.key
    group by problems.report_id
)

select
    wanted.key as report_id,
    coalesce(attained.attained, 0) as attained,
    coalesce(attained.missed, 0) as missed,
    coalesce(attained.unjudged, 0) as unjudged,
    coalesce(checked.checks, 0) as checks,
    coalesce(checked.findings, 0) as findings,
    coalesce(implausible.implausible, 0) as implausible,
    coalesce(problems.problems, 0) as problems
from wanted
left join attained on wanted.key = attained.report_id
left join checked on wanted.key = checked.report_id
left join implausible on wanted.key = implausible.report_id
left join problems on wanted.key = problems.report_id
order by wanted.key

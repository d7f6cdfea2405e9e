-- by province, the first two digits of its areas' codes: the indicators given for the whole year of whole reporting areas, and of each kind the years
-- and the areas that have a target or a result
-- what lies between them is read, not more: a join with the reports alone reads all facts when the planner expects few
set variable first_own = (select min(report_id) from own_reports);
set variable last_own = (select max(report_id) from own_reports);

with facts as (
    select
        reports.province,
        reports.area_code,
        facts.report_id,
        facts.indicator_id,
        facts.kind,
        facts.year,
        facts.scenario
    from marts.fct_indicator as facts
    inner join own_reports as reports on facts.report_id = reports.report_id
    where
        facts.zone_id = 'all'
        and facts.industry_id = 'all'
        and facts.time_period = facts.year::varchar
        and facts.area_code = reports.area_code
        and facts.scope_id = 'whole'
        and facts.qualifier is null
        and coalesce(facts.change_basis, 'year') = 'year'
        and facts.value is not null
        and facts.report_id between getvariable('first_own') and getvariable('last_own')
),

totals as (
    select province, indicator_id, count(distinct report_id) as reports, count(*) as observations
    from facts
    group by province, indicator_id
),

kinds as (
    select
        province,
        indicator_id,
        kind,
        coalesce(list_sort(list(distinct year) filter (where scenario <> 'baseline')), []) as years,
        coalesce(list_sort(list(distinct area_code) filter (where scenario <> 'baseline')), []) as areas
    from facts
    group by province, indicator_id, kind
)

select
    totals.province,
    totals.indicator_id,
    totals.reports,
    totals.observations,
    kinds.kind,
    kinds.years,
    kinds.areas
from totals
inner join kinds using (province, indicator_id)
order by totals.province, totals.indicator_id, kinds.kind

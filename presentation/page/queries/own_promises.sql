-- The promises that the view of targets shows for the wanted reports: of the year that a report looks back on, the targets that it
-- prints, those that an earlier one of its kind set for that year, and those whose result it gives; printed_id is its own print of one
create or replace temp view own_promises as
with promises as (
    select
        promises.*,
        makers.area_code as promising_area_code,
        makers.genre
    from marts.fct_target_attainment as promises
    inner join marts.dim_report as makers using (report_id)
    semi join reports_of_areas on promises.report_id = reports_of_areas.report_id
    where promises.time_period = promises.year::varchar
),

statements as (
    select promise_id, unnest(coalesce(target_figure_ids, [target_figure_id])) as figure_id
    from promises
    where target_figure_id is not null
),

printed as (
    select facts.report_id as shown_in, facts.figure_id as printed_id, statements.promise_id
    from marts.fct_indicator as facts
    semi join wanted on facts.report_id = wanted.key
    inner join marts.dim_report as reports on facts.report_id = reports.report_id
    left join statements on facts.figure_id = statements.figure_id
    where facts.scenario = 'target' and facts.year <= reports.execution_year and facts.time_period = facts.year::varchar
),

others as (
    select reports.report_id as shown_in, null::bigint as printed_id, promises.promise_id
    from promises
    inner join marts.dim_report as reports
        on promises.promising_area_code = reports.area_code and promises.year = reports.execution_year
    semi join wanted on reports.report_id = wanted.key
    anti join printed on reports.report_id = printed.shown_in and promises.promise_id = printed.promise_id
    where promises.genre = reports.genre or promises.actual_report_id = reports.report_id
),

shown as (
    select * from printed
    union all
    select * from others
)

select shown.shown_in, shown.printed_id, promises.* exclude (promising_area_code, genre)
from shown
left join promises on shown.promise_id = promises.promise_id;

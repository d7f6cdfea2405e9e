-- by report: what its area promised for each year on each topic, counted by what became of it
select
    wanted.key as report_id,
    promises.year,
    coalesce(indicators.topic, 'other') as topic,
    count(*) as promises,
    list_sort(list(distinct makers.report_id)) as makers,
    count(*) filter (where promises.state = 'met') as met,
    count(*) filter (where promises.state = 'near') as near,
    count(*) filter (where promises.state = 'missed') as missed,
    count(*) filter (where promises.state = 'unjudged') as unjudged,
    count(*) filter (where promises.state = 'not_yet') as not_yet,
    count(*) filter (where promises.state = 'not_reported') as not_reported
from wanted
inner join marts.dim_report as reports on wanted.key = reports.report_id
inner join marts.dim_report as makers on reports.area_code = makers.area_code
inner join marts.fct_target_attainment as promises on makers.report_id = promises.report_id
inner join marts.dim_indicator as indicators on promises.indicator_id = indicators.indicator_id
group by wanted.key, promises.year, coalesce(indicators.topic, 'other')
order by wanted.key, promises.year desc, topic

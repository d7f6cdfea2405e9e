-- by province, the first two digits of its areas' codes: the indicators that can be compared, and of each series the years and the
-- areas that have a target or a result
with totals as (
    select province, indicator_id, count(distinct report_id) as reports, count(*) as observations
    from own_comparable
    group by province, indicator_id
),

serieses as (
    select
        province,
        indicator_id,
        series,
        coalesce(list_sort(list(distinct year) filter (where scenario <> 'baseline')), []) as years,
        coalesce(list_sort(list(distinct area_code) filter (where scenario <> 'baseline')), []) as areas
    from own_comparable
    group by province, indicator_id, series
)

select
    totals.province,
    totals.indicator_id,
    totals.reports,
    totals.observations,
    serieses.series,
    serieses.years,
    serieses.areas
from totals
inner join serieses using (province, indicator_id)
order by totals.province, totals.indicator_id, serieses.series

-- the areas that have reports, with the area above; `place` says that, too, where another of them has the same name (朝阳区, Suzhou)
with areas as (
    select distinct
        areas.area_code,
        areas.name_zh,
        areas.name_en,
        parents.name_zh as parent_zh,
        parents.name_en as parent_en
    from marts.dim_report
    inner join marts.dim_area as areas using (area_code)
    left join marts.dim_area as parents on areas.parent_area_code = parents.area_code and parents.level <> 'country'
)

select
    *,
    name_zh || case when count(*) over (partition by name_zh) > 1 then coalesce('（' || parent_zh || '）', '') else '' end as place_zh,
    name_en || case when count(*) over (partition by name_en) > 1 then coalesce(' (' || parent_en || ')', '') else '' end as place_en
from areas
order by area_code

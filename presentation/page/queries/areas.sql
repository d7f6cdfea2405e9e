-- the areas that have reports, with the area above
select distinct
    areas.area_code,
    areas.name_zh,
    areas.name_en,
    parents.name_zh as parent_zh,
    parents.name_en as parent_en
from marts.dim_report
inner join marts.dim_area as areas using (area_code)
left join marts.dim_area as parents on areas.parent_area_code = parents.area_code and parents.level <> 'country'
order by areas.area_code

-- the curated zones, and one for every name in a table of zones that the vocabulary lacks
with curated as (

    select
        zone_id,
        area_code,
        name_zh,
        short_name_zh,
        name_en,
        zone_type,
        parent_zone_id,
        true as is_curated
    from {{ ref('zones') }}

),

met as (

    select
        figures.zone_id,
        figures.area_code,
        figures.printed_zone as name_zh,
        row_number() over (partition by figures.zone_id order by figures.figure_id) as preference
    from {{ ref('int_figures') }} as figures
    left join curated on figures.zone_id = curated.zone_id
    where curated.zone_id is null

)

select * from curated

union all

select
    zone_id,
    area_code,
    coalesce(name_zh, zone_id) as name_zh,
    coalesce(name_zh, zone_id) as short_name_zh,
    cast(null as {{ dbt.type_string() }}) as name_en,
    case when zone_id like '%合计' then 'total' else 'unknown' end as zone_type,
    'all' as parent_zone_id,
    false as is_curated
from met
where preference = 1

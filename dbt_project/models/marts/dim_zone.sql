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
        members.member_id as zone_id,
        members.area_code,
        members.name_zh,
        row_number() over (
            partition by members.member_id
            order by case when members.name_zh is null then 1 else 0 end, members.report_id
        ) as preference
    from {{ ref('int_members') }} as members
    left join curated on members.member_id = curated.zone_id
    where members.dimension = 'zone' and curated.zone_id is null

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

-- the curated zones, and one for every name in a table of zones that the vocabulary lacks, of the type that the name ends in
with curated as (

    select
        zone_id,
        area_code,
        name_zh,
        short_name_zh,
        name_en,
        zone_type,
        parent_zone_id,
        valid_from,
        valid_to,
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

),

typed as (

    select
        met.zone_id,
        met.area_code,
        coalesce(met.name_zh, met.zone_id) as name_zh,
        types.zone_type,
        row_number() over (partition by met.zone_id order by length(types.ending) desc) as longest
    from met
    left join {{ ref('zone_types') }} as types on coalesce(met.name_zh, met.zone_id) like '%' || types.ending
    where met.preference = 1

)

select * from curated

union all

select
    zone_id,
    area_code,
    name_zh,
    name_zh as short_name_zh,
    cast(null as {{ dbt.type_string() }}) as name_en,
    coalesce(zone_type, 'unknown') as zone_type,
    'all' as parent_zone_id,
    cast(null as int) as valid_from,
    cast(null as int) as valid_to,
    false as is_curated
from typed
where longest = 1

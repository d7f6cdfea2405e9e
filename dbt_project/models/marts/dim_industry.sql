-- the curated industries, and one for every name in a table of industries that the vocabulary lacks
with curated as (

    select
        industry_id,
        area_code,
        name_zh,
        name_en,
        pillar,
        parent_industry_id,
        valid_from,
        valid_to,
        true as is_curated
    from {{ ref('industries') }}

),

met as (

    select
        members.member_id as industry_id,
        members.area_code,
        members.name_zh,
        row_number() over (
            partition by members.member_id
            order by case when members.name_zh is null then 1 else 0 end, members.report_id
        ) as preference
    from {{ ref('int_members') }} as members
    left join curated on members.member_id = curated.industry_id
    where members.dimension = 'industry' and curated.industry_id is null

)

select * from curated

union all

select
    industry_id,
    area_code,
    coalesce(name_zh, industry_id) as name_zh,
    cast(null as {{ dbt.type_string() }}) as name_en,
    cast(null as {{ dbt.type_string() }}) as pillar,
    'all' as parent_industry_id,
    cast(null as int) as valid_from,
    cast(null as int) as valid_to,
    false as is_curated
from met
where preference = 1

-- the curated indicators, and one for every name that the vocabulary lacks
with curated as (

    select
        indicator_id,
        name_zh,
        name_en,
        unit_id,
        polarity,
        topic,
        true as is_curated
    from {{ ref('indicators') }}

),

met as (

    select
        member_id as indicator_id,
        name_zh,
        unit_id,
        row_number() over (partition by member_id order by case when unit_id is null then 1 else 0 end, report_id) as preference
    from {{ ref('int_members') }}
    where dimension = 'indicator' and not is_curated

)

select * from curated

union all

select
    indicator_id,
    name_zh,
    cast(null as {{ dbt.type_string() }}) as name_en,
    unit_id,
    'neutral' as polarity,
    cast(null as {{ dbt.type_string() }}) as topic,
    false as is_curated
from met
where preference = 1

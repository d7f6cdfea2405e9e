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
        indicator_id,
        indicator_name_zh as name_zh,
        case when kind = 'level' then unit_id end as unit_id,
        row_number() over (
            partition by indicator_id
            order by case when kind = 'level' and unit_id is not null then 0 else 1 end, figure_id
        ) as preference
    from {{ ref('int_figures') }}
    where not is_curated

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

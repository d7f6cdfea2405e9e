-- the curated indicators, and one for every name that the vocabulary lacks
with curated as (

    select
        indicators.indicator_id,
        indicators.name_zh,
        indicators.name_en,
        indicators.unit_id,
        indicators.polarity,
        indicators.topic,
        topics.name_zh as topic_zh,
        topics.name_en as topic_en,
        definitions.nbs_name_zh,
        nullif(definitions.usual_price_basis, '') as usual_price_basis,
        nullif(definitions.statistics_zh, '') as statistics_zh,
        true as is_curated
    from {{ ref('indicators') }} as indicators
    left join {{ ref('topics') }} as topics on indicators.topic = topics.topic
    left join {{ ref('indicator_definitions') }} as definitions on indicators.indicator_id = definitions.indicator_id

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
    cast(null as {{ dbt.type_string() }}) as topic_zh,
    cast(null as {{ dbt.type_string() }}) as topic_en,
    cast(null as {{ dbt.type_string() }}) as nbs_name_zh,
    cast(null as {{ dbt.type_string() }}) as usual_price_basis,
    cast(null as {{ dbt.type_string() }}) as statistics_zh,
    false as is_curated
from met
where preference = 1

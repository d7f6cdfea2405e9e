-- what a place promised for each year and how much of it was kept, by topic
with promises as (

    select
        reports.area_code,
        promises.year,
        coalesce(indicators.topic, 'other') as topic,
        promises.state,
        promises.report_id,
        promises.actual_report_id
    from {{ ref('fct_target_attainment').include(database=false) }} as promises
    inner join {{ ref('dim_report').include(database=false) }} as reports on promises.report_id = reports.report_id
    inner join {{ ref('dim_indicator').include(database=false) }} as indicators on promises.indicator_id = indicators.indicator_id

),

counted as (

    select
        area_code,
        year,
        topic,
        cast(count(*) as int) as promises,
        {%- for state in ['met', 'near', 'missed', 'unjudged', 'not_yet', 'not_reported'] %}
        cast(sum(case when state = '{{ state }}' then 1 else 0 end) as int) as {{ state }},
        {%- endfor %}
        cast(sum(case when actual_report_id <> report_id then 1 else 0 end) as int) as judged_by_another_report
    from promises
    group by area_code, year, topic

)

select
    counted.area_code,
    areas.name_zh as area_zh,
    areas.name_en as area_en,
    counted.year,
    counted.topic,
    coalesce(topics.name_zh, counted.topic) as topic_zh,
    coalesce(topics.name_en, counted.topic) as topic_en,
    counted.promises,
    counted.met,
    counted.near,
    counted.missed,
    counted.unjudged,
    counted.not_yet,
    counted.not_reported,
    -- of those that were judged
    {{ rounded_to(1, ratio('(counted.met + counted.near) * 100', 'nullif(counted.met + counted.near + counted.missed, 0)'), precision=5) }} as kept_pct,
    counted.judged_by_another_report
from counted
inner join {{ ref('dim_area').include(database=false) }} as areas on counted.area_code = areas.area_code
left join {{ ref('topics').include(database=false) }} as topics on counted.topic = topics.topic

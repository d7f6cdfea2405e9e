{{ by_report() }}
-- which members of the dimensions each report speaks of, with the words that it has for those that the vocabulary lacks
with figures as (

    select * from {{ ref('int_figures') }}

),

indicators as (

    select
        report_id,
        indicator_id,
        dimension_name_zh,
        is_curated,
        case when kind = 'level' then unit_id end as unit_id,
        row_number() over (
            partition by report_id, indicator_id
            order by case when kind = 'level' and unit_id is not null then 0 else 1 end, ordinal
        ) as preference
    from figures

)

select
    report_id,
    'indicator' as dimension,
    indicator_id as member_id,
    dimension_name_zh as name_zh,
    cast(null as {{ dbt.type_string() }}) as area_code,
    unit_id,
    is_curated
from indicators
where preference = 1

union all

-- the whole that a share is of, which may be measured nowhere
select distinct
    report_id,
    'indicator' as dimension,
    whole_indicator_id as member_id,
    whole_name_zh as name_zh,
    cast(null as {{ dbt.type_string() }}) as area_code,
    cast(null as {{ dbt.type_string() }}) as unit_id,
    whole_is_curated as is_curated
from figures
where whole_indicator_id is not null

union all

select
    report_id,
    'zone' as dimension,
    zone_id as member_id,
    min(printed_zone) as name_zh,
    min(reporting_area_code) as area_code,
    cast(null as {{ dbt.type_string() }}) as unit_id,
    cast(null as boolean) as is_curated
from figures
group by report_id, zone_id

union all

select
    report_id,
    'industry' as dimension,
    industry_id as member_id,
    min(printed_industry) as name_zh,
    min(reporting_area_code) as area_code,
    cast(null as {{ dbt.type_string() }}) as unit_id,
    cast(null as boolean) as is_curated
from figures
group by report_id, industry_id

union all

select distinct
    report_id,
    'unit' as dimension,
    unit_id as member_id,
    printed_unit as name_zh,
    cast(null as {{ dbt.type_string() }}) as area_code,
    base_unit_id as unit_id,
    cast(null as boolean) as is_curated
from figures
where unit_id is not null and unit_id = printed_unit

union all

select distinct
    report_id,
    'year' as dimension,
    cast(year as {{ dbt.type_string() }}) as member_id,
    cast(null as {{ dbt.type_string() }}) as name_zh,
    cast(null as {{ dbt.type_string() }}) as area_code,
    cast(null as {{ dbt.type_string() }}) as unit_id,
    cast(null as boolean) as is_curated
from figures
where year is not null

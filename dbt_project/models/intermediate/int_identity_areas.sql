-- what the areas of an area report and what it reports itself: the districts add up to the city. Only where each of the areas that were
-- valid in that year has printed the number, in a report of its own, with the same key; of several reports the latest. A city has more than
-- its districts (what is its own, zones of no district), so that the sum proves agreement, and an error only where one number moved by a
-- power of ten closes it as closely as it is printed
with wholes as (

    select
        observations.*,
        {{ rounding_of('observations') }} as half_width
    from {{ ref('int_observations') }} as observations
    inner join (select distinct parent_area_code from {{ ref('areas') }}) as parents on observations.area_code = parents.parent_area_code
    where
        observations.area_code = observations.reporting_area_code
        and observations.is_curated
        and observations.kind = 'level'
        and observations.scope_id = 'whole'
        and observations.zone_id = 'all'
        and observations.industry_id = 'all'
        and observations.value > 0
        and observations.value_high is null
        and observations.comparator is null
        and observations.base_unit_id not in ('percent', 'ratio')

),

-- the areas of each, as they were in the year
members as (

    select
        years.area_code as whole_area_code,
        years.year,
        areas.area_code,
        count(*) over (partition by years.area_code, years.year) as members
    from (
        select distinct
            area_code,
            year
        from wholes
    ) as years
    inner join {{ ref('areas') }} as areas
        on
            years.area_code = areas.parent_area_code
            and coalesce(cast(areas.valid_from as int), 0) <= years.year
            and coalesce(cast(areas.valid_to as int), 9999) >= years.year

),

reporting as (

    select
        members.*,
        reports.report_id
    from members
    inner join {{ ref('stg_reports') }} as reports on members.area_code = reports.area_code

),

-- what these reported, whether this build models them or not
facts as (

    select
        facts.*,
        reporting.whole_area_code,
        reporting.members,
        units.base_unit_id,
        units.factor as unit_factor,
        units.quantity_kind,
        units.unit_mult
    from reporting
    inner join {{ ref('fct_indicator') }} as facts on reporting.report_id = facts.report_id and reporting.area_code = facts.area_code and reporting.year = facts.year
    inner join {{ ref('units') }} as units on facts.unit_id = units.unit_id
    where
        facts.is_latest_vintage
        and facts.kind = 'level'
        and facts.scope_id = 'whole'
        and facts.value is not null
        and facts.value_high is null
        and facts.comparator is null
        and facts.values_printed = 1

),

parts as (

    select
        wholes.figure_id as total_id,
        facts.figure_id,
        facts.area_code,
        facts.members,
        -- in the unit of the whole
        {{ rounded_to(5, ratio('facts.value * facts.unit_factor', 'wholes.unit_factor'), 19, 'try_cast') }} as value,
        {{ rounded_to(
            5, ratio(part_half_width('facts.decimals', 'facts.quantity_kind', 'facts.unit_mult') ~ ' * facts.unit_factor', 'wholes.unit_factor'), 19, 'try_cast'
        ) }} as half_width
    from wholes
    inner join facts
        on
            wholes.area_code = facts.whole_area_code
            and {{ same_key('wholes', 'facts', besides='report_id area_code') }}
            and wholes.base_unit_id = facts.base_unit_id
            and wholes.is_stock = facts.is_stock
    left join {{ ref('exempting_words') }} as exempting
        on exempting.plausibility = 'member_above_whole' and {{ dbt.position('exempting.word', 'wholes.indicator_name_zh') }} > 0
    where exempting.word is null

),

sums as (

    select
        total_id,
        sum(value) as value,
        sum(half_width) as half_width,
        count(*) as part_count,
        {{ ids_in_order('figure_id', 'area_code') }} as figure_ids
    from parts
    group by total_id
    having count(*) >= 2 and count(*) = max(members) and {{ factor('sum(value)') }} is not null

),

judged as (

    select
        wholes.report_id,
        wholes.ordinal as anchor_ordinal,
        wholes.table_no,
        wholes.figure_id as anchor_id,
        wholes.indicator_name_zh,
        wholes.year,
        wholes.printed_unit,
        sums.value as lhs,
        {{ factor('wholes.value') }} as rhs,
        sums.half_width as lhs_half_width,
        wholes.half_width as rhs_half_width,
        sums.value - {{ factor('wholes.value') }} as gap,
        sums.half_width + wholes.half_width as tolerance,
        sums.part_count,
        sums.figure_ids
    from wholes
    inner join sums on wholes.figure_id = sums.total_id

),

slips as (

    {{ slipped_sums('judged', 'parts') }}

)

select
    judged.report_id,
    judged.anchor_ordinal,
    judged.table_no,
    'sum_of_areas' as identity,
    judged.indicator_name_zh || '（' || cast(judged.year as {{ dbt.type_string() }}) || '年）：' || cast(judged.part_count as {{ dbt.type_string() }})
    || '个下级地区之和 ' || {{ plain_number('judged.lhs') }} || judged.printed_unit || '，本报告所印为 ' || {{ plain_number('judged.rhs') }} || judged.printed_unit as description_zh,
    judged.indicator_name_zh || ' (' || cast(judged.year as {{ dbt.type_string() }}) || '): its ' || cast(judged.part_count as {{ dbt.type_string() }})
    || ' areas add up to ' || {{ plain_number('judged.lhs') }} || judged.printed_unit || ', this report prints ' || {{ plain_number('judged.rhs') }} || judged.printed_unit as description_en,
    {{ sum_columns() }}
from judged
left join slips on judged.anchor_id = slips.anchor_id
where abs(judged.gap) <= judged.tolerance or slips.is_close = 1

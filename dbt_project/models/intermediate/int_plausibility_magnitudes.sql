-- the size of a number beside its own other years and beside other areas of its level, growths beside what is usual, units beside that of the
-- indicator. What is usual is data (usual_values.csv, usual_changes.csv), so that a report alone is checked, too, and what a report
-- shows does not depend on which others are there
with exempting as (

    select
        plausibility,
        word
    from {{ ref('exempting_words') }}

),

numbers as (

    select
        figures.figure_id,
        figures.ordinal,
        figures.table_no,
        figures.sentence,
        {{ key_columns('figures') }},
        figures.reporting_area_code,
        figures.indicator_name_zh,
        figures.named_indicator_id,
        figures.base_unit_id,
        figures.is_stock,
        figures.is_curated,
        figures.comparator,
        units.quantity_kind,
        units.factor,
        indicators.unit_id as usual_unit_id,
        usual_units.symbol_zh as usual_unit,
        usual_units.quantity_kind as usual_quantity_kind,
        usual_units.base_unit_id as usual_base_unit_id,
        figures.value_in_base_unit,
        abs(cast(figures.value_in_base_unit as double)) as amount,
        {{ printed_with_unit('figures') }} as printed
    from {{ ref('int_figures') }} as figures
    inner join {{ ref('int_units') }} as units on figures.printed_unit = units.printed_unit
    inner join {{ ref('indicators') }} as indicators on figures.named_indicator_id = indicators.indicator_id
    left join {{ ref('units') }} as usual_units on indicators.unit_id = usual_units.unit_id
    where
        figures.kind in ('level', 'growth', 'completion')
        and figures.value is not null
        and figures.printed_value is not null

),

-- amounts of whole years; zero is of no size
amounts as (

    select * from numbers
    where
        kind = 'level'
        and is_curated
        and amount > 0
        and base_unit_id <> 'percent'
        and time_period = cast(year as {{ dbt.type_string() }})

),

-- an indicator's amounts in an area, one for each key, as the years come
in_order as (

    select
        amounts.*,
        lag(amounts.figure_id) over by_year as before_id,
        lead(amounts.figure_id) over by_year as after_id
    from amounts
    inner join {{ ref('int_observations') }} as observations on amounts.figure_id = observations.figure_id
    window
        by_year as (
            partition by
                amounts.reporting_area_code,
                amounts.indicator_id,
                amounts.base_unit_id,
                amounts.zone_id,
                amounts.industry_id,
                amounts.area_code,
                amounts.scope_id,
                amounts.qualifier,
                amounts.is_stock
            order by amounts.year, amounts.scenario, amounts.report_id, amounts.ordinal
        )

),

-- each is held against the one before it; what only says again the first of them, against the one after
neighbours as (

    select
        amounts.*,
        others.figure_id as beside_id,
        others.amount as beside_amount,
        others.printed as beside_printed,
        others.year as beside_year,
        others.scenario as beside_scenario
    from in_order
    inner join amounts on {{ same_key('in_order', 'amounts') }} and in_order.base_unit_id = amounts.base_unit_id and in_order.is_stock = amounts.is_stock
    inner join in_order as others
        on others.figure_id = coalesce(in_order.before_id, case when in_order.figure_id <> amounts.figure_id then in_order.after_id end)

),

changes as (

    select
        neighbours.*,
        usual.times,
        usual.plus,
        row_number() over (
            partition by neighbours.figure_id
            order by
                length(coalesce(usual.ending, '')) desc,
                case when usual.quantity_kind is null then 1 else 0 end
        ) as preference
    from neighbours
    inner join {{ ref('usual_changes') }} as usual
        on
            (usual.quantity_kind is null or neighbours.quantity_kind = usual.quantity_kind)
            and (usual.ending is null or neighbours.indicator_name_zh like '%' || usual.ending)
    left join exempting on exempting.plausibility = 'far_from_other_years' and {{ dbt.position('exempting.word', 'neighbours.sentence') }} > 0
    where exempting.word is null

),

-- of the whole area that reports them; what its own level alone has may be as little as it likes
beside_areas as (

    select
        amounts.*,
        case amounts.scope_id when 'whole' then usual.low else 0 end as low,
        usual.high,
        {{ plain_number(rounded_to(4, ratio("case amounts.scope_id when 'whole' then usual.low else 0 end", 'amounts.factor'))) }} as shown_low,
        {{ plain_number(rounded_to(4, ratio('usual.high', 'amounts.factor'))) }} as shown_high
    from amounts
    inner join {{ ref('areas') }} as areas on amounts.area_code = areas.area_code
    inner join {{ ref('usual_values') }} as usual
        on
            amounts.indicator_id = usual.indicator_id
            and amounts.kind = usual.kind
            and areas.level = usual.area_level
            and amounts.base_unit_id = usual.base_unit_id
    left join exempting on exempting.plausibility = 'far_from_other_areas' and {{ dbt.position('exempting.word', 'amounts.sentence') }} > 0
    where
        exempting.word is null
        and amounts.scope_id in ('whole', 'own')
        and amounts.zone_id = 'all'
        and amounts.industry_id = 'all'
        and amounts.qualifier is null

),

-- what is usual is known of whole years of large areas: in a county, and in a part of a year, growths are twice as far apart
rates as (

    select
        numbers.*,
        case
            when usual.median is null or not (areas.level = 'county' or numbers.time_period like '%-%') then usual.low
            else greatest({{ rounded_to(1, '2 * usual.low - usual.median') }}, -100)
        end as low,
        case
            when usual.median is null or not (areas.level = 'county' or numbers.time_period like '%-%') then usual.high
            else {{ rounded_to(1, '2 * usual.high - usual.median') }}
        end as high,
        -- 下降34.9% prints no sign
        case when numbers.value_in_base_unit < 0 and substr(numbers.printed, 1, 1) between '0' and '9' then '-' else '' end || numbers.printed as signed,
        -- the range of an indicator is that of whole areas; a line of a table that has none may grow from next to nothing to anything
        row_number() over (
            partition by numbers.figure_id
            order by case when (usual.indicator_id = 'any') = (numbers.scope_id = 'whole') then 1 else 0 end
        ) as preference,
        count(*) over (partition by numbers.figure_id) as ranges
    from numbers
    inner join {{ ref('areas') }} as areas on numbers.area_code = areas.area_code
    inner join {{ ref('usual_values') }} as usual
        on
            usual.indicator_id in (numbers.indicator_id, 'any')
            and numbers.kind = usual.kind
            and numbers.base_unit_id = usual.base_unit_id
    where
        numbers.kind in ('growth', 'completion')
        -- what five years together made of it has no range
        and (numbers.time_period not like '____/____' or numbers.change_basis = 'yearly_average')

)

select
    report_id,
    'far_from_other_years' as plausibility,
    ordinal as anchor_ordinal,
    table_no,
    '“' || indicator_name_zh || '”' || cast(year as {{ dbt.type_string() }}) || '年' || printed || '，' || cast(beside_year as {{ dbt.type_string() }})
    || '年' || beside_printed || '，相差应不超过' || cast(times as {{ dbt.type_string() }}) || '倍' as description_zh,
    '“' || indicator_name_zh || '” ' || printed || ' in ' || cast(year as {{ dbt.type_string() }}) || ', ' || beside_printed || ' in '
    || cast(beside_year as {{ dbt.type_string() }}) || ', at most ' || cast(times as {{ dbt.type_string() }}) || ' times as much' as description_en,
    printed as printed_text,
    beside_printed as beside_text,
    greatest(amount, beside_amount) <= times * least(amount, beside_amount) + plus as is_plausible,
    {{ id_array(['beside_id']) }} as figure_ids,
    figure_id as anchor_id
from changes
where preference = 1

union all

select
    report_id,
    'far_from_other_areas' as plausibility,
    ordinal as anchor_ordinal,
    table_no,
    '“' || indicator_name_zh || '”' || printed || '，同级地区通常在' || shown_low || '至' || shown_high || '之间' as description_zh,
    '“' || indicator_name_zh || '” ' || printed || ', usually ' || shown_low || ' to ' || shown_high || ' in areas of its level' as description_en,
    printed as printed_text,
    shown_low || '—' || shown_high as beside_text,
    value_in_base_unit >= low and value_in_base_unit <= high as is_plausible,
    {{ id_array(['figure_id']) }} as figure_ids,
    figure_id as anchor_id
from beside_areas

union all

select
    report_id,
    'rate_out_of_range' as plausibility,
    ordinal as anchor_ordinal,
    table_no,
    '“' || indicator_name_zh || '”' || case kind when 'growth' then '增速' else '完成率' end || signed || '，通常在' || {{ plain_number('low') }} || '%至' || {{ plain_number('high') }} || '%之间' as description_zh,
    '“'
    || indicator_name_zh
    || '” '
    || case kind when 'growth' then 'grew by ' else 'was completed by ' end
    || signed
    || ', usually '
    || {{ plain_number('low') }}
    || ' to '
    || {{ plain_number('high') }}
    || ' %' as description_en,
    printed as printed_text,
    {{ plain_number('low') }} || '%—' || {{ plain_number('high') }} || '%' as beside_text,
    value_in_base_unit >= low and value_in_base_unit <= high as is_plausible,
    {{ id_array(['figure_id']) }} as figure_ids,
    figure_id as anchor_id
from rates
where preference = 1 and (table_no is null or ranges > 1 or usual_quantity_kind <> 'money')

union all

-- money, mass, area, length, energy and time are none of each other; how many there are may be said of anything
select
    report_id,
    'other_kind_of_unit' as plausibility,
    ordinal as anchor_ordinal,
    table_no,
    '“' || indicator_name_zh || '”' || printed || '，该指标以' || usual_unit || '计量' as description_zh,
    '“' || indicator_name_zh || '” ' || printed || ', of an indicator that is measured in ' || usual_unit as description_en,
    printed as printed_text,
    usual_unit as beside_text,
    false as is_plausible,
    {{ id_array(['figure_id']) }} as figure_ids,
    figure_id as anchor_id
from numbers
where
    kind = 'level'
    and quantity_kind in ('money', 'mass', 'area', 'length', 'energy', 'time')
    and usual_quantity_kind in ('money', 'mass', 'area', 'length', 'energy', 'time')
    and quantity_kind <> usual_quantity_kind

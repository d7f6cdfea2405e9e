-- two numbers of which relations.csv, or a dimension, says how they stand to each other: a part and its whole, a later stage and an earlier,
-- what was added and what there is, two numbers with a ratio. Only numbers of one key but for the indicator are held against each other,
-- and of several that one might be, the one that leaves the least room; pairs that are never added are looked for in the sums of the ledger.
with relations as (

    select
        relation,
        indicator_id,
        of_indicator_id,
        cast(low as double) as low,
        cast(high as double) as high
    from {{ ref('relations') }}

),

exempting as (

    select
        plausibility,
        word
    from {{ ref('exempting_words') }}

),

-- an area that a report speaks of may be the one that it lies in
within as (

    select
        area_code,
        parent_area_code as of_area_code
    from {{ ref('areas') }}

    union all

    select
        areas.area_code,
        above.parent_area_code as of_area_code
    from {{ ref('areas') }} as areas
    inner join {{ ref('areas') }} as above on areas.parent_area_code = above.area_code

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
        figures.base_unit_id,
        figures.value_in_base_unit,
        coalesce(figures.comparator, '') as comparator,
        {{ printed_with_unit('figures') }} as printed,
        {{ part_half_width('figures.decimals', 'units.quantity_kind', 'units.unit_mult') }} * units.factor as half_width
    from {{ ref('int_figures') }} as figures
    inner join {{ ref('int_units') }} as units on figures.printed_unit = units.printed_unit
    where
        figures.kind in ('level', 'growth')
        and figures.is_curated
        and figures.value is not null
        and figures.value_high is null
        and figures.printed_value is not null

),

levels as (

    select * from numbers
    where kind = 'level'

),

-- the best evidence of each key; what is printed as nothing is no whole, and what is printed with several values is another finding
wholes as (

    select levels.*
    from levels
    inner join {{ ref('int_observations') }} as observations on levels.figure_id = observations.figure_id
    where levels.value_in_base_unit > 0 and observations.values_printed = 1

),

-- what is printed per head, and what that is divided from: looked up among these alone
per_head_numbers as (

    select * from wholes
    where
        comparator = ''
        and indicator_id in (
            {% for column in ['printed_as', 'indicator_id', 'per_indicator_id'] -%}
            select {{ column }} from {{ ref('per_head') }}
            {%- if not loop.last %}
            union all
            {% endif %}
            {%- endfor %}
        )

),

contradicted as (

    select * from {{ ref('int_observations') }}
    where values_printed > 1

),

-- what each number may be a part, a later stage, a flow or one end of a ratio of. All are gathered before any whole is looked up: two levels
-- of a report make pairs without number
parts as (

    select
        levels.*,
        relations.relation,
        relations.low,
        relations.high,
        relations.of_indicator_id,
        levels.zone_id as of_zone_id,
        levels.industry_id as of_industry_id,
        levels.area_code as of_area_code,
        false as is_member
    from levels
    inner join relations on levels.indicator_id = relations.indicator_id
    where relations.relation <> 'excludes'

    {% for member, of_all in [('zone_id', "'all'"), ('industry_id', "'all'"), ('area_code', 'levels.reporting_area_code')] %}
    union all

    -- what one of its zones, industries or areas has is a part of what the area has
    select
        levels.*,
        'part_of' as relation,
        cast(null as double) as low,
        cast(null as double) as high,
        levels.indicator_id as of_indicator_id,
        {{ of_all if member == 'zone_id' else 'levels.zone_id' }} as of_zone_id,
        {{ of_all if member == 'industry_id' else 'levels.industry_id' }} as of_industry_id,
        {{ of_all if member == 'area_code' else 'levels.area_code' }} as of_area_code,
        {{ 'true' if member == 'area_code' else 'false' }} as is_member
    from levels
    left join exempting on exempting.plausibility in ('part_above_whole', 'member_above_whole') and {{ dbt.position('exempting.word', 'levels.indicator_name_zh') }} > 0
    {%- if member == 'area_code' %}
    inner join within on levels.area_code = within.area_code and levels.reporting_area_code = within.of_area_code
    {%- endif %}
    where levels.{{ member }} <> {{ of_all }} and exempting.word is null
    {% endfor %}

),

related as (

    select
        parts.*,
        wholes.figure_id as beside_id,
        wholes.ordinal as beside_ordinal,
        wholes.table_no as beside_table_no,
        wholes.indicator_name_zh as beside_name_zh,
        wholes.base_unit_id as beside_base_unit_id,
        wholes.value_in_base_unit as beside_value,
        wholes.comparator as beside_comparator,
        wholes.printed as beside_printed,
        wholes.half_width as beside_half_width
    from parts
    inner join wholes
        on
            parts.of_indicator_id = wholes.indicator_id
            and parts.of_zone_id = wholes.zone_id
            and parts.of_industry_id = wholes.industry_id
            and parts.of_area_code = wholes.area_code
            and {{ same_key('parts', 'wholes', besides='indicator_id zone_id industry_id area_code scenario') }}
            -- what was before is an earlier stage, too
            and (parts.scenario = wholes.scenario or (parts.relation = 'stage_of' and wholes.scenario = 'baseline'))
            -- outside the table where they stand together areas may be of two budgets
            and (not parts.is_member or parts.table_no = wholes.table_no)

),

judged as (

    select
        *,
        case relation
            when 'part_of' then 'whole_exceeded'
            when 'stage_of' then 'earlier_stage_exceeded'
            when 'flow_of' then 'stock_exceeded'
            else 'ratio_out_of_range'
        end as plausibility,
        case
            when relation = 'ratio_of'
                then
                    cast(value_in_base_unit as double) >= low * cast(beside_value as double)
                    and cast(value_in_base_unit as double) <= high * cast(beside_value as double)
            else value_in_base_unit - beside_value <= half_width + beside_half_width
        end as is_plausible
    from (
        select
            *,
            -- where one part is taken away, another may be more than the whole
            min(case when relation = 'part_of' then value_in_base_unit end) over (partition by beside_id) as least_part
        from related
    ) as related_parts
    where
        value_in_base_unit >= 0
        and coalesce(least_part, 0) >= 0
        and (
            relation = 'ratio_of' and comparator in ('', 'approx') and beside_comparator in ('', 'approx')
            or (
                relation <> 'ratio_of'
                and base_unit_id = beside_base_unit_id
                and comparator in ('', 'ge', 'gt')
                and beside_comparator in ('', 'le', 'lt')
            )
        )
        -- of one year a budget and its adjustment may both be printed, each in its own table
        and (scenario = 'actual' or table_no is not distinct from beside_table_no)

),

ranked as (

    select
        judged.*,
        row_number() over (
            partition by judged.figure_id, judged.plausibility
            order by
                case when judged.is_plausible then 1 else 0 end,
                judged.beside_value,
                judged.beside_ordinal
        ) as preference
    from judged
    left join contradicted on {{ same_key('judged', 'contradicted') }}
    left join exempting
        on judged.plausibility = exempting.plausibility and {{ dbt.position('exempting.word', 'judged.sentence') }} > 0
    where contradicted.figure_id is null and exempting.word is null

),

-- the parts of every sum, and whether two of them are never added
added as (

    select
        sums.report_id,
        sums.anchor_ordinal,
        sums.anchor_id,
        sums.table_no,
        levels.figure_id,
        levels.ordinal,
        levels.indicator_id,
        levels.indicator_name_zh,
        levels.printed
    from (
        {% for kind in ['sums', 'of_which'] %}
        select
            report_id,
            anchor_ordinal,
            anchor_id,
            table_no,
            {{ unnested('figure_ids') }} as figure_id
        from {{ ref('int_identity_' ~ kind) }}
        where identity = 'sum_of_parts'
        {% if not loop.last %}
        union all
        {% endif %}
        {% endfor %}
    ) as sums
    inner join levels on sums.figure_id = levels.figure_id

)

select
    report_id,
    plausibility,
    ordinal as anchor_ordinal,
    table_no,
    '“' || indicator_name_zh || '”' || printed || case relation
        when 'part_of' then '，是“' || beside_name_zh || '”' || beside_printed || '的一部分，应不多于它'
        when 'stage_of' then '，是“' || beside_name_zh || '”' || beside_printed || '的后一环节，应不多于它'
        when 'flow_of' then '，是“' || beside_name_zh || '”' || beside_printed || '中当年新增的部分，应不多于它'
        else '，与“' || beside_name_zh || '”' || beside_printed || '之比应在定义所容许的范围内'
    end as description_zh,
    '“' || indicator_name_zh || '” ' || printed || case relation
        when 'part_of' then ', no more than “' || beside_name_zh || '” ' || beside_printed || ', of which it is a part'
        when 'stage_of' then ', no more than “' || beside_name_zh || '” ' || beside_printed || ', which comes before it'
        when 'flow_of' then ', no more than “' || beside_name_zh || '” ' || beside_printed || ', to which it was added'
        else ', in a ratio to “' || beside_name_zh || '” ' || beside_printed || ' that its definition allows'
    end as description_en,
    printed as printed_text,
    beside_printed as beside_text,
    is_plausible,
    {{ id_array(['beside_id']) }} as figure_ids,
    figure_id as anchor_id
from ranked
where preference = 1

union all

select
    one.report_id,
    'excluded_added' as plausibility,
    one.anchor_ordinal,
    one.table_no,
    '“' || one.indicator_name_zh || '”' || one.printed || '与“' || other.indicator_name_zh || '”' || other.printed || '不应相加' as description_zh,
    '“' || one.indicator_name_zh || '” ' || one.printed || ' and “' || other.indicator_name_zh || '” ' || other.printed || ' are never added' as description_en,
    one.printed as printed_text,
    other.printed as beside_text,
    false as is_plausible,
    {{ id_array(['other.figure_id', 'one.anchor_id']) }} as figure_ids,
    one.figure_id as anchor_id
from added as one
inner join added as other on one.anchor_id = other.anchor_id and one.figure_id <> other.figure_id
inner join relations on relations.relation = 'excludes' and one.indicator_id = relations.indicator_id and other.indicator_id = relations.of_indicator_id

union all

-- what fell by all there was, or by more, and is still there
select
    growths.report_id,
    'year_before_negative' as plausibility,
    growths.ordinal as anchor_ordinal,
    growths.table_no,
    '“' || growths.indicator_name_zh || '”' || wholes.printed || '，增速' || growths.printed || '，推算的上年数小于零' as description_zh,
    '“' || growths.indicator_name_zh || '” ' || wholes.printed || ', a growth of ' || growths.printed || ': the year before would be below zero' as description_en,
    growths.printed as printed_text,
    wholes.printed as beside_text,
    false as is_plausible,
    {{ id_array(['wholes.figure_id']) }} as figure_ids,
    growths.figure_id as anchor_id
from numbers as growths
inner join wholes on {{ same_subject('growths', 'wholes') }} and growths.scenario = wholes.scenario
where growths.kind = 'growth' and growths.base_unit_id = 'percent' and growths.value_in_base_unit <= -100

union all

-- what is printed per head, times the population, is about the level: it is divided by the mean population of the year, of which only the end
-- is printed
select
    heads.report_id,
    'per_head_off' as plausibility,
    heads.ordinal as anchor_ordinal,
    heads.table_no,
    '“' || heads.indicator_name_zh || '”' || heads.printed || '，应与“' || amounts.indicator_name_zh || '”' || amounts.printed || '除以“'
    || people.indicator_name_zh || '”' || people.printed || '大致相符' as description_zh,
    '“' || heads.indicator_name_zh || '” ' || heads.printed || ', about “' || amounts.indicator_name_zh || '” ' || amounts.printed || ' divided by “'
    || people.indicator_name_zh || '” ' || people.printed as description_en,
    heads.printed as printed_text,
    amounts.printed as beside_text,
    abs(cast(heads.value_in_base_unit as double) * cast(people.value_in_base_unit as double) - cast(amounts.value_in_base_unit as double))
    <= cast(per_head.leeway as double) * cast(amounts.value_in_base_unit as double) as is_plausible,
    {{ id_array(['amounts.figure_id', 'people.figure_id']) }} as figure_ids,
    heads.figure_id as anchor_id
from {{ ref('per_head') }} as per_head
inner join per_head_numbers as heads on per_head.printed_as = heads.indicator_id
inner join per_head_numbers as amounts
    on
        per_head.indicator_id = amounts.indicator_id
        and {{ same_key('heads', 'amounts', besides='indicator_id price_basis') }}
inner join per_head_numbers as people
    on
        per_head.per_indicator_id = people.indicator_id
        and {{ same_key('heads', 'people', besides='indicator_id price_basis') }}

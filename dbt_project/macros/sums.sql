{#
    What tables and 其中 lists have in common: a sum of printed parts against a printed total.
    ``judged`` has anchor_id, lhs, rhs, gap, tolerance, lhs_half_width, rhs_half_width; ``parts`` has total_id, value, half_width.
#}

{# The sum of the parts of each total: two or more, and no more than an operand holds. #}
{% macro sums_of(parts) %}
    select
        total_id,
        sum(value) as value,
        sum(half_width) as half_width,
        max(value) as largest,
        count(*) as part_count,
        {{ ids_in_order('figure_id', 'ordinal') }} as figure_ids
    from {{ parts }}
    group by total_id
    having count(*) >= 2 and {{ factor('sum(value)') }} is not null
{% endmacro %}

{# The sums of a table held against its totals. ``rows_below`` is of how many rows any column of a total's row is the sum. #}
{% macro judged_sums(sums) %}
    select
        totals.report_id,
        totals.ordinal as anchor_ordinal,
        totals.table_no,
        case totals.kind when 'share' then 'shares_sum' else 'sum_of_parts' end as identity,
        totals.row_label,
        totals.column_label,
        totals.printed_unit,
        totals.figure_id as anchor_id,
        sums.value as lhs,
        totals.value as rhs,
        totals.half_width as rhs_half_width,
        sums.value - totals.value as gap,
        sums.half_width + totals.half_width as tolerance,
        sums.half_width as lhs_half_width,
        sums.largest,
        sums.part_count,
        reach.rows_below,
        sums.figure_ids,
        abs(sums.value - totals.value) <= sums.half_width + totals.half_width
        or (sums.value - totals.value < 2 * totals.half_width and totals.value - sums.value < 2 * sums.half_width) as is_closed
    from totals
    inner join {{ sums }} as sums on totals.figure_id = sums.total_id
    inner join reach
        on
            totals.report_id = reach.report_id
            and totals.table_no = reach.table_no
            and totals.row_no = reach.row_no
            and totals.kind = reach.kind
{% endmacro %}

{#
    How deep rows of a table are looked for in other rows; where one deep alone, no other column is asked either, nor the rows before one.
    Spark puts a copy of a CTE in each place that reads it, so that each pass makes three of the one before, and three passes outgrow the
    memory of its driver.
#}
{% macro nested_passes() -%}
    {{ return(adapter.dispatch('nested_passes', 'planhouse')()) }}
{%- endmacro %}

{% macro default__nested_passes() -%}
    {{ return(3) }}
{%- endmacro %}

{% macro spark__nested_passes() -%}
    {{ return(1) }}
{%- endmacro %}

{# Whether chance hardly makes a number a sum of others: it has three digits. #}
{% macro is_no_chance(value, half_width) -%}
    abs({{ value }}) >= case when {{ half_width }} = 0 then 100 else 200 * {{ half_width }} end
{%- endmacro %}

{# The columns of the rows of each total from top to bottom: their place among them, and the sum of those up to it. #}
{% macro running_columns() -%}
        total_id,
        figure_id,
        ordinal,
        row_no,
        value,
        half_width,
        row_number() over (partition by total_id order by row_no) as place,
        sum(value) over (partition by total_id order by row_no rows between unbounded preceding and current row) as running
{%- endmacro %}

{#
    The rows of each total that are in no other, as ``outer_rows``: a row heads those after it that add up to it as printed, a heading of
    headings is found in a later pass; and a row of three digits closes those before it (小计 of the counties below 市本级).
    ``nested_totals`` are the totals where rows are known to be in others, as one of three digits is the sum of two or more beside it:
    chance does that with smaller numbers, and two equal rows may be one that is printed twice.
#}
{% macro nested_rows(parts, passes) %}
{%- if passes > 1 %}
ranked as (

    select
        {{ running_columns() }}
    from {{ parts }}
    where value <> 0

),

feet as (

    select
        feet.total_id,
        feet.place,
        max(first_rows.place) as first_place
    from ranked as feet
    inner join ranked as first_rows
        on
            feet.total_id = first_rows.total_id
            and feet.running - 2 * feet.value = first_rows.running - first_rows.value
            and feet.place > first_rows.place + 1
    where {{ is_no_chance('feet.value', 'feet.half_width') }}
    group by feet.total_id, feet.place

),

{% endif -%}
{%- for number in range(passes + 1) -%}
numbered_{{ number }} as (

    select
        {{ running_columns() }}
    from
    {%- if number == 0 and passes == 1 %} {{ parts }}
    where value <> 0
    {%- elif number == 0 %} (
        select rows_before.*
        from ranked as rows_before
        left join feet
            on rows_before.total_id = feet.total_id and rows_before.place >= feet.first_place and rows_before.place < feet.place
        where feet.total_id is null
    ) as unclosed_rows
    {%- else %} (
        select rows_before.*
        from numbered_{{ number - 1 }} as rows_before
        left join heads_{{ number - 1 }} as heads
            on rows_before.total_id = heads.total_id and rows_before.place > heads.place and rows_before.place <= heads.last_place
        where heads.total_id is null
    ) as outer_{{ number }}
    {%- endif %}

),
{%- if number < passes %}

heads_{{ number }} as (

    select
        heads.total_id,
        heads.place,
        min(last_rows.place) as last_place,
        min(last_rows.place) > heads.place + 1
        and max(case when {{ is_no_chance('heads.value', 'heads.half_width') }} then 1 else 0 end) = 1 as is_known
    from numbered_{{ number }} as heads
    inner join numbered_{{ number }} as last_rows
        on
            heads.total_id = last_rows.total_id
            and heads.running + heads.value = last_rows.running
            and heads.place < last_rows.place
    group by heads.total_id, heads.place

),
{%- endif %}

{% endfor -%}
outer_rows as (

    -- a row in two others is taken out once
    select distinct
        total_id,
        figure_id,
        ordinal,
        row_no,
        value,
        half_width
    from numbered_{{ passes }}

),

nested_totals as (
{%- if passes > 1 %}

    select total_id from feet

    union distinct
{% endif %}
{%- for number in range(passes) %}
    select total_id from heads_{{ number }}
    where is_known
    {% if not loop.last %}

    union distinct
    {% endif %}
{% endfor %}

)
{%- endmacro %}

{#
    The sums of the columns that do not close by themselves, by the rows that close the total of the same row in another: the one in which
    most rows do, as ``shapes``. Where two columns say so, and all rows have a number in both, what does not close is an error. Reads
    ``unclosed``, ``own_rows``, ``own`` and ``totals``.
#}
{% macro sums_as_beside() %}
{%- if planhouse.nested_passes() > 1 -%}
shapes as (

    select *
    from (
        select
            own.anchor_id as total_id,
            own.report_id,
            own.table_no,
            totals.row_no,
            own.part_count,
            count(*) over (partition by own.report_id, own.table_no, totals.row_no, own.part_count) as columns_alike,
            row_number() over (
                partition by own.report_id, own.table_no, totals.row_no order by own.part_count desc, own.anchor_ordinal
            ) as preference
        from own
        inner join totals on own.anchor_id = totals.figure_id
    ) as shaped
    where preference = 1

),

-- the rows of the other columns that are those of the first, and whether all their rows have a number in both
alike as (

    select
        unclosed.total_id,
        unclosed.figure_id,
        unclosed.ordinal,
        unclosed.value,
        unclosed.half_width,
        own_rows.figure_id is not null as is_part,
        shapes.columns_alike,
        shapes.part_count,
        min(case when unclosed.value = 0 or counted.figure_id is not null then 1 else 0 end) over (partition by unclosed.total_id) = 1 as is_counted
    from unclosed
    inner join shapes
        on
            unclosed.report_id = shapes.report_id
            and unclosed.table_no = shapes.table_no
            and unclosed.total_row_no = shapes.row_no
    left join own on unclosed.total_id = own.anchor_id
    left join own_rows on shapes.total_id = own_rows.total_id and unclosed.row_no = own_rows.row_no
    left join unclosed as counted
        on shapes.total_id = counted.total_id and unclosed.row_no = counted.row_no and counted.value <> 0
    where own.anchor_id is null

),

alike_rows as (

    select
        total_id,
        figure_id,
        ordinal,
        value,
        half_width
    from alike
    where is_part

),

alike_sums as (

    {{ sums_of('alike_rows') }}

),

alike_totals as (

    select
        total_id,
        max(part_count) as part_count
    from alike
    where columns_alike > 1 and is_counted
    group by total_id

),

shaped as (

    select sums.*
    from ({{ judged_sums('alike_sums') }}) as sums
    left join alike_totals on sums.anchor_id = alike_totals.total_id and sums.part_count = alike_totals.part_count
    where sums.is_closed or alike_totals.total_id is not null

)
{%- else -%}
shapes as (

    select
        figure_id as total_id,
        report_id,
        table_no,
        row_no
    from totals
    where false

),

shaped as (

    select * from flat
    where false

)
{%- endif %}
{%- endmacro %}

{#
    The totals that come right when one part, or the total, is moved by a power of ten. What rounding can hide of the moved number
    moves with it; is_close = 1 where they come right without that, as they do when a printed point was moved.
#}
{% macro slipped_sums(judged, parts) %}
    select
        unequal.anchor_id,
        max(
            case
                when
                    abs(unequal.rest + unequal.value * powers.power)
                    <= unequal.tolerance - unequal.half_width + unequal.moved_half_width * least(powers.power, 1)
                    or abs(unequal.lhs - unequal.rhs * powers.power)
                    <= unequal.lhs_half_width + unequal.rhs_half_width * least(powers.power, 1)
                    then 1
                else 0
            end
        ) as is_close
    from (
        select
            {{ judged }}.anchor_id,
            {{ judged }}.tolerance,
            {{ judged }}.lhs_half_width,
            {{ factor(judged ~ '.lhs') }} as lhs,
            {{ factor(judged ~ '.rhs') }} as rhs,
            {{ factor(judged ~ '.rhs_half_width') }} as rhs_half_width,
            {{ factor(judged ~ '.gap - ' ~ parts ~ '.value') }} as rest,
            {{ factor(parts ~ '.value') }} as value,
            {{ parts }}.half_width,
            {{ factor(parts ~ '.half_width') }} as moved_half_width
        from {{ judged }}
        inner join {{ parts }} on {{ judged }}.anchor_id = {{ parts }}.total_id
        where abs({{ judged }}.gap) > {{ judged }}.tolerance
    ) as unequal
    cross join ({{ powers_of_ten() }}) as powers
    where
        -- a part moved to next to nothing would be a part left out
        abs(unequal.value * powers.power) > unequal.tolerance
        and abs(unequal.rest + unequal.value * powers.power)
        <= unequal.tolerance - unequal.half_width + unequal.moved_half_width * powers.power
        -- and a total moved to next to nothing would be none
        or abs(unequal.rhs * powers.power) > unequal.lhs_half_width
        and abs(unequal.lhs - unequal.rhs * powers.power)
        <= unequal.lhs_half_width + unequal.rhs_half_width * powers.power
    group by unequal.anchor_id
{% endmacro %}

{# The verdict on a sum. #}
{% macro sum_verdict(judged, slips) -%}
    {{ verdict(
        judged ~ '.gap = 0',
        'abs(' ~ judged ~ '.gap) <= ' ~ judged ~ '.tolerance',
        '(' ~ judged ~ '.gap < 2 * ' ~ judged ~ '.rhs_half_width and -' ~ judged ~ '.gap < 2 * ' ~ judged ~ '.lhs_half_width)',
        slips ~ '.anchor_id is not null'
    ) }}
{%- endmacro %}

{# A part of a sum and how far it may be off, in the unit that its whole is printed in. #}
{% macro part_in_unit_of(parts, wholes) %}
    {{ rounded_to(5, ratio(parts ~ '.value * ' ~ parts ~ '.unit_factor', wholes ~ '.unit_factor'), 19, 'try_cast') }} as value,
    {{ rounded_to(5, ratio(parts ~ '.half_width * ' ~ parts ~ '.unit_factor', wholes ~ '.unit_factor'), 19, 'try_cast') }} as half_width
{%- endmacro %}

{# What a column's sum against a total below or above it says, of ``judged`` beside its ``tables`` (stg_tables). #}
{% macro column_sum_in_words() %}
    coalesce(tables.table_label, '') || '“' || coalesce(judged.column_label, '') || '”列：' || cast(judged.part_count as {{ dbt.type_string() }}) || '项之和 '
    || {{ plain_number('judged.lhs') }} || judged.printed_unit || '，“' || judged.row_label || '”所印为 ' || {{ plain_number('judged.rhs') }} || judged.printed_unit as description_zh,
    coalesce(tables.table_label || ', ', '') || 'column “' || coalesce(judged.column_label, '') || '”: ' || cast(judged.part_count as {{ dbt.type_string() }}) || ' parts add up to '
    || {{ plain_number('judged.lhs') }} || judged.printed_unit || ', “' || judged.row_label || '” prints ' || {{ plain_number('judged.rhs') }} || judged.printed_unit as description_en
{% endmacro %}

{# What every sum says of itself beside its words, of ``judged`` and its ``slips``. #}
{% macro sum_columns(judged='judged', slips='slips', form="'sum'") %}
    {{ judged }}.lhs,
    {{ judged }}.rhs,
    {{ judged }}.gap,
    {{ judged }}.tolerance,
    {{ sum_verdict(judged, slips) }} as verdict,
    {{ judged }}.part_count,
    {{ form }} as form,
    {{ judged }}.figure_ids,
    {{ judged }}.anchor_id
{% endmacro %}

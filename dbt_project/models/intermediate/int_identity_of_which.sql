-- a whole and the parts that 其中 lists after it in one sentence.
-- a list may name some parts only, and a sentence goes on after its list. It is taken as complete where its first parts close
-- the whole, where other words list the same parts of the same whole and do close it (in this report or another of its area), or
-- where one error would explain that it does not close: a number moved by a power of ten, two digits of a long number that changed places,
-- a part said twice in a row. Parts that are more than their whole by less than any overlap of them could be are no choice either
with figures as (

    select
        figures.figure_id,
        figures.report_id,
        figures.reporting_area_code,
        figures.ordinal,
        figures.block_no,
        figures.table_no,
        figures.section_path,
        figures.sentence,
        figures.char_start,
        figures.indicator_id,
        -- 其中市本级 is another thing than the whole that bears its name
        figures.indicator_id || '/' || figures.area_code || '/' || figures.scope_id as thing,
        figures.indicator_name_zh,
        figures.year,
        figures.time_period,
        figures.scenario,
        figures.printed_unit,
        figures.base_unit_id,
        figures.classifier_zh,
        figures.change_basis,
        figures.price_basis,
        units.factor as unit_factor,
        {{ factor('figures.value') }} as value,
        {{ part_half_width('figures.decimals', 'units.quantity_kind', 'units.unit_mult') }} as half_width,
        -- five digits: by chance two of them changed places in nothing
        figures.value >= {{ half_width('figures.decimals') }} * 20000 as is_long,
        figures.sentence_start,
        {{ dbt.position("'其中'", 'figures.sentence') }} as cue
    from {{ ref('int_figures') }} as figures
    left join {{ ref('int_units') }} as units on figures.printed_unit = units.printed_unit
    where
        figures.kind = 'level'
        and figures.value is not null
        and figures.value_high is null
        and figures.comparator is null
        and figures.sentence like '%其中%'

),

placed as (

    select
        *,
        char_start >= sentence_start + cue - 1 as is_after
    from figures

),

wholes as (

    select
        *,
        row_number() over (partition by report_id, block_no, sentence_start order by char_start desc) as nearest
    from placed
    where not is_after

),

listed as (

    select
        wholes.figure_id as total_id,
        wholes.thing as whole_thing,
        parts.figure_id,
        parts.thing,
        parts.char_start,
        parts.is_long and wholes.is_long and parts.unit_factor = wholes.unit_factor as is_long,
        -- in the unit of the whole
        {{ part_in_unit_of('parts', 'wholes') }}
    from wholes
    inner join placed as parts
        on
            wholes.report_id = parts.report_id
            and wholes.block_no = parts.block_no
            and wholes.sentence_start = parts.sentence_start
            and {{ can_be_added('wholes', 'parts') }}
            and wholes.year = parts.year
            and wholes.time_period = parts.time_period
            and wholes.scenario = parts.scenario
            -- by so much more is not so much
            and wholes.change_basis is not distinct from parts.change_basis
            and wholes.price_basis is not distinct from parts.price_basis
            and wholes.thing <> parts.thing
            and parts.is_after
    where wholes.nearest = 1

),

-- a part that is said twice in a row is one
said as (

    select
        *,
        coalesce(
            thing = lag(thing) over (partition by total_id order by char_start)
            and value = lag(value) over (partition by total_id order by char_start),
            false
        ) as is_said_again
    from listed

),

-- sums of the first parts, the first two, and so on
running as (

    select
        said.*,
        row_number() over (partition by said.total_id order by said.char_start) as part_no,
        sum(case when said.is_said_again then 0 else said.value end) over (
            partition by said.total_id order by said.char_start rows between unbounded preceding and current row
        ) as running_value,
        sum(said.half_width) over (
            partition by said.total_id order by said.char_start rows between unbounded preceding and current row
        ) as running_half_width,
        min(abs(said.value)) over (
            partition by said.total_id order by said.char_start rows between unbounded preceding and current row
        ) as smallest,
        sum(case when said.is_said_again then 1 else 0 end) over (
            partition by said.total_id order by said.char_start rows between unbounded preceding and current row
        ) as repetitions,
        -- how often its name has come so far: a name that comes again is no new part
        row_number() over (partition by said.total_id, said.thing, said.is_said_again order by said.char_start) as mention
    from said

),

closings as (

    select
        running.total_id,
        running.part_no,
        running.repetitions,
        case when running.running_value = wholes.value then 1 else 0 end as is_exact
    from running
    inner join wholes on running.total_id = wholes.figure_id
    left join (
        select distinct again.total_id from running as again
        where again.mention > 1 and not again.is_said_again
    ) as repeated
        on running.total_id = repeated.total_id
    where
        running.part_no >= 2
        and repeated.total_id is null
        and (
            running.running_value = wholes.value
            or (
                abs(running.running_value - wholes.value) <= running.running_half_width + wholes.half_width
                and (running.running_half_width <= wholes.half_width or running.running_half_width < running.smallest)
            )
        )

),

-- of several ways to close a whole the exact one is meant, and of these the longest. What the rounding of parts leaves open must be less
-- than any of them, or no more than that of the whole: else the list would close without that part, too
closing as (

    select
        total_id,
        part_no as last_part_no,
        repetitions
    from (
        select
            total_id,
            part_no,
            repetitions,
            row_number() over (partition by total_id order by is_exact desc, part_no desc) as preference
        from closings
    ) as ranked
    where preference = 1

),

-- of lists that nothing closes, the first parts that would with two digits of one long number in each other's place
reordered as (

    select
        running.total_id,
        max(running.part_no) as last_part_no
    from running
    inner join wholes on running.total_id = wholes.figure_id
    inner join running as part on running.total_id = part.total_id and running.part_no >= part.part_no
    left join closing on running.total_id = closing.total_id
    where
        closing.total_id is null
        and running.part_no >= 2
        and part.is_long
        and running.running_value <> wholes.value
        and (
            (
                part.value > running.running_value - wholes.value
                and {{ two_digits_swapped('part.value', 'part.value - (running.running_value - wholes.value)') }}
            )
            or (running.running_value > 0 and {{ two_digits_swapped('wholes.value', 'running.running_value') }})
        )
    group by running.total_id

),

-- of lists of changes (增收, 减收), the first parts that would with one of them moved by a power of ten, as closely as it is printed: the
-- sentence goes on with other changes. Lists of amounts are too many and too long: chance would close one
moved as (

    select
        running.total_id,
        max(running.part_no) as last_part_no
    from running
    inner join wholes on running.total_id = wholes.figure_id
    inner join running as part on running.total_id = part.total_id and running.part_no >= part.part_no
    left join closing on running.total_id = closing.total_id
    cross join ({{ powers_of_ten() }}) as powers
    where
        closing.total_id is null
        and wholes.change_basis is not null
        and running.part_no >= 2
        -- a part moved to next to nothing would be a part left out
        and abs(part.value * powers.power) > running.running_half_width + wholes.half_width
        and abs(running.running_value - part.value + part.value * powers.power - wholes.value)
        <= running.running_half_width + wholes.half_width - part.half_width + part.half_width * least(powers.power, 1)
    group by running.total_id

),

parts as (

    select running.*
    from running
    left join closing on running.total_id = closing.total_id
    left join reordered on running.total_id = reordered.total_id
    left join moved on running.total_id = moved.total_id
    where running.part_no <= coalesce(closing.last_part_no, reordered.last_part_no, moved.last_part_no, running.part_no)

),

lists as (

    select
        total_id,
        whole_thing,
        sum(value) as value,
        sum(half_width) as half_width,
        min(abs(value)) as smallest,
        max(half_width) as coarsest,
        count(*) as part_count,
        {{ ids_in_order('figure_id', 'char_start') }} as figure_ids,
        {{ sorted_distinct_ids('thing') }} as part_things
    from parts
    group by total_id, whole_thing
    -- what no operand holds is not judged
    having count(*) >= 2 and count(value) = count(*) and {{ factor('sum(value)') }} is not null

),

judged as (

    select
        wholes.report_id,
        wholes.reporting_area_code,
        wholes.ordinal as anchor_ordinal,
        wholes.table_no,
        wholes.figure_id as anchor_id,
        wholes.indicator_name_zh,
        wholes.printed_unit,
        lists.whole_thing,
        lists.part_things,
        lists.value as lhs,
        wholes.value as rhs,
        lists.half_width as lhs_half_width,
        wholes.half_width as rhs_half_width,
        lists.value - wholes.value as gap,
        lists.half_width + wholes.half_width as tolerance,
        lists.part_count,
        lists.figure_ids,
        closing.repetitions > 0
        or reordered.total_id is not null
        or (wholes.value > 0 and lists.value > wholes.value and (lists.value - wholes.value) * 20 < lists.smallest) as is_contradictory,
        -- the whole list closes, too, where each of its parts is printed as finely as their sum
        coalesce(closing.repetitions = 0, false)
        or lists.value = wholes.value
        or (
            abs(lists.value - wholes.value) <= lists.half_width + wholes.half_width
            and (lists.coarsest <= wholes.half_width or lists.half_width < lists.smallest)
        ) as is_closed
    from wholes
    inner join lists on wholes.figure_id = lists.total_id
    left join closing on wholes.figure_id = closing.total_id
    left join reordered on wholes.figure_id = reordered.total_id

),

complete as (

    select distinct
        reporting_area_code,
        whole_thing,
        part_things
    from judged
    where is_closed

),

slips as (

    {{ slipped_sums('judged', 'parts') }}

)

select
    judged.report_id,
    judged.anchor_ordinal,
    judged.table_no,
    'sum_of_parts' as identity,
    judged.indicator_name_zh || '：其中 ' || cast(judged.part_count as {{ dbt.type_string() }}) || ' 项之和 ' || {{ plain_number('judged.lhs') }} || judged.printed_unit
    || '，总数所印为 ' || {{ plain_number('judged.rhs') }} || judged.printed_unit as description_zh,
    judged.indicator_name_zh || ': the ' || cast(judged.part_count as {{ dbt.type_string() }}) || ' parts that it lists add up to ' || {{ plain_number('judged.lhs') }} || judged.printed_unit
    || ', the whole is printed as ' || {{ plain_number('judged.rhs') }} || judged.printed_unit as description_en,
    {{ sum_columns() }}
from judged
left join slips on judged.anchor_id = slips.anchor_id
left join complete
    on
        judged.reporting_area_code = complete.reporting_area_code
        and judged.whole_thing = complete.whole_thing
        and judged.part_things = complete.part_things
where
    judged.is_closed
    or (abs(judged.gap) > judged.tolerance and (complete.whole_thing is not null or slips.is_close = 1 or judged.is_contradictory))

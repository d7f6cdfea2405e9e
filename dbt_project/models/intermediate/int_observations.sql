-- what figures say, one row for each key: the best evidence of it, a table's cell before a sentence.
-- where figures of one key print values that do not agree, in one kind of unit, the row says how many and which, and whether one
-- sentence prints them all
with kept as (

    select
        *,
        row_number() over by_key as preference,
        lead(figure_id) over by_key as next_figure_id
    from {{ ref('int_figures') }}
    where coalesce(correction, '') <> 'drop'
    window
        by_key as (
            partition by {{ key_columns() }}
            order by
                case when printed_value is null then 1 else 0 end,
                -- a change may be printed in % and as an amount; the rate is the one that compares
                case when kind = 'growth' and printed_unit <> '%' then 1 else 0 end,
                case when table_no is null then 1 else 0 end,
                ordinal
        )

),

-- keys with more than one figure: of these, what can be compared is in one kind of unit, known by one of its figures
several as (

    select
        *,
        min(figure_id) over (partition by {{ key_columns() }}, base_unit_id) as comparable_id
    from kept
    where preference > 1 or next_figure_id is not null

),

stated as (

    select
        figure_id,
        comparable_id,
        ordinal,
        comparator,
        case when table_no is null then block_no end as block_no,
        case when table_no is null then sentence_start else figure_id end as place,
        {{ plain_number('value') }} || coalesce('—' || {{ plain_number('value_high') }}, '') || coalesce(printed_unit, '') as printed,
        value * coalesce(unit_factor, 1) as value,
        value_high * coalesce(unit_factor, 1) as value_high,
        {{ half_width('decimals') }} * coalesce(unit_factor, 1) as half_width
    from several
    where
        value is not null
        -- 约300 says of no number near it that it is another, nor does a bound of what fell
        and (comparator is null or (comparator <> 'approx' and value >= 0))

),

-- the interval that each stands for, open at an end where it is a bound
intervals as (

    select
        figure_id,
        comparable_id,
        ordinal,
        printed,
        value,
        half_width,
        comparator is null and value_high is null as is_exact,
        case when comparator in ('le', 'lt') then null else least(value, coalesce(value_high, value)) - half_width end as low,
        case when comparator in ('ge', 'gt') then null else greatest(value, coalesce(value_high, value)) + half_width end as high
    from stated

),

fineness as (

    select
        *,
        row_number() over (
            partition by comparable_id
            order by
                case when low is null or high is null then 1 else 0 end,
                high - low,
                ordinal
        ) as finer_first
    from intervals

),

-- a value is another one unless something printed more finely agrees with it, rounded or cut
different as (

    select fineness.*
    from fineness
    left join fineness as finer
        on
            fineness.comparable_id = finer.comparable_id
            and fineness.finer_first > finer.finer_first
            and (
                (coalesce(fineness.low < finer.high, true) and coalesce(fineness.high > finer.low, true))
                or fineness.value = finer.value
                or (
                    fineness.is_exact
                    and finer.is_exact
                    and fineness.value < finer.value + 2 * finer.half_width
                    and fineness.value + 2 * fineness.half_width > finer.value
                )
            )
    where finer.figure_id is null

),

counted as (

    select
        comparable_id,
        cast(count(*) as int) as values_printed,
        {{ joined_in_order('printed', 'ordinal', '、') }} as printed_values
    from different
    group by comparable_id
    having count(*) > 1

),

evidence as (

    select
        comparable_id,
        min(place) = max(place) and min(block_no) = max(block_no) as is_one_sentence,
        {{ ids_in_order('figure_id', 'ordinal') }} as figure_ids
    from stated
    where comparable_id in (select comparable_id from counted)
    group by comparable_id

),

-- of how many wholes the shares of a key are: of each it is another share
wholes as (

    select
        comparable_id,
        count(distinct coalesce(whole_of, '')) as wholes_printed
    from several
    where kind = 'share'
    group by comparable_id

)

select
    kept.*,
    coalesce(counted.values_printed, 1) as values_printed,
    counted.printed_values,
    coalesce(wholes.wholes_printed, 1) as wholes_printed,
    evidence.figure_ids as values_figure_ids,
    coalesce(evidence.is_one_sentence, false) as values_in_one_sentence
from kept
left join several on kept.figure_id = several.figure_id
left join counted on several.comparable_id = counted.comparable_id
left join wholes on several.comparable_id = wholes.comparable_id
left join evidence on several.comparable_id = evidence.comparable_id
where kept.preference = 1

-- an addition in words: what was earned or spent, what is added to it behind 加上, and the total that the sentence prints behind these
-- (全县收入9亿元，加上上级补助3亿元、调入资金1亿元，收入总计13亿元). What is added to is the first amount of the sentence, or of its part behind a
-- semicolon, whichever closes it; where it has none, the first one of the sentence before in its paragraph that does not only list parts.
-- Amounts in brackets are parts of the one before them. A list that ends in 等, names some parts only or takes something off is not
-- judged, nor one of which not every amount was read, nor is what does not close behind a semicolon, or another total, an error
with figures as (

    select
        figures.figure_id,
        figures.report_id,
        figures.ordinal,
        figures.block_no,
        figures.sentence,
        figures.sentence_start,
        cast(figures.char_start - figures.sentence_start as int) as place,
        figures.indicator_name_zh,
        figures.area_code,
        figures.year,
        figures.time_period,
        figures.scenario,
        figures.printed_unit,
        figures.base_unit_id,
        figures.classifier_zh,
        units.factor as unit_factor,
        {{ factor('figures.value') }} as value,
        {{ part_half_width('figures.decimals', 'units.quantity_kind', 'units.unit_mult') }} as half_width
    from {{ ref('int_figures') }} as figures
    inner join {{ ref('int_units') }} as units on figures.printed_unit = units.printed_unit
    where
        figures.kind = 'level'
        and figures.value is not null
        and figures.value_high is null
        and figures.comparator is null
        and figures.change_basis is null
        and figures.table_no is null
        and figures.base_unit_id = 'yuan'

),

-- amounts that are called a total, and what the sentence says before them
called as (

    select
        *,
        substr(sentence, 1, place) as words
    from figures
    where sentence like '%加%'

),

opened as (

    select
        *,
        -- up to the last 加 that begins a clause
        regexp_extract(words, '^((?:.*[，,；;：:。])?加)', 1) as words_added
    from called
    where regexp_extract(words, '(?:总计|总量|合计|总收入|总支出|总财力)(?:为|达到?|共计|[：:])?$', 0) <> ''

),

totals as (

    select
        *,
        length(words_added) as added_at,
        -- the total before it in its sentence
        lag(place) over (partition by report_id, block_no, sentence_start order by place) as total_at,
        -- what is added to stands behind the semicolon before, but for the one that ends its own words
        length(regexp_extract(regexp_replace(substr(words_added, 1, length(words_added) - 1), '[；;，,：:]$', ''), '^(.*[；;。])', 1)) as opened_at,
        -- the list without what stands in brackets
        {{ without_brackets('substr(words, length(words_added) + 1)') }} as listed
    from opened
    where
        words_added <> ''
        -- the parts of the total itself are another list
        and substr(sentence, place + 1) not like '%其中%'

),

added as (

    select
        totals.figure_id as total_id,
        parts.figure_id,
        parts.ordinal,
        parts.year = totals.year
        and parts.time_period = totals.time_period
        and parts.scenario = totals.scenario
        and parts.area_code = totals.area_code as is_alike,
        {{ part_in_unit_of('parts', 'totals') }}
    from totals
    inner join called as parts
        on
            totals.report_id = parts.report_id
            and totals.block_no = parts.block_no
            and totals.sentence_start = parts.sentence_start
            and totals.added_at < parts.place
            and totals.place > parts.place
    where
        totals.listed not like '%其中%'
        and regexp_extract(totals.listed, '[；;]', 0) = ''
        and totals.listed not like '%减%'
        and totals.listed not like '%扣%'
        and totals.listed not like '%元等%'
        -- no bracket is open
        and length(replace(replace(parts.words, '(', ''), '（', '')) = length(replace(replace(parts.words, ')', ''), '）', ''))

),

-- where an addition may begin: with its sentence, or behind a semicolon or another total in it
begins as (

    select
        figure_id as total_id,
        opened_at as begins_at
    from totals

    union distinct

    select
        figure_id as total_id,
        0 as begins_at
    from totals

    union distinct

    select
        figure_id as total_id,
        total_at + 1 as begins_at
    from totals
    where total_at is not null

),

-- the first amount from there on, or that of the sentence before
begun as (

    select
        totals.figure_id as total_id,
        begins.begins_at,
        openings.figure_id,
        openings.ordinal,
        openings.year = totals.year
        and openings.time_period = totals.time_period
        and openings.scenario = totals.scenario
        and openings.area_code = totals.area_code as is_alike,
        {{ part_in_unit_of('openings', 'totals') }},
        row_number() over (
            partition by totals.figure_id, begins.begins_at
            order by openings.sentence_start desc, openings.place asc
        ) as preference
    from totals
    inner join begins on totals.figure_id = begins.total_id
    inner join figures as openings
        on
            totals.report_id = openings.report_id
            and totals.block_no = openings.block_no
            -- parts of what was earned are none that anything is added to
            and openings.sentence not like '其中%'
            and (
                totals.sentence_start > openings.sentence_start
                or (
                    totals.sentence_start = openings.sentence_start
                    and totals.added_at > openings.place
                    and begins.begins_at <= openings.place
                )
            )

),

terms as (

    select
        total_id,
        begins_at,
        figure_id,
        ordinal,
        is_alike,
        value,
        half_width,
        0 as is_added
    from begun
    where preference = 1

    union all

    select
        added.total_id,
        begins.begins_at,
        added.figure_id,
        added.ordinal,
        added.is_alike,
        added.value,
        added.half_width,
        1 as is_added
    from added
    inner join begins on added.total_id = begins.total_id

),

sums as (

    select
        total_id,
        begins_at,
        sum(value) as value,
        sum(half_width) as half_width,
        sum(is_added) as added_count,
        count(*) as part_count,
        {{ ids_in_order('figure_id', 'ordinal') }} as figure_ids
    from terms
    group by total_id, begins_at
    having
        sum(is_added) >= 1
        and sum(is_added) = count(*) - 1
        and count(value) = count(*)
        and min(case when is_alike then 1 else 0 end) = 1
        and {{ factor('sum(value)') }} is not null

),

-- of two beginnings the one that comes nearer
judged as (

    select *
    from (
        select
            totals.report_id,
            totals.ordinal as anchor_ordinal,
            cast(null as int) as table_no,
            totals.figure_id as anchor_id,
            totals.indicator_name_zh,
            totals.printed_unit,
            totals.opened_at,
            totals.total_at,
            sums.begins_at,
            sums.value as lhs,
            totals.value as rhs,
            sums.half_width as lhs_half_width,
            totals.half_width as rhs_half_width,
            sums.value - totals.value as gap,
            sums.half_width + totals.half_width as tolerance,
            sums.part_count,
            sums.figure_ids,
            row_number() over (partition by totals.figure_id order by abs(sums.value - totals.value), sums.begins_at) as preference
        from totals
        inner join sums on totals.figure_id = sums.total_id
        -- as many amounts were read as the list prints
        where length(totals.listed) - length(replace(totals.listed, '元', '')) = sums.added_count
    ) as nearest
    where preference = 1 and ((opened_at = 0 and total_at is null) or abs(gap) <= tolerance)

),

parts as (

    select terms.*
    from terms
    inner join judged on terms.total_id = judged.anchor_id and terms.begins_at = judged.begins_at

),

slips as (

    {{ slipped_sums('judged', 'parts') }}

)

select
    judged.report_id,
    judged.anchor_ordinal,
    judged.table_no,
    'sum_of_parts' as identity,
    judged.indicator_name_zh || '：所加 ' || cast(judged.part_count as {{ dbt.type_string() }}) || ' 项之和 ' || {{ plain_number('judged.lhs') }} || judged.printed_unit
    || '，所印为 ' || {{ plain_number('judged.rhs') }} || judged.printed_unit as description_zh,
    judged.indicator_name_zh || ': the ' || cast(judged.part_count as {{ dbt.type_string() }}) || ' amounts that the text adds up make ' || {{ plain_number('judged.lhs') }} || judged.printed_unit
    || ', the total is printed as ' || {{ plain_number('judged.rhs') }} || judged.printed_unit as description_en,
    {{ sum_columns() }}
from judged
left join slips on judged.anchor_id = slips.anchor_id

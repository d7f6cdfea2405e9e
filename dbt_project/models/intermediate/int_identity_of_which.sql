-- a whole and the parts that 其中 lists after it in one sentence.
-- a list may name some parts only. It is taken as complete when its parts close the whole, here or in another place that
-- lists the same parts of the same whole; and parts that exceed their whole are wrong however many are missing
with figures as (

    select
        figures.figure_id,
        figures.report_id,
        figures.ordinal,
        figures.block_no,
        figures.table_no,
        figures.section_path,
        figures.sentence,
        figures.char_start,
        figures.indicator_id,
        figures.indicator_name_zh,
        figures.year,
        figures.period,
        figures.scenario,
        figures.printed_unit,
        {{ factor('figures.value') }} as value,
        {{ half_width('figures.decimals') }} as half_width,
        {{ dbt.position("'其中'", 'figures.sentence') }} as cue,
        {{ dbt.position('figures.sentence', 'blocks.text') }} as sentence_at
    from {{ ref('int_figures') }} as figures
    inner join {{ source('raw', 'blocks') }} as blocks
        on figures.report_id = blocks.report_id and figures.block_no = blocks.block_no
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
        char_start >= sentence_at - 1 + cue - 1 as is_after
    from figures

),

wholes as (

    select
        *,
        row_number() over (partition by report_id, block_no, sentence_at order by char_start desc) as nearest
    from placed
    where not is_after

),

parts as (

    select
        wholes.figure_id as total_id,
        wholes.indicator_id as whole_indicator_id,
        parts.figure_id,
        parts.indicator_id,
        parts.value,
        parts.half_width
    from wholes
    inner join placed as parts
        on
            wholes.report_id = parts.report_id
            and wholes.block_no = parts.block_no
            and wholes.sentence_at = parts.sentence_at
            and wholes.printed_unit = parts.printed_unit
            and wholes.year = parts.year
            and wholes.period = parts.period
            and wholes.scenario = parts.scenario
            and wholes.indicator_id <> parts.indicator_id
            and parts.is_after
    where wholes.nearest = 1

),

lists as (

    select
        total_id,
        whole_indicator_id,
        sum(value) as value,
        sum(half_width) as half_width,
        count(*) as part_count,
        {{ sorted_ids('figure_id') }} as figure_ids,
        {{ sorted_ids('indicator_id') }} as part_indicator_ids
    from parts
    group by total_id, whole_indicator_id
    having count(*) >= 2

),

judged as (

    select
        wholes.report_id,
        wholes.ordinal as anchor_ordinal,
        wholes.table_no,
        wholes.figure_id as anchor_id,
        wholes.indicator_name_zh,
        wholes.printed_unit,
        lists.whole_indicator_id,
        lists.part_indicator_ids,
        lists.value as lhs,
        wholes.value as rhs,
        lists.half_width as lhs_half_width,
        wholes.half_width as rhs_half_width,
        lists.value - wholes.value as gap,
        lists.half_width + wholes.half_width as tolerance,
        lists.part_count,
        lists.figure_ids
    from wholes
    inner join lists on wholes.figure_id = lists.total_id

),

complete as (

    select distinct
        whole_indicator_id,
        part_indicator_ids
    from judged
    where abs(gap) <= tolerance

),

slips as (

    {{ slipped_sums('judged', 'parts') }}

)

select
    judged.report_id,
    judged.anchor_ordinal,
    judged.table_no,
    'sum_of_parts' as identity,
    judged.indicator_name_zh,
    judged.printed_unit,
    judged.anchor_id,
    judged.lhs,
    judged.rhs,
    judged.gap,
    judged.tolerance,
    {{ sum_verdict('judged', 'slips') }} as verdict,
    judged.part_count,
    judged.figure_ids
from judged
left join slips on judged.anchor_id = slips.anchor_id
left join complete
    on
        judged.whole_indicator_id = complete.whole_indicator_id
        and judged.part_indicator_ids = complete.part_indicator_ids
where complete.whole_indicator_id is not null or judged.gap > judged.tolerance

-- a part and the whole that 其中 makes it a part of, in a sentence or in the rows of a table: a part is no more than its whole.
-- which of the numbers before it the whole is, words alone do not say: a part is too large when it is more than any of them.
-- what may fall below zero (a profit), and what is no amount (an average, a price), is left alone
with exempting as (

    select word from {{ ref('exempting_words') }}
    where plausibility = 'part_above_whole'

),

-- the numbers of every sentence with 其中, each with the words between it and the number before
placed as (

    select
        figures.report_id,
        figures.block_no,
        figures.table_no,
        figures.ordinal,
        figures.figure_id,
        figures.char_start,
        figures.indicator_name_zh,
        figures.printed_text,
        figures.base_unit_id,
        figures.classifier_zh,
        figures.year,
        figures.time_period,
        figures.scenario,
        figures.is_stock,
        figures.value_in_base_unit,
        coalesce(figures.comparator, '') as comparator,
        -- no range, no pure number, nothing per something
        figures.kind = 'level'
        and figures.value >= 0
        and figures.value_high is null
        and figures.printed_unit <> ''
        and figures.printed_unit not like '%/%' as is_amount,
        {{ part_half_width('figures.decimals', 'units.quantity_kind', 'units.unit_mult') }} * units.factor as half_width,
        substr(
            blocks.text,
            coalesce(lag(figures.char_end) over (partition by figures.report_id, figures.block_no order by figures.char_start), 0) + 1,
            figures.char_start - coalesce(lag(figures.char_end) over (partition by figures.report_id, figures.block_no order by figures.char_start), 0)
        ) as words_before
    from {{ ref('int_figures') }} as figures
    inner join {{ source('raw', 'blocks') }} as blocks on figures.report_id = blocks.report_id and figures.block_no = blocks.block_no
    left join {{ ref('int_units') }} as units on figures.printed_unit = units.printed_unit
    where figures.sentence like '%其中%'

),

counted as (

    select
        *,
        sum(case when words_before like '%其中%' then 1 else 0 end) over (partition by report_id, block_no order by char_start) as list_no,
        sum(case when translate(words_before, ';；。', '') <> words_before then 1 else 0 end) over (
            partition by report_id, block_no
            order by char_start
        ) as clause_no
    from placed

),

-- 其中 names the number after it and those that 、 adds; after a comma the sentence may go on to something else
listed as (

    select
        *,
        sum(case when words_before not like '%其中%' and translate(words_before, ',，)）', '') <> words_before then 1 else 0 end) over (
            partition by report_id, block_no, clause_no, list_no
            order by char_start
        ) as breaks
    from counted

),

in_sentences as (

    select
        parts.report_id,
        parts.ordinal as anchor_ordinal,
        parts.table_no,
        parts.figure_id as anchor_id,
        wholes.figure_id as beside_id,
        parts.indicator_name_zh as part_name_zh,
        wholes.indicator_name_zh as whole_name_zh,
        parts.printed_text,
        wholes.printed_text as beside_text,
        parts.indicator_name_zh || ' ' || wholes.indicator_name_zh as words,
        wholes.year = parts.year
        and wholes.time_period = parts.time_period
        and wholes.scenario = parts.scenario
        -- 88 and more says nothing of 99, and of what came this year a stock is no part
        and wholes.comparator in ('', 'le', 'lt')
        and (wholes.is_stock or not parts.is_stock) as is_alike,
        min(
            case
                when
                    wholes.comparator in ('', 'le', 'lt')
                    and parts.value_in_base_unit - wholes.value_in_base_unit > parts.half_width + wholes.half_width
                    then 1
                else 0
            end
        ) over (partition by parts.figure_id) = 1 as is_above,
        row_number() over (partition by parts.figure_id order by wholes.char_start desc) as nearest
    from listed as parts
    inner join listed as wholes
        on
            parts.report_id = wholes.report_id
            and parts.block_no = wholes.block_no
            and parts.clause_no = wholes.clause_no
            and parts.list_no > wholes.list_no
            and {{ can_be_added('parts', 'wholes') }}
    where parts.breaks = 0 and parts.is_amount and wholes.is_amount and parts.comparator in ('', 'ge', 'gt')

),

-- rows that 其中 opens are parts of a row above: the one right above them, or an earlier one of its section
ranked as (

    select
        *,
        max(case when row_level < 4 then row_no end) over (
            partition by report_id, table_no
            order by row_no
            rows between unbounded preceding and 1 preceding
        ) as section_row_no
    from (
        select distinct
            report_id,
            table_no,
            row_no,
            row_level
        from {{ ref('int_table_values') }}
    ) as table_rows

),

in_rows as (

    select
        parts.report_id,
        parts.ordinal as anchor_ordinal,
        parts.table_no,
        parts.figure_id as anchor_id,
        wholes.figure_id as beside_id,
        parts.row_label as part_name_zh,
        wholes.row_label as whole_name_zh,
        {{ plain_number('parts.value') }} || parts.printed_unit as printed_text,
        {{ plain_number('wholes.value') }} || wholes.printed_unit as beside_text,
        parts.row_label || ' ' || wholes.row_label || ' ' || coalesce(parts.column_label, '') as words,
        true as is_alike,
        min(case when parts.value - wholes.value > parts.half_width + wholes.half_width then 1 else 0 end) over (partition by parts.figure_id) = 1 as is_above,
        row_number() over (partition by parts.figure_id order by wholes.row_no desc) as nearest
    from ranked
    inner join {{ ref('int_table_values') }} as parts
        on ranked.report_id = parts.report_id and ranked.table_no = parts.table_no and ranked.row_no = parts.row_no
    inner join {{ ref('int_table_values') }} as wholes
        on
            parts.report_id = wholes.report_id
            and parts.table_no = wholes.table_no
            and parts.column_no = wholes.column_no
            and parts.kind = wholes.kind
            and parts.printed_unit = wholes.printed_unit
            and parts.row_no > wholes.row_no
            and coalesce(ranked.section_row_no, 0) <= wholes.row_no
    where
        ranked.row_level = 9
        and wholes.row_level < 9
        and parts.value >= 0
        and wholes.value >= 0
        and wholes.row_label <> ''
        -- a column of percentages is none of amounts, whatever unit stands over its table
        and (parts.printed_unit = '%' or coalesce(parts.column_label, '') = translate(coalesce(parts.column_label, ''), '%％', ''))

)

{% for place in ['in_sentences', 'in_rows'] %}
select
    pairs.report_id,
    'part_above_whole' as plausibility,
    pairs.anchor_ordinal,
    pairs.table_no,
    coalesce(tables.table_label, '') || '“' || pairs.whole_name_zh || '”' || pairs.beside_text || '，其中“' || pairs.part_name_zh || '”' || pairs.printed_text as description_zh,
    '“' || pairs.part_name_zh || '” ' || pairs.printed_text || ', a part of “' || pairs.whole_name_zh || '” ' || pairs.beside_text as description_en,
    pairs.printed_text,
    pairs.beside_text,
    not pairs.is_above as is_plausible,
    {{ id_array(['pairs.beside_id']) }} as figure_ids,
    pairs.anchor_id
from {{ place }} as pairs
left join {{ ref('stg_tables') }} as tables on pairs.report_id = tables.report_id and pairs.table_no = tables.table_no
left join exempting on {{ dbt.position('exempting.word', 'pairs.words') }} > 0
where pairs.nearest = 1 and pairs.is_alike and exempting.word is null
{% if not loop.last %}
union all
{% endif %}
{% endfor %}

-- a numbered row and the rows that are numbered below it: 一、 is the sum of the 1. 2. 3. after it, up to the next 二、; (一) of its 1. 2. 3.
-- Rows without a number, and those that 其中 opens, are parts of the rows before them. That such rows are the whole of the one above, most of
-- a table must show: what does not close is an error only where it is one of few, or where a number is missing in its list or a row stands
-- there twice, and all other rows of the table close
with cells as (

    select
        *,
        case when total_rank > 0 then 0 else row_level end as depth
    from {{ ref('int_table_values') }}
    where kind = 'level' and (row_level < 4 or total_rank > 0)

),

-- the row above that a row is numbered below: the last one of less depth in the column, and nothing below a total
placed as (

    select
        *,
        max(case when depth <= 1 then row_no end) over above as first_level_row_no,
        max(case when depth <= 2 then row_no end) over above as second_level_row_no
    from cells
    window
        above as (
            partition by report_id, table_no, column_no
            order by row_no
            rows between unbounded preceding and 1 preceding
        )

),

parts as (

    select
        heads.figure_id as total_id,
        parts.figure_id,
        parts.ordinal,
        heads.row_no as head_row_no,
        parts.report_id,
        parts.table_no,
        parts.row_no,
        parts.row_label,
        parts.value,
        parts.half_width
    from placed as parts
    inner join cells as heads
        on
            parts.report_id = heads.report_id
            and parts.table_no = heads.table_no
            and parts.column_no = heads.column_no
            and heads.row_no = case parts.depth when 2 then parts.first_level_row_no else parts.second_level_row_no end
            and parts.printed_unit = heads.printed_unit
    where parts.depth in (2, 3) and heads.depth in (1, 2)

),

-- the number of a row in its list; NULL above ten where it is a word
numbered as (

    select
        *,
        coalesce(
            cast(nullif(regexp_extract(row_label, '^([0-9]{1,2})[.、]', 1), '') as integer),
            nullif(position(nullif(regexp_extract(row_label, '^[(](.)[)]', 1), '') in '一二三四五六七八九十'), 0)
        ) as number_in_list,
        lag(row_label) over (partition by total_id order by row_no) as row_label_before
    from parts

),

-- numbers that begin anew are those of another row, which prints nothing in the column
begun_anew as (

    select distinct total_id
    from numbered
    where number_in_list = 1 and row_label_before <> row_label

),

listed as (

    select numbered.*
    from numbered
    left join begun_anew on numbered.total_id = begun_anew.total_id
    where begun_anew.total_id is null

),

-- lists in which a number is missing or a row stands twice, whatever their columns print
irregular as (

    select
        report_id,
        table_no,
        head_row_no
    from listed
    group by report_id, table_no, head_row_no
    having max(number_in_list) > count(distinct number_in_list) or count(distinct row_no) > count(distinct row_label)

),

sums as (

    {{ sums_of('listed') }}

),

judged as (

    select
        heads.report_id,
        heads.figure_id as anchor_id,
        heads.ordinal as anchor_ordinal,
        heads.table_no,
        heads.row_label,
        heads.column_label,
        heads.printed_unit,
        sums.figure_ids,
        sums.part_count,
        sums.value as lhs,
        heads.value as rhs,
        sums.half_width as lhs_half_width,
        heads.half_width as rhs_half_width,
        sums.value - heads.value as gap,
        sums.half_width + heads.half_width as tolerance,
        irregular.head_row_no is not null as is_irregular,
        sum(case when abs(sums.value - heads.value) <= sums.half_width + heads.half_width then 1 else 0 end) over in_table as closed,
        count(*) over in_table as in_rows,
        sum(case when abs(sums.value - heads.value) <= sums.half_width + heads.half_width then 1 else 0 end) over in_row as closed_in_row,
        count(*) over in_row as in_columns
    from sums
    inner join cells as heads on sums.total_id = heads.figure_id
    left join irregular
        on
            heads.report_id = irregular.report_id
            and heads.table_no = irregular.table_no
            and heads.row_no = irregular.head_row_no
    window
        in_table as (partition by heads.report_id, heads.table_no),
        in_row as (partition by heads.report_id, heads.table_no, heads.row_no)

),

slips as (

    {{ slipped_sums('judged', 'listed') }}

)

select
    judged.report_id,
    judged.anchor_ordinal,
    judged.table_no,
    'sum_of_parts' as identity,
    {{ column_sum_in_words() }},
    {{ sum_columns() }}
from judged
left join slips on judged.anchor_id = slips.anchor_id
left join {{ ref('stg_tables') }} as tables on judged.report_id = tables.report_id and judged.table_no = tables.table_no
where
    abs(judged.gap) <= judged.tolerance
    or (judged.closed >= 5 and (judged.in_rows - judged.closed) * 5 <= judged.closed)
    or (
        judged.is_irregular
        and judged.closed - judged.closed_in_row >= 3
        and judged.closed - judged.closed_in_row = judged.in_rows - judged.in_columns
    )

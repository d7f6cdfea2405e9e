-- a column of totals beside the columns that it adds up: 合计 and the counties, 全市 and its levels, a year, the year before and the change.
-- Which columns it adds up, the numbers say: those next to it, to one side, that close it in nearly all of its rows. A row that does not
-- close is wrong where it is one of few, and where it has a number in each of these columns
with cells as (

    select * from {{ ref('int_table_values') }}
    where kind = 'level'

),

-- sums of the first column beside a number, the first two, and so on, to either side
running as (

    select
        totals.figure_id,
        totals.report_id,
        totals.table_no,
        totals.row_no,
        totals.column_no,
        parts.column_no as last_column_no,
        totals.value,
        totals.half_width,
        count(*) over beside as columns,
        sum(case when parts.value = 0 then 0 else 1 end) over beside as columns_that_count,
        sum(parts.value) over beside as running_value,
        sum(parts.half_width) over beside as running_half_width
    from cells as totals
    inner join cells as parts
        on
            totals.report_id = parts.report_id
            and totals.table_no = parts.table_no
            and totals.row_no = parts.row_no
            and totals.printed_unit = parts.printed_unit
            and totals.column_no <> parts.column_no
            and abs(totals.column_no - parts.column_no) <= 40
    where totals.value <> 0
    window
        beside as (
            partition by totals.figure_id, parts.column_no > totals.column_no
            order by abs(totals.column_no - parts.column_no)
            rows between unbounded preceding and current row
        )

),

-- of each column the run of columns that closes it in most rows, and of these the longest. A row says something only where two of them have
-- a number that is not zero
runs as (

    select *
    from (
        select
            report_id,
            table_no,
            column_no,
            last_column_no,
            max(columns) as columns,
            row_number() over (
                partition by report_id, table_no, column_no
                order by
                    sum(case when abs(running_value - value) <= running_half_width + half_width then 1 else 0 end) desc,
                    max(columns) desc,
                    last_column_no
            ) as preference
        from running
        where columns_that_count >= 2
        group by report_id, table_no, column_no, last_column_no
        having
            sum(case when abs(running_value - value) <= running_half_width + half_width then 1 else 0 end) >= 3
            and sum(case when abs(running_value - value) <= running_half_width + half_width then 1 else 0 end) * 5 >= count(*) * 4
    ) as closing
    where preference = 1

),

parts as (

    select
        totals.figure_id as total_id,
        parts.figure_id,
        parts.ordinal,
        parts.value,
        parts.half_width,
        runs.columns
    from runs
    inner join cells as totals
        on runs.report_id = totals.report_id and runs.table_no = totals.table_no and runs.column_no = totals.column_no
    inner join cells as parts
        on
            totals.report_id = parts.report_id
            and totals.table_no = parts.table_no
            and totals.row_no = parts.row_no
            and totals.printed_unit = parts.printed_unit
            and (
                (runs.column_no < parts.column_no and runs.last_column_no >= parts.column_no)
                or (runs.column_no > parts.column_no and runs.last_column_no <= parts.column_no)
            )
    where totals.value <> 0

),

sums as (

    {{ sums_of('parts') }}

),

judged as (

    select
        totals.report_id,
        totals.ordinal as anchor_ordinal,
        totals.table_no,
        totals.row_label,
        totals.column_label,
        totals.printed_unit,
        totals.figure_id as anchor_id,
        sums.value as lhs,
        totals.value as rhs,
        sums.half_width as lhs_half_width,
        totals.half_width as rhs_half_width,
        sums.value - totals.value as gap,
        sums.half_width + totals.half_width as tolerance,
        sums.part_count,
        sums.part_count = runs.columns as is_whole,
        sums.figure_ids,
        sum(case when abs(sums.value - totals.value) <= sums.half_width + totals.half_width then 1 else 0 end) over in_column as closed,
        count(*) over in_column as in_rows
    from sums
    inner join cells as totals on sums.total_id = totals.figure_id
    inner join runs
        on totals.report_id = runs.report_id and totals.table_no = runs.table_no and totals.column_no = runs.column_no
    window in_column as (partition by totals.report_id, totals.table_no, totals.column_no)

),

slips as (

    {{ slipped_sums('judged', 'parts') }}

)

select
    judged.report_id,
    judged.anchor_ordinal,
    judged.table_no,
    'sum_across' as identity,
    coalesce(tables.table_label, '') || '“' || coalesce(judged.row_label, '') || '”行：' || cast(judged.part_count as {{ dbt.type_string() }})
    || '栏之和 ' || {{ plain_number('judged.lhs') }} || judged.printed_unit || '，“' || coalesce(judged.column_label, '') || '”所印为 '
    || {{ plain_number('judged.rhs') }} || judged.printed_unit as description_zh,
    coalesce(tables.table_label || ', ', '') || 'row “' || coalesce(judged.row_label, '') || '”: ' || cast(judged.part_count as {{ dbt.type_string() }})
    || ' columns add up to ' || {{ plain_number('judged.lhs') }} || judged.printed_unit || ', “' || coalesce(judged.column_label, '') || '” prints '
    || {{ plain_number('judged.rhs') }} || judged.printed_unit as description_en,
    judged.lhs,
    judged.rhs,
    judged.gap,
    judged.tolerance,
    {{ sum_verdict('judged', 'slips') }} as verdict,
    judged.part_count,
    'sum' as form,
    judged.figure_ids,
    judged.anchor_id
from judged
left join slips on judged.anchor_id = slips.anchor_id
left join {{ ref('stg_tables') }} as tables on judged.report_id = tables.report_id and judged.table_no = tables.table_no
where
    abs(judged.gap) <= judged.tolerance
    or (judged.gap < 2 * judged.rhs_half_width and -judged.gap < 2 * judged.lhs_half_width)
    or (judged.is_whole and judged.closed >= 5 and (judged.in_rows - judged.closed) * 5 <= judged.closed)

-- a total row and the rows that it closes: each numeric column is an identity.
-- a total closes what stands above it, back to the total before; printed first, it opens what stands below.
-- where there are subtotals, a total closes these and what comes after the last of them.
-- rows may be parts of rows above them and not say so: where all rows together do not close the total, those do that are in no other.
-- what closes neither way is an error only where the table says that these rows are the whole of it
-- a column of totals closes the columns that it adds up: 合计 and the counties, 全市 and its levels, a year, the year before and the change.
-- Which columns it adds up, the numbers say: those next to it, to one side, that close it in nearly all of its rows. A row that does not
-- close is wrong where it is one of few, and where it has a number in each of these columns or rows close that lack one, too
with cells as (

    select
        *,
        min(row_no) over (partition by report_id, table_no, column_no) as first_row_no,
        max(case when total_rank = 1 then row_no end) over (
            partition by report_id, table_no, column_no
            order by row_no
            rows between unbounded preceding and 1 preceding
        ) as total_above,
        max(case when total_rank > 0 then row_no end) over (
            partition by report_id, table_no, column_no
            order by row_no
            rows between unbounded preceding and 1 preceding
        ) as any_total_above
    from {{ ref('int_table_values') }}

),

totals as (

    select * from cells
    where total_rank > 0

),

candidates as (

    select
        totals.figure_id as total_id,
        parts.figure_id,
        parts.ordinal,
        parts.row_no,
        parts.value,
        parts.half_width,
        case
            when parts.total_rank > 0 then 0
            -- 其中:(1), whose list goes on with (2)
            when parts.row_level = 9 and regexp_extract(parts.row_label, '^其中[:：]?([(][0-9]+[)])', 1) <> '' then 5
            -- 交通项目(12个) heads those of them that are listed
            when parts.row_level = 4 and regexp_extract(parts.row_label, '[(]([0-9]+)[个项][)]$', 1) <> '' then 2
            else parts.row_level
        end as row_level
    from totals
    inner join cells as parts
        on
            totals.report_id = parts.report_id
            and totals.table_no = parts.table_no
            and totals.column_no = parts.column_no
            and totals.kind = parts.kind
            and totals.printed_unit = parts.printed_unit
            and totals.figure_id <> parts.figure_id
            and (
                (
                    totals.total_rank = 2
                    and parts.total_rank = 0
                    and totals.row_no > parts.row_no
                    and parts.row_no > coalesce(totals.any_total_above, 0)
                )
                or (
                    totals.total_rank = 1
                    and totals.row_no > totals.first_row_no
                    and totals.row_no > parts.row_no
                    and parts.row_no > coalesce(totals.total_above, 0)
                    and (parts.total_rank = 2 or (parts.total_rank = 0 and parts.row_no > coalesce(totals.any_total_above, 0)))
                )
                or (
                    totals.total_rank = 1
                    and totals.row_no = totals.first_row_no
                    and parts.total_rank = 0
                    and totals.row_no < parts.row_no
                )
            )

),

-- 其中 opens a list that may go on in rows that do not say so
with_lists as (

    select total_id
    from candidates
    group by total_id
    -- nor do rows without a number say what they are to those that have one
    having
        max(row_level) = 9
        or (max(case when row_level = 4 then 1 else 0 end) = 1 and max(case when row_level in (1, 2, 3, 5) then 1 else 0 end) = 1)

),

-- of numbered rows only the outermost are parts; the others are parts of these
parts as (

    select
        total_id,
        figure_id,
        ordinal,
        row_no,
        value,
        half_width
    from (
        select
            *,
            min(row_level) over (partition by total_id) as outermost
        from candidates
        where row_level < 9
    ) as ranked
    where row_level = outermost or outermost = 0

),

-- the rows that any column closes by the same total row: a column that lacks the number of one may lack the one that closes it
reach as (

    select
        totals.report_id,
        totals.table_no,
        totals.row_no,
        totals.kind,
        count(distinct parts.row_no) as rows_below
    from parts
    inner join totals on parts.total_id = totals.figure_id
    group by totals.report_id, totals.table_no, totals.row_no, totals.kind

),

sums as (

    {{ sums_of('parts') }}

),

flat as (

    {{ judged_sums('sums') }}

),

-- totals that all their rows do not close, and which of these rows are in others
unclosed as (

    select
        parts.*,
        flat.rhs,
        flat.rhs_half_width,
        totals.report_id,
        totals.table_no,
        totals.row_no as total_row_no
    from parts
    inner join flat on parts.total_id = flat.anchor_id
    inner join totals on parts.total_id = totals.figure_id
    where not flat.is_closed

),

{{ nested_rows('unclosed', passes=planhouse.nested_passes()) }},

-- the rows nearest to a total may close it, and those further off are parts of these: 全市, 市本级, 县级, and some of the counties. A single
-- one further off may be printed twice
near as (

    select
        *,
        count(*) over (partition by total_id) as rows_of_all,
        row_number() over by_distance as place,
        sum(value) over by_distance as running
    from unclosed
    where value <> 0 and {{ is_no_chance('rhs', 'rhs_half_width') }}
    window by_distance as (
        partition by total_id
        order by abs(row_no - total_row_no)
        rows between unbounded preceding and current row
    )

),

near_totals as (

    select
        total_id,
        min(place) as last_place
    from near
    where place > 1 and place < rows_of_all - 1 and running = rhs
    group by total_id

),

own_rows as (

    select
        near.total_id,
        near.figure_id,
        near.ordinal,
        near.row_no,
        near.value,
        near.half_width
    from near
    inner join near_totals on near.total_id = near_totals.total_id and near.place <= near_totals.last_place

    union all

    select outer_rows.*
    from outer_rows
    inner join nested_totals on outer_rows.total_id = nested_totals.total_id
    left join near_totals on outer_rows.total_id = near_totals.total_id
    where near_totals.total_id is null

),

own_sums as (

    {{ sums_of('own_rows') }}

),

own as (

    select sums.*
    from ({{ judged_sums('own_sums') }}) as sums
    where sums.is_closed

),

-- a row that is the total says it once more, and those beside it are in it
said_again as (

    select distinct unclosed.total_id
    from unclosed
    inner join totals on unclosed.total_id = totals.figure_id
    where unclosed.value = totals.value

),

-- which rows a total is of, a column says for the others
{{ sums_as_beside() }},

-- a subtotal without rows above it that it could close stands above its own: these are counted with it
headed as (

    select distinct candidates.total_id
    from candidates
    inner join totals as subtotals on candidates.figure_id = subtotals.figure_id
    left join flat as own on subtotals.figure_id = own.anchor_id
    where own.anchor_id is null

),

-- a table that the page cuts in two: the total stands in one, and rows of it in the next, or in the one before
continued as (

    select distinct totals.figure_id as total_id
    from totals
    inner join cells as others
        on
            totals.report_id = others.report_id
            and others.table_no = totals.table_no + case when totals.row_no = totals.first_row_no then 1 else -1 end
            and totals.column_no = others.column_no
            and totals.column_label = others.column_label
            and totals.kind = others.kind
    left join totals as other_totals
        on others.report_id = other_totals.report_id and others.table_no = other_totals.table_no
    where other_totals.figure_id is null

),

-- a total of revenue or spending (收入总计) is known to be that of its rows where another of its columns is: such tables have rows that
-- no total holds
proven as (

    select distinct flat.anchor_id as total_id
    from flat
    inner join totals on flat.anchor_id = totals.figure_id
    inner join totals as others
        on
            totals.report_id = others.report_id
            and totals.table_no = others.table_no
            and totals.row_no = others.row_no
            and totals.row_label = others.row_label
            and totals.kind = others.kind
    inner join flat as closed on others.figure_id = closed.anchor_id and flat.part_count = closed.part_count
    where not flat.is_closed and closed.is_closed

),

-- a total is known to be that of all its rows where none of them is in another, each of them has a number in its column, and they are
-- all in its table
credible as (

    select flat.*
    from flat
    left join with_lists on flat.anchor_id = with_lists.total_id
    left join nested_totals on flat.anchor_id = nested_totals.total_id
    left join near_totals on flat.anchor_id = near_totals.total_id
    left join totals on flat.anchor_id = totals.figure_id
    left join shapes
        on totals.report_id = shapes.report_id and totals.table_no = shapes.table_no and totals.row_no = shapes.row_no
    left join said_again on flat.anchor_id = said_again.total_id
    left join continued on flat.anchor_id = continued.total_id
    left join headed on flat.anchor_id = headed.total_id
    left join proven on flat.anchor_id = proven.total_id
    where
        flat.is_closed
        or (
            (proven.total_id is not null or (flat.row_label not like '%收入%' and flat.row_label not like '%支出%'))
            and with_lists.total_id is null
            and nested_totals.total_id is null
            and near_totals.total_id is null
            and shapes.total_id is null
            and said_again.total_id is null
            and continued.total_id is null
            and headed.total_id is null
            and flat.part_count = flat.rows_below
        )

),

judged as (

    select * from credible

    union all

    select * from own

    union all

    select * from shaped

),

slips as (

    {{ slipped_sums('judged', 'parts') }}

),

-- sums of the first column beside a number, the first two, and so on, to either side
beside as (

    select
        totals.figure_id,
        totals.report_id,
        totals.table_no,
        totals.row_no,
        totals.column_no,
        parts.column_no as last_column_no,
        totals.value,
        totals.half_width,
        count(*) over to_a_side as columns,
        sum(case when parts.value = 0 then 0 else 1 end) over to_a_side as columns_that_count,
        sum(parts.value) over to_a_side as running_value,
        sum(parts.half_width) over to_a_side as running_half_width
    from cells as totals
    inner join cells as parts
        on
            totals.kind = 'level'
            and parts.kind = 'level'
            and totals.report_id = parts.report_id
            and totals.table_no = parts.table_no
            and totals.row_no = parts.row_no
            and totals.printed_unit = parts.printed_unit
            and totals.column_no <> parts.column_no
            and abs(totals.column_no - parts.column_no) <= 40
    where totals.value <> 0
    window
        to_a_side as (
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
                    last_column_no asc
            ) as preference
        from beside
        where columns_that_count >= 2
        group by report_id, table_no, column_no, last_column_no
        having
            sum(case when abs(running_value - value) <= running_half_width + half_width then 1 else 0 end) >= 3
            and sum(case when abs(running_value - value) <= running_half_width + half_width then 1 else 0 end) * 5 >= count(*) * 4
    ) as closing
    where preference = 1

),

columns_added as (

    select
        totals.figure_id as total_id,
        parts.figure_id,
        parts.ordinal,
        parts.value,
        parts.half_width,
        runs.columns
    from runs
    inner join cells as totals
        on
            runs.report_id = totals.report_id
            and runs.table_no = totals.table_no
            and runs.column_no = totals.column_no
            and totals.kind = 'level'
    inner join cells as parts
        on
            totals.report_id = parts.report_id
            and totals.table_no = parts.table_no
            and totals.row_no = parts.row_no
            and totals.printed_unit = parts.printed_unit
            and parts.kind = 'level'
            and (
                (runs.column_no < parts.column_no and runs.last_column_no >= parts.column_no)
                or (runs.column_no > parts.column_no and runs.last_column_no <= parts.column_no)
            )
    where totals.value <> 0

),

column_sums as (

    {{ sums_of('columns_added') }}

),

judged_columns as (

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
        count(*) over in_column as in_rows,
        sum(case when abs(sums.value - totals.value) <= sums.half_width + totals.half_width then 1 else 0 end) over in_column_alike as closed_alike,
        count(*) over in_column_alike as rows_alike
    from column_sums as sums
    inner join cells as totals on sums.total_id = totals.figure_id
    inner join runs
        on totals.report_id = runs.report_id and totals.table_no = runs.table_no and totals.column_no = runs.column_no
    window
        in_column as (partition by totals.report_id, totals.table_no, totals.column_no),
        -- rows that leave a column empty, apart from those that do not
        in_column_alike as (partition by totals.report_id, totals.table_no, totals.column_no, sums.part_count = runs.columns)

),

-- a row that fewer or more columns close adds these up
closed_beside as (

    select distinct figure_id
    from beside
    where columns_that_count >= 2 and abs(running_value - value) <= running_half_width + half_width

),

column_slips as (

    {{ slipped_sums('judged_columns', 'columns_added') }}

)

select
    judged.report_id,
    judged.anchor_ordinal,
    judged.table_no,
    judged.identity,
    {{ column_sum_in_words() }},
    {{ sum_columns() }}
from judged
left join slips on judged.anchor_id = slips.anchor_id
left join {{ ref('stg_tables') }} as tables on judged.report_id = tables.report_id and judged.table_no = tables.table_no
-- a share of more than the total's is of another whole
where judged.is_closed or slips.anchor_id is not null or judged.identity = 'sum_of_parts' or judged.largest <= judged.rhs

union all

select
    judged_columns.report_id,
    judged_columns.anchor_ordinal,
    judged_columns.table_no,
    'sum_across' as identity,
    coalesce(tables.table_label, '') || '“' || coalesce(judged_columns.row_label, '') || '”行：' || cast(judged_columns.part_count as {{ dbt.type_string() }})
    || '栏之和 ' || {{ plain_number('judged_columns.lhs') }} || judged_columns.printed_unit || '，“' || coalesce(judged_columns.column_label, '') || '”所印为 '
    || {{ plain_number('judged_columns.rhs') }} || judged_columns.printed_unit as description_zh,
    coalesce(tables.table_label || ', ', '') || 'row “' || coalesce(judged_columns.row_label, '') || '”: ' || cast(judged_columns.part_count as {{ dbt.type_string() }})
    || ' columns add up to ' || {{ plain_number('judged_columns.lhs') }} || judged_columns.printed_unit || ', “' || coalesce(judged_columns.column_label, '') || '” prints '
    || {{ plain_number('judged_columns.rhs') }} || judged_columns.printed_unit as description_en,
    {{ sum_columns('judged_columns', 'column_slips') }}
from judged_columns
left join column_slips on judged_columns.anchor_id = column_slips.anchor_id
left join closed_beside on judged_columns.anchor_id = closed_beside.figure_id
left join {{ ref('stg_tables') }} as tables on judged_columns.report_id = tables.report_id and judged_columns.table_no = tables.table_no
where
    abs(judged_columns.gap) <= judged_columns.tolerance
    or (judged_columns.gap < 2 * judged_columns.rhs_half_width and -judged_columns.gap < 2 * judged_columns.lhs_half_width)
    or (
        (judged_columns.is_whole or (judged_columns.closed_alike >= 5 and (judged_columns.rows_alike - judged_columns.closed_alike) * 5 <= judged_columns.closed_alike))
        and closed_beside.figure_id is null
        and judged_columns.closed >= 5
        and (judged_columns.in_rows - judged_columns.closed) * 5 <= judged_columns.closed
    )

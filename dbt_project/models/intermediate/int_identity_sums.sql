-- a total row and the rows that it closes: each numeric column is an identity.
-- a total closes what stands above it, back to the total before; printed first, it opens what stands below.
-- where there are subtotals, a total closes these and what comes after the last of them.
-- rows may be parts of rows above them and not say so: where all rows together do not close the total, those do that are in no other.
-- what closes neither way is an error only where the table says that these rows are the whole of it
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
        case when parts.total_rank > 0 then 0 else parts.row_level end as row_level
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
    having max(row_level) = 9 or (min(nullif(row_level, 0)) < 4 and max(row_level) = 4)

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

    select parts.*
    from parts
    inner join flat on parts.total_id = flat.anchor_id
    where not flat.is_closed

),

{{ nested_rows('unclosed', passes=planhouse.nested_passes()) }},

nested_sums as (

    {{ sums_of('outer_rows') }}

),

-- a row that is the total says it once more, and those beside it are in it
said_again as (

    select distinct unclosed.total_id
    from unclosed
    inner join totals on unclosed.total_id = totals.figure_id
    where unclosed.value = totals.value

),

nested as (

    select sums.*
    from ({{ judged_sums('nested_sums') }}) as sums
    inner join nested_totals on sums.anchor_id = nested_totals.total_id
    where sums.is_closed

),

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

-- a total is known to be that of all its rows where none of them is in another, each of them has a number in its column, and they are
-- all in its table
credible as (

    select flat.*
    from flat
    left join with_lists on flat.anchor_id = with_lists.total_id
    left join nested_totals on flat.anchor_id = nested_totals.total_id
    left join said_again on flat.anchor_id = said_again.total_id
    left join continued on flat.anchor_id = continued.total_id
    left join headed on flat.anchor_id = headed.total_id
    where
        flat.is_closed
        or (
            with_lists.total_id is null
            and nested_totals.total_id is null
            and said_again.total_id is null
            and continued.total_id is null
            and headed.total_id is null
            and flat.part_count = flat.rows_below
        )

),

judged as (

    select * from credible

    union all

    select nested.*
    from nested
    inner join flat on nested.anchor_id = flat.anchor_id
    where not flat.is_closed

),

slips as (

    {{ slipped_sums('judged', 'parts') }}

)

select
    judged.report_id,
    judged.anchor_ordinal,
    judged.table_no,
    judged.identity,
    coalesce(tables.table_label, '') || '“' || coalesce(judged.column_label, '') || '”列：' || cast(judged.part_count as {{ dbt.type_string() }}) || '项之和 '
    || {{ plain_number('judged.lhs') }} || judged.printed_unit || '，“' || judged.row_label || '”所印为 ' || {{ plain_number('judged.rhs') }} || judged.printed_unit as description_zh,
    coalesce(tables.table_label || ', ', '') || 'column “' || coalesce(judged.column_label, '') || '”: ' || cast(judged.part_count as {{ dbt.type_string() }}) || ' parts add up to '
    || {{ plain_number('judged.lhs') }} || judged.printed_unit || ', “' || judged.row_label || '” prints ' || {{ plain_number('judged.rhs') }} || judged.printed_unit as description_en,
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
-- a share of more than the total's is of another whole
where judged.is_closed or slips.anchor_id is not null or judged.identity = 'sum_of_parts' or judged.largest <= judged.rhs

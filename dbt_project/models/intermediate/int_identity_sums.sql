-- a total row and the rows that it closes: each numeric column is an identity.
-- a total closes what stands above it, back to the total before; printed first, it opens what stands below.
-- where there are subtotals, a total closes these and what comes after the last of them
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
    where parts.row_level < 9

),

-- of numbered rows only the outermost are parts; the others are parts of these
parts as (

    select
        total_id,
        figure_id,
        ordinal,
        value,
        half_width
    from (
        select
            *,
            min(row_level) over (partition by total_id) as outermost
        from candidates
    ) as ranked
    where row_level = outermost or outermost = 0

),

sums as (

    select
        total_id,
        sum(value) as value,
        sum(half_width) as half_width,
        count(*) as part_count,
        {{ ids_in_order('figure_id', 'ordinal') }} as figure_ids
    from parts
    group by total_id
    -- what no operand holds is not judged
    having count(*) >= 2 and {{ factor('sum(value)') }} is not null

),

judged as (

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
        sums.part_count,
        sums.figure_ids
    from totals
    inner join sums on totals.figure_id = sums.total_id

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
    judged.figure_ids,
    judged.anchor_id
from judged
left join slips on judged.anchor_id = slips.anchor_id
left join {{ ref('stg_tables') }} as tables on judged.report_id = tables.report_id and judged.table_no = tables.table_no

-- a total row and the rows that it closes: each numeric column is an identity
with cells as (

    select
        *,
        -- rows above a total belong to it, back to the total before
        sum(case when is_total then 1 else 0 end) over (
            partition by report_id, table_no, column_no
            order by row_no desc
            rows between unbounded preceding and current row
        ) as totals_from_below,
        min(row_no) over (partition by report_id, table_no, column_no) as first_row_no
    from {{ ref('int_table_values') }}

),

-- a table may print its total first; then the rows below belong to it
groups as (

    select
        *,
        case when totals_from_below = 0 then 1 else totals_from_below end as total_no
    from cells

),

totals as (

    select
        groups.*,
        case when row_no = first_row_no then 'below' else 'above' end as parts_are
    from groups
    where is_total

),

parts as (

    select
        totals.figure_id as total_id,
        parts.figure_id,
        parts.value,
        parts.half_width
    from totals
    inner join groups as parts
        on
            totals.report_id = parts.report_id
            and totals.table_no = parts.table_no
            and totals.column_no = parts.column_no
            and totals.kind = parts.kind
            and totals.printed_unit = parts.printed_unit
            and not parts.is_total
            and (
                (totals.parts_are = 'above' and parts.row_no < totals.row_no and parts.total_no = totals.total_no)
                or (totals.parts_are = 'below' and parts.row_no > totals.row_no)
            )

),

sums as (

    select
        total_id,
        sum(value) as value,
        sum(half_width) as half_width,
        count(*) as part_count,
        {{ sorted_ids('figure_id') }} as figure_ids
    from parts
    group by total_id
    having count(*) >= 2

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
        totals.figure_id as total_id,
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

-- which number, moved by a power of ten, would make a broken sum right
slips as (

    select distinct judged.total_id
    from judged
    inner join parts on judged.total_id = parts.total_id
    cross join ({{ powers_of_ten() }}) as powers
    where
        abs(judged.gap) > judged.tolerance
        and (
            abs(judged.gap - parts.value + parts.value * powers.power)
            <= judged.tolerance + case when powers.power > 1 then parts.half_width * powers.power else 0 end
            or abs(judged.lhs - judged.rhs * powers.power) <= judged.tolerance * case when powers.power > 1 then powers.power else 1 end
        )

)

select
    judged.report_id,
    judged.anchor_ordinal,
    judged.table_no,
    judged.identity,
    judged.row_label,
    judged.column_label,
    judged.printed_unit,
    judged.total_id,
    judged.lhs,
    judged.rhs,
    judged.gap,
    judged.tolerance,
    {{ verdict(
        'judged.gap = 0',
        'abs(judged.gap) <= judged.tolerance',
        '(judged.gap < 2 * judged.rhs_half_width and -judged.gap < 2 * judged.lhs_half_width)',
        'slips.total_id is not null'
    ) }} as verdict,
    judged.part_count,
    judged.figure_ids
from judged
left join slips on judged.total_id = slips.total_id

-- a column of growths beside the two columns that it compares: the later number / the earlier number = 100 + growth.
-- which two columns it compares, the numbers say: those that close it in nearly all of its rows. A row that does not is wrong where it is
-- one of few
with figures as (

    select
        figures.figure_id,
        figures.report_id,
        figures.ordinal,
        figures.table_no,
        figures.row_no,
        figures.column_no,
        figures.row_label,
        figures.indicator_name_zh,
        figures.year,
        figures.time_period,
        figures.kind,
        figures.printed_unit,
        {{ factor('figures.value') }} as value,
        {{ part_half_width('figures.decimals', 'units.quantity_kind', 'units.unit_mult') }} as half_width
    from {{ ref('int_figures') }} as figures
    left join {{ ref('int_units') }} as units on figures.printed_unit = units.printed_unit
    where
        figures.table_no is not null
        and figures.row_no is not null
        and figures.kind in ('growth', 'level')
        and figures.value is not null
        and figures.value_high is null
        and figures.comparator is null
        and coalesce(figures.change_basis, 'year') in ('year', 'period', 'start_of_year')

),

growths as (

    select * from figures
    where kind = 'growth' and printed_unit = '%' and value > -100 and value < 100000

),

levels as (

    select * from figures
    where kind = 'level' and value > 0

),

terms as (

    select
        growths.report_id,
        growths.ordinal as anchor_ordinal,
        growths.table_no,
        growths.column_no,
        growths.row_label,
        growths.figure_id as anchor_id,
        growths.indicator_name_zh,
        later.column_no as later_column_no,
        earlier.column_no as earlier_column_no,
        later.figure_id as later_id,
        earlier.figure_id as earlier_id,
        later.printed_unit,
        growths.value as growth,
        growths.half_width as growth_half_width,
        {{ factor('100 + growths.value') }} as per,
        later.value as later_value,
        later.half_width as later_half_width,
        earlier.value as earlier_value,
        earlier.half_width as earlier_half_width
    from growths
    inner join levels as later
        on
            growths.report_id = later.report_id
            and growths.table_no = later.table_no
            and growths.row_no = later.row_no
            and growths.time_period = later.time_period
    inner join levels as earlier
        on
            later.report_id = earlier.report_id
            and later.table_no = earlier.table_no
            and later.row_no = earlier.row_no
            and later.printed_unit = earlier.printed_unit
            and later.column_no <> earlier.column_no
            and later.year >= earlier.year

),

judged as (

    select
        *,
        {{ interval_product_meets(
            'per', 'growth_half_width', 'earlier_value', 'earlier_half_width', 'later_value', 'later_half_width', '100', '0'
        ) }} as meets,
        {{ cut_product_meets(
            'per', 'growth_half_width', 'earlier_value', 'earlier_half_width', 'later_value', 'later_half_width', '100', '0'
        ) }} as meets_if_cut
    from terms

),

-- of each column of growths the two columns that close it best
compared_columns as (

    select
        *,
        row_number() over (
            partition by report_id, table_no, column_no order by closed desc, in_rows asc, later_column_no asc, earlier_column_no asc
        ) as preference
    from (
        select
            report_id,
            table_no,
            column_no,
            later_column_no,
            earlier_column_no,
            count(*) as in_rows,
            sum(case when meets or meets_if_cut then 1 else 0 end) as closed
        from judged
        group by report_id, table_no, column_no, later_column_no, earlier_column_no
    ) as counted

),

compared as (

    select
        judged.*,
        columns.in_rows,
        columns.closed,
        {{ rounded_to(6, ratio('judged.later_value * 100', 'judged.earlier_value') ~ ' - 100', cast='try_cast') }} as rhs,
        {{ rounded_to(6, 'judged.growth_half_width + ' ~ ratio(
            'judged.later_half_width * 100 + judged.per * judged.earlier_half_width', 'judged.earlier_value'
        ), cast='try_cast') }} as tolerance,
        {{ verdict(
            'judged.per * judged.earlier_value = judged.later_value * 100',
            'judged.meets',
            'judged.meets_if_cut',
            product_slips(
                'judged.per', 'judged.growth_half_width', 'judged.earlier_value', 'judged.earlier_half_width',
                'judged.later_value', 'judged.later_half_width', '100', '0'
            )
        ) }} as verdict
    from judged
    inner join compared_columns as columns
        on
            judged.report_id = columns.report_id
            and judged.table_no = columns.table_no
            and judged.column_no = columns.column_no
            and judged.later_column_no = columns.later_column_no
            and judged.earlier_column_no = columns.earlier_column_no
    where columns.preference = 1 and columns.closed >= 3 and columns.closed * 5 >= columns.in_rows * 4

)

select
    compared.report_id,
    compared.anchor_ordinal,
    compared.table_no,
    'growth_base' as identity,
    coalesce(tables.table_label, '') || '“' || coalesce(compared.row_label, '') || '”行：' || {{ plain_number('compared.later_value') }} || compared.printed_unit || ' 比 '
    || {{ plain_number('compared.earlier_value') }} || compared.printed_unit || ' 增长应为 ' || {{ plain_number('compared.rhs') }} || '%，所印为 '
    || {{ plain_number('compared.growth') }} || '%' as description_zh,
    coalesce(tables.table_label || ', ', '') || 'row “' || coalesce(compared.row_label, '') || '”: ' || {{ plain_number('compared.later_value') }} || compared.printed_unit
    || ' after ' || {{ plain_number('compared.earlier_value') }} || compared.printed_unit || ' is a growth of ' || {{ plain_number('compared.rhs') }}
    || ' %, printed as ' || {{ plain_number('compared.growth') }} || ' %' as description_en,
    compared.growth as lhs,
    compared.rhs,
    compared.growth - compared.rhs as gap,
    compared.tolerance,
    compared.verdict,
    1 as part_count,
    'growth' as form,
    {{ id_array(['compared.later_id', 'compared.earlier_id']) }} as figure_ids,
    compared.anchor_id
from compared
left join {{ ref('stg_tables') }} as tables on compared.report_id = tables.report_id and compared.table_no = tables.table_no
where
    compared.rhs is not null
    and compared.tolerance is not null
    and (
        compared.verdict in ('exact', 'within_rounding', 'truncated')
        or (compared.closed >= 5 and (compared.in_rows - compared.closed) * 5 <= compared.closed)
    )

-- the cells of tables that hold one number and nothing else that is counted, with what a sum or a share needs
with figures as (

    select
        figure_id,
        report_id,
        ordinal,
        table_no,
        row_no,
        column_no,
        {{ normalised_label('row_label') }} as row_label,
        column_label,
        kind,
        value,
        printed_unit,
        {{ half_width('decimals') }} as half_width,
        count(*) over (partition by report_id, table_no, row_no, column_no) as figures_in_cell
    from {{ ref('int_figures') }}
    where table_no is not null and row_no is not null

)

select
    figures.figure_id,
    figures.report_id,
    figures.ordinal,
    figures.table_no,
    figures.row_no,
    figures.column_no,
    figures.row_label,
    figures.column_label,
    figures.kind,
    {{ factor('figures.value') }} as value,
    figures.printed_unit,
    figures.half_width,
    labels.label is not null as is_total
from figures
left join {{ ref('total_labels') }} as labels on figures.row_label = labels.label
where figures.figures_in_cell = 1 and figures.value is not null and figures.kind in ('level', 'share')

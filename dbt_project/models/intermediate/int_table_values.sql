-- the cells of tables that hold one number and nothing else that is counted, with what a sum needs
with figures as (

    select
        figures.figure_id,
        figures.report_id,
        figures.ordinal,
        figures.table_no,
        figures.row_no,
        figures.column_no,
        figures.row_name as row_label,
        figures.column_label,
        figures.kind,
        figures.value,
        figures.printed_unit,
        {{ part_half_width('figures.decimals', 'units.quantity_kind', 'units.unit_mult') }} as half_width,
        count(*) over (partition by figures.report_id, figures.table_no, figures.row_no, figures.column_no) as figures_in_cell
    from {{ ref('int_figures') }} as figures
    left join {{ ref('int_units') }} as units on figures.printed_unit = units.printed_unit
    where figures.table_no is not null and figures.row_no is not null

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
    -- 1 a total, 2 a subtotal, 0 neither
    coalesce(labels.rank, 0) as total_rank,
    -- rows that are numbered 一、 (一) 1. (1) are parts of what stands above them by number; 其中 rows are parts of the row above
    case
        when figures.row_label like '其中%' or figures.row_label like '#%' then 9
        when regexp_extract(figures.row_label, '^([一二三四五六七八九十]+、)', 1) <> '' then 1
        when regexp_extract(figures.row_label, '^([(][一二三四五六七八九十]+[)])', 1) <> '' then 2
        when regexp_extract(figures.row_label, '^([0-9]+[.、])', 1) <> '' then 3
        when regexp_extract(figures.row_label, '^([(][0-9]+[)])', 1) <> '' then 5
        else 4
    end as row_level
from figures
-- 合计(12个)
left join {{ ref('total_labels') }} as labels on regexp_replace(figures.row_label, '[(][0-9]+[个项][)]$', '') = labels.label
where figures.figures_in_cell = 1 and figures.value is not null and figures.kind in ('level', 'share')

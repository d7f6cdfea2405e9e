{{ by_report() }}
-- how much of a report any check touches: by table, and by section for what stands in running text
with figures as (

    select
        figures.report_id,
        figures.figure_id,
        figures.table_no,
        figures.section_path,
        tables.table_label,
        tables.caption
    from {{ ref('fct_figure') }} as figures
    left join {{ ref('stg_tables') }} as tables
        on figures.report_id = tables.report_id and figures.table_no = tables.table_no
    where
        figures.printed_value is not null
        and figures.report_id in (select report_id from {{ ref('int_reports') }})

),

touched as (

    select figure_id from {{ ref('fct_reconciliation') }}
    where report_id in (select report_id from {{ ref('int_reports') }})

    union distinct

    select {{ unnested('figure_ids') }} as figure_id from {{ ref('fct_reconciliation') }}
    where report_id in (select report_id from {{ ref('int_reports') }})

)

select
    figures.report_id,
    case when figures.table_no is null then 'section' else 'table' end as part_kind,
    coalesce(figures.table_no, 0) as table_no,
    case
        when figures.table_no is null then coalesce(figures.section_path, '')
        else figures.table_label || coalesce(' ' || nullif(figures.caption, ''), '')
    end as part_zh,
    cast(count(*) as int) as figures,
    cast(count(touched.figure_id) as int) as figures_touched,
    {{ rounded_to(1, ratio('count(touched.figure_id) * 100.0', 'count(*)'), 5) }} as share_touched_pct
from figures
left join touched on figures.figure_id = touched.figure_id
group by
    figures.report_id,
    case when figures.table_no is null then 'section' else 'table' end,
    coalesce(figures.table_no, 0),
    case
        when figures.table_no is null then coalesce(figures.section_path, '')
        else figures.table_label || coalesce(' ' || nullif(figures.caption, ''), '')
    end

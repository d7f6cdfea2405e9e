{{ by_report() }}
-- how much of a report an identity touches, and how much a check of plausibility, each by itself: by table, and by section for what stands
-- in running text
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
    {% for ledger in ['fct_reconciliation', 'fct_plausibility'] %}
    select
        figure_id,
        '{{ ledger }}' as ledger
    from {{ ref(ledger) }}
    where report_id in (select report_id from {{ ref('int_reports') }})

    union distinct

    select
        {{ unnested('figure_ids') }} as figure_id,
        '{{ ledger }}' as ledger
    from {{ ref(ledger) }}
    where report_id in (select report_id from {{ ref('int_reports') }})
    {% if not loop.last %}

    union distinct
    {% endif %}
    {% endfor %}
),

by_figure as (

    select
        figure_id,
        max(case ledger when 'fct_reconciliation' then 1 else 0 end) as by_identity,
        max(case ledger when 'fct_plausibility' then 1 else 0 end) as by_plausibility
    from touched
    group by figure_id

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
    cast(sum(coalesce(by_figure.by_identity, 0)) as int) as figures_touched,
    {{ rounded_to(1, ratio('sum(coalesce(by_figure.by_identity, 0)) * 100.0', 'count(*)'), 5) }} as share_touched_pct,
    cast(sum(coalesce(by_figure.by_plausibility, 0)) as int) as figures_with_plausibility,
    {{ rounded_to(1, ratio('sum(coalesce(by_figure.by_plausibility, 0)) * 100.0', 'count(*)'), 5) }} as share_with_plausibility_pct
from figures
left join by_figure on figures.figure_id = by_figure.figure_id
group by
    figures.report_id,
    case when figures.table_no is null then 'section' else 'table' end,
    coalesce(figures.table_no, 0),
    case
        when figures.table_no is null then coalesce(figures.section_path, '')
        else figures.table_label || coalesce(' ' || nullif(figures.caption, ''), '')
    end

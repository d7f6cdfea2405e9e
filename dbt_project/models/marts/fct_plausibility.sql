{{ by_report() }}
select
    checks.anchor_id * 100 + kinds.plausibility_no as plausibility_id,
    checks.report_id,
    checks.plausibility,
    kinds.severity,
    checks.table_no,
    -- nearly all rows are plausible: of those, what was compared is said by the other columns, and words would be a quarter of the file
    case when not checks.is_plausible then checks.description_zh end as description_zh,
    case when not checks.is_plausible then checks.description_en end as description_en,
    checks.printed_text,
    checks.beside_text,
    checks.is_plausible,
    checks.figure_ids,
    checks.anchor_id as figure_id
from (
    {% for part in ['parts', 'bounds', 'steps', 'labels', 'keys', 'relations', 'magnitudes'] %}
    select
        report_id,
        plausibility,
        anchor_ordinal,
        table_no,
        description_zh,
        description_en,
        printed_text,
        beside_text,
        is_plausible,
        figure_ids,
        anchor_id
    from {{ ref('int_plausibility_' ~ part) }}
    {% if not loop.last %}
    union all
    {% endif %}
    {% endfor %}
) as checks
inner join {{ ref('plausibility_checks') }} as kinds on checks.plausibility = kinds.plausibility
-- a report's rows lie together: looking for one passes over the others
order by checks.report_id, checks.anchor_ordinal, kinds.plausibility_no

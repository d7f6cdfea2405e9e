-- by report: what does not make sense together, with the printed numbers that it is about
with used as (
    select
        plausibility_id,
        unnest(list_distinct(list_append(figure_ids, figure_id))) as figure_id
    from marts.fct_plausibility as checks
    semi join wanted on checks.report_id = wanted.key
    where not checks.is_plausible
),

evidence as (
    select
        used.plausibility_id,
        list_sort(list({'report': null::varchar, 'ordinal': figures.ordinal, 'text': figures.printed_text})) as figures
    from used
    inner join marts.fct_figure as figures using (figure_id)
    group by used.plausibility_id
)

select
    checks.report_id,
    checks.plausibility,
    checks.description_zh,
    checks.description_en,
    evidence.figures
from marts.fct_plausibility as checks
inner join evidence using (plausibility_id)
left join own_figures as checked on checks.figure_id = checked.figure_id
-- of one figure the ids follow the kinds
order by checks.report_id, checked.ordinal, checks.plausibility_id

-- by report: every reconciliation with the printed numbers that it compares, findings first
with used as (
    select
        reconciliation_id,
        unnest(list_distinct(list_append(figure_ids, figure_id))) as figure_id
    from marts.fct_reconciliation as checks
    semi join wanted on checks.report_id = wanted.key
),

evidence as (
    select
        used.reconciliation_id,
        -- sorting each list is several times cheaper than an ordered aggregate
        list_sort(
            list({'report': figures.report_id, 'ordinal': figures.ordinal, 'text': figures.printed_text})
        ) as figures
    from used
    inner join marts.fct_figure as figures using (figure_id)
    group by used.reconciliation_id
)

select
    checks.report_id,
    checks.reconciliation_id::varchar as reconciliation_id,
    checks.identity,
    checks.description_zh,
    checks.description_en,
    checks.verdict,
    printed(checks.lhs, 0) as lhs,
    printed(checks.rhs, 0) as rhs,
    printed(checks.gap, 0) as gap,
    printed(checks.tolerance, 0) as tolerance,
    checks.accepted_reason,
    indicators.name_en as indicator_en,
    list_transform(
        evidence.figures,
        -- null within the same report
        lambda figure: {
            'report': nullif(figure.report, checks.report_id), 'ordinal': figure.ordinal, 'text': figure.text
        }
    ) as figures
from marts.fct_reconciliation as checks
semi join wanted on checks.report_id = wanted.key
left join evidence using (reconciliation_id)
left join own_figures as checked on checks.figure_id = checked.figure_id
left join marts.dim_indicator as indicators on checked.indicator_id = indicators.indicator_id
order by
    checks.report_id,
    case checks.verdict
        when 'mismatch' then 1 when 'unit_slip' then 2 when 'truncated' then 3 when 'within_rounding' then 4 else 5
    end,
    checks.identity,
    checked.ordinal

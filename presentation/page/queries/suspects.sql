-- by report: of each reconciliation that does not hold, the printed numbers that are likely wrong, and what was probably meant
select
    suspects.report_id,
    suspects.reconciliation_id::varchar as reconciliation_id,
    -- null within the same report
    nullif(figures.report_id, suspects.report_id) as figure_report,
    figures.ordinal,
    figures.printed_text,
    suspects.suggested_text,
    suspects.slip,
    suspects.is_exhaustive
from marts.fct_suspect as suspects
semi join wanted on suspects.report_id = wanted.key
inner join marts.fct_figure as figures using (figure_id)
-- the likeliest, and those that are not much less likely
qualify suspects.share * 3 >= max(suspects.share) over (partition by suspects.reconciliation_id)
order by suspects.report_id, suspects.reconciliation_id, suspects.rank

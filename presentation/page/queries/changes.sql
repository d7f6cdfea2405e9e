-- what is new, changed or gone since the build before, by report
select
    change,
    report_id,
    count(indicator_id) as indicators,
    -- a row without an indicator is the report itself
    sum(observations) filter (where indicator_id is not null)::bigint as observations
from meta.changes
group by change, report_id
order by report_id, change

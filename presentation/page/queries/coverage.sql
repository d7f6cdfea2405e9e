-- by report: how many of its figures any reconciliation touches
select report_id, columns(* exclude (report_id))::varchar
from marts.rpt_check_coverage
order by all

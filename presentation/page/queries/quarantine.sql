-- reports that were held back, and why
select report_id, source_file, cause, reason, place, advice, is_published
from meta.quarantine
order by report_id, source_file

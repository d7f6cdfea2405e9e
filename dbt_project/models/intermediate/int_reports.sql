-- the reports that a build models: those that changed since they were modelled last; the facts keep the rest
select reports.*
from {{ ref('stg_reports') }} as reports
inner join {{ source('raw', 'affected_reports') }} as affected on reports.report_id = affected.report_id
where affected.state = 'changed'

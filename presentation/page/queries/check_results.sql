-- the checks of the build that did not pass
select tool, check_name, table_name, outcome, failing_rows, description
from meta.check_results
where outcome <> 'passed'
order by outcome, tool, table_name, check_name

-- of every report what changes with its rows, and with nothing else
select report_id, version from meta.report_versions

-- by report: the zones that its figures can be of besides the whole: those of its area, and those that serve every area
select
    reports.report_id,
    zones.zone_id,
    zones.name_zh,
    zones.name_en
from marts.dim_report as reports
semi join wanted on reports.report_id = wanted.key
inner join marts.dim_zone as zones on reports.area_code = coalesce(zones.area_code, reports.area_code)
where zones.zone_id <> 'all'
order by reports.report_id, zones.zone_id

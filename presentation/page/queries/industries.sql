-- by report: the industries that its figures can be of besides the whole: those of its area, and those that serve every area
select
    reports.report_id,
    industries.industry_id,
    industries.name_zh,
    industries.name_en
from marts.dim_report as reports
semi join wanted on reports.report_id = wanted.key
inner join marts.dim_industry as industries on reports.area_code = coalesce(industries.area_code, reports.area_code)
where industries.industry_id <> 'all'
order by reports.report_id, industries.industry_id

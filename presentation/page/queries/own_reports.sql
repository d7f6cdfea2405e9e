-- the reports of the wanted provinces, which a key ends with: "31", or "gdp/31"
create or replace temp view own_reports as
select report_id, area_code, left(area_code, 2) as province
from marts.dim_report
where left(area_code, 2) in (select split_part(wanted.key, '/', -1) from wanted);

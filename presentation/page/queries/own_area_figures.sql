-- The figures of every report of the areas that the wanted reports are of: a target, its result and its completion stand in any of them.
create or replace temp table reports_of_areas as
select report_id
from marts.dim_report
where area_code in (select reports.area_code from marts.dim_report as reports semi join wanted on reports.report_id = wanted.key);

create or replace temp view own_area_figures as
select figures.figure_id, figures.report_id, figures.ordinal, figures.printed_text, figures.decimals
from marts.fct_figure as figures
semi join reports_of_areas on figures.report_id = reports_of_areas.report_id;

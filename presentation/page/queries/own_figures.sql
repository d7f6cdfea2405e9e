-- the figures of the wanted reports
create or replace temp view own_figures as
select figures.*
from marts.fct_figure as figures
semi join wanted on figures.report_id = wanted.key;

-- 哪些数字后来的报告印得不同？最初多少，现在多少，差多少？
-- Which numbers does a later report print otherwise: what first, what now, and by how much?
select
    areas.name_zh as area_zh,
    indicators.name_zh as indicator_zh,
    revisions.time_period,
    revisions.kind,
    revisions.first_report_id,
    first_figures.printed_text as first_printed,
    revisions.report_id,
    latest_figures.printed_text as latest_printed,
    revisions.difference,
    units.symbol_zh as unit_zh
from marts.rpt_revisions as revisions
inner join marts.dim_area as areas on revisions.area_code = areas.area_code
inner join marts.dim_indicator as indicators on revisions.indicator_id = indicators.indicator_id
inner join marts.dim_unit as units on revisions.unit_id = units.unit_id
inner join marts.fct_figure as first_figures on revisions.first_figure_id = first_figures.figure_id
inner join marts.fct_figure as latest_figures on revisions.latest_figure_id = latest_figures.figure_id
order by area_zh, indicator_zh, revisions.time_period;

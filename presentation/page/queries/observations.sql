-- by indicator: its values for whole areas
select
    facts.indicator_id,
    facts.report_id,
    facts.year,
    facts.scenario,
    facts.kind,
    printed(facts.value, figures.decimals) as value,
    printed(facts.value_high, figures.decimals) as value_high,
    facts.comparator,
    units.symbol_zh as unit_zh,
    units.name_en as unit_en,
    facts.status,
    facts.is_latest_vintage,
    figures.ordinal
from marts.fct_indicator as facts
left join marts.fct_figure as figures using (figure_id)
left join marts.dim_unit as units on facts.unit_id = units.unit_id
where facts.zone_id = 'all' and facts.industry_id = 'all' and facts.value is not null
order by facts.indicator_id, facts.report_id, facts.year, facts.scenario, facts.kind

-- by indicator and province, as "indicator/province": its values for the whole year of whole reporting areas
-- what lies between them is read, not more: a join with the reports alone reads all facts when the planner expects few
set variable first_own = (select min(report_id) from own_reports);
set variable last_own = (select max(report_id) from own_reports);

with provinces_figures as (
    select figures.figure_id, figures.decimals, figures.ordinal
    from marts.fct_figure as figures
    semi join own_reports on figures.report_id = own_reports.report_id
    where figures.report_id between getvariable('first_own') and getvariable('last_own')
)

select
    facts.indicator_id || '/' || own_reports.province as indicator_province,
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
inner join own_reports on facts.report_id = own_reports.report_id
semi join wanted on facts.indicator_id || '/' || own_reports.province = wanted.key
left join provinces_figures as figures on facts.figure_id = figures.figure_id
left join marts.dim_unit as units on facts.unit_id = units.unit_id
where
    facts.zone_id = 'all'
    and facts.industry_id = 'all'
    and facts.time_period = facts.year::varchar
    and facts.area_code = own_reports.area_code
    and facts.scope_id = 'whole'
    and facts.qualifier is null
    and coalesce(facts.change_basis, 'year') = 'year'
    and facts.value is not null
    and facts.report_id between getvariable('first_own') and getvariable('last_own')
-- of a growth in several prices the one that names none
qualify
    row_number() over (
        partition by facts.indicator_id, facts.report_id, facts.year, facts.scenario, facts.kind
        order by facts.price_basis nulls first, facts.figure_id
    ) = 1
order by indicator_province, facts.report_id, facts.year, facts.scenario, facts.kind

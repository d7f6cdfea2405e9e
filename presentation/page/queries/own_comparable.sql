-- What can be compared in the wanted provinces: what each report says of its own area, without zone and industry, for a whole year,
-- of a change that over the year before. One number of a report for each indicator, series, year and scenario.
-- what lies between them is read, not more: a join with the reports alone reads all facts when the planner expects few
set variable first_own = (select min(report_id) from own_reports);
set variable last_own = (select max(report_id) from own_reports);

create or replace temp view own_comparable as
select
    facts.*,
    reports.province,
    -- numbers of different levels, qualifiers, prices and universes are of different series, as those of different kinds are; what
    -- is the whole and has nothing printed has the name of its kind alone
    rtrim(
        concat_ws(
            '/',
            facts.kind,
            coalesce(nullif(facts.scope_id, 'whole'), ''),
            coalesce(facts.price_basis, ''),
            coalesce(replace(facts.qualifier, '/', '／'), ''),
            coalesce(replace(facts.rank_among, '/', '／'), '')
        ),
        '/'
    ) as series
from marts.fct_indicator as facts
inner join own_reports as reports on facts.report_id = reports.report_id and facts.area_code = reports.area_code
where
    facts.zone_id = 'all'
    and facts.industry_id = 'all'
    and facts.time_period = facts.year::varchar
    and coalesce(facts.change_basis, 'year') = 'year'
    and facts.value is not null
    and facts.report_id between getvariable('first_own') and getvariable('last_own');

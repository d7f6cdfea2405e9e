-- what can be compared: indicators of the vocabulary, and others that several reports give for their whole area
select
    indicators.indicator_id,
    any_value(indicators.name_zh) as name_zh,
    any_value(indicators.name_en) as name_en,
    any_value(indicators.topic) as topic,
    count(distinct facts.report_id) as reports,
    count(*) as observations
from marts.fct_indicator as facts
inner join marts.dim_indicator as indicators using (indicator_id)
where facts.zone_id = 'all' and facts.industry_id = 'all' and facts.value is not null
group by indicators.indicator_id
having bool_or(indicators.is_curated) or count(distinct facts.report_id) > 1
order by indicators.indicator_id

-- 一项指标（城镇居民人均可支配收入）在各地各是多少、增长多少，印在哪里？
-- One indicator (disposable income of urban residents) in several places: how much, its growth, and where it is printed?
select
    levels.year,
    levels.area_zh,
    levels.area_en,
    levels.printed_text as level_printed,
    growth.printed_text as growth_printed,
    rank() over (partition by levels.year order by levels.value desc) as place,
    levels.report_id,
    levels.section_path
from marts.v_indicators as levels
left join marts.v_indicators as growth
    on levels.report_id = growth.report_id
    and levels.indicator_id = growth.indicator_id
    and levels.time_period = growth.time_period
    and levels.area_code = growth.area_code
    and growth.kind = 'growth'
    and growth.scenario = 'actual'
    and growth.change_basis = 'year'
where levels.indicator_id = 'disposable-income-urban' and levels.kind = 'level' and levels.scenario = 'actual'
    and levels.area_code = levels.reporting_area_code and levels.time_period = cast(levels.year as varchar)
order by levels.year desc, place;

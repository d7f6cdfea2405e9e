-- by report: every printed number with its place
select
    figures.report_id,
    figures.ordinal,
    figures.figure_id::varchar as figure_id,
    figures.block_no,
    figures.sentence_start,
    figures.sentence_end,
    figures.char_start,
    figures.char_end,
    figures.sentence,
    figures.section_path,
    figures.page,
    figures.table_no,
    figures.row_no,
    figures.column_no,
    figures.row_label,
    figures.column_label,
    figures.printed_text,
    figures.rule,
    case when figures.sign < 0 then '-' else '' end
    || printed(coalesce(set_values.value, figures.printed_value), figures.decimals) as value,
    case when figures.sign < 0 then '-' else '' end
    || printed(coalesce(set_values.value_high, figures.printed_value_high), figures.decimals) as value_high,
    figures.printed_unit,
    figures.comparator,
    figures.kind,
    figures.scenario,
    figures.year,
    -- a whole year needs no word
    nullif(figures.time_period, figures.year::varchar) as time_period,
    abouts.about,
    -- for mending: ids and codes, where they are not those of most numbers
    nullif(figures.area_code, reports.area_code) as area_code,
    nullif(figures.scope_id, 'whole') as scope_id,
    nullif(figures.zone_id, 'all') as zone_id,
    nullif(figures.industry_id, 'all') as industry_id,
    figures.reference_area_code,
    figures.is_stock,
    figures.whole_of,
    figures.status,
    figures.note,
    figures.read_by,
    figures.confidence::double as confidence,
    figures.doubts,
    figures.printed_indicator,
    indicators.name_zh as indicator_zh,
    indicators.name_en as indicator_en,
    units.name_en as unit_en,
    zones.name_zh as zone_zh,
    zones.name_en as zone_en,
    industries.name_zh as industry_zh,
    industries.name_en as industry_en
from own_figures as figures
inner join marts.dim_report as reports on figures.report_id = reports.report_id
left join own_set_values as set_values on figures.report_id = set_values.report_id and figures.ordinal = set_values.ordinal
left join own_about as abouts on figures.figure_id = abouts.figure_id
left join marts.dim_indicator as indicators on figures.indicator_id = indicators.indicator_id
left join marts.dim_unit as units on figures.unit_id = units.unit_id
left join marts.dim_zone as zones on nullif(figures.zone_id, 'all') = zones.zone_id
left join marts.dim_industry as industries on nullif(figures.industry_id, 'all') = industries.industry_id
order by figures.report_id, figures.ordinal

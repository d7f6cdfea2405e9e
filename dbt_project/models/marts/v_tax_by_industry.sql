-- tax revenue by industry with names, the shares side by side, and the growth where the report prints it
select
    reports.area_code,
    areas.name_zh as area_zh,
    areas.name_en as area_en,
    tax.report_id,
    tax.year,
    tax.industry_id,
    members.name_zh as industry_zh,
    members.name_en as industry_en,
    members.pillar as pillar_zh,
    members.industry_id in (
        select parent_industry_id from {{ ref('dim_industry').include(database=false) }}
        where parent_industry_id is not null
    ) or members.name_zh like '%合计' or members.name_zh like '%小计' as is_total,
    tax.tax_revenue,
    amounts.printed_text as tax_revenue_printed,
    growths.value as growth_pct,
    tax.share_of_total_pct,
    tax.share_recomputed_pct,
    try_cast(tax.share_of_total_pct - tax.share_recomputed_pct as decimal(9, 4)) as share_gap_pct,
    amounts.status,
    amounts.section_path,
    amounts.table_no,
    tax.tax_revenue_figure_id,
    tax.share_figure_id
from {{ ref('fct_tax_by_industry').include(database=false) }} as tax
inner join {{ ref('dim_report').include(database=false) }} as reports on tax.report_id = reports.report_id
inner join {{ ref('dim_area').include(database=false) }} as areas on reports.area_code = areas.area_code
inner join {{ ref('dim_industry').include(database=false) }} as members on tax.industry_id = members.industry_id
inner join {{ ref('fct_figure').include(database=false) }} as amounts on tax.tax_revenue_figure_id = amounts.figure_id
left join {{ ref('fct_indicator').include(database=false) }} as growths
    on
        tax.report_id = growths.report_id
        and tax.year = growths.year
        and tax.industry_id = growths.industry_id
        and growths.zone_id = 'all'
        and growths.indicator_id = 'tax-revenue'
        and growths.kind = 'growth'
        and growths.change_basis = 'year'
        and {{ is_plain('growths', 'reports.area_code') }}
        and growths.scenario = 'actual'
        and growths.unit_id = 'percent'

-- by report: tax revenue by industry and by zone, with the share as printed and as recomputed
with tax as (
    select
        facts.report_id,
        'industry' as dimension,
        members.industry_id as member_id,
        members.name_zh,
        members.name_en,
        members.industry_id in (select parent_industry_id from marts.dim_industry) or members.name_zh like '%合计'
        or members.name_zh like '%小计' as is_total,
        facts.* exclude (report_id, industry_id)
    from marts.fct_tax_by_industry as facts
    semi join wanted on facts.report_id = wanted.key
    inner join marts.dim_industry as members using (industry_id)
    union all by name
    select
        facts.report_id,
        'zone' as dimension,
        members.zone_id as member_id,
        members.name_zh,
        members.name_en,
        members.zone_type = 'total' as is_total,
        facts.* exclude (report_id, zone_id)
    from marts.fct_tax_by_zone as facts
    semi join wanted on facts.report_id = wanted.key
    inner join marts.dim_zone as members using (zone_id)
)

select
    tax.report_id,
    tax.dimension,
    tax.year,
    tax.name_zh,
    tax.name_en,
    coalesce(tax.is_total, false) as is_total,
    printed(tax.tax_revenue, revenues.decimals) as tax_revenue,
    printed(tax.share_of_total_pct, shares.decimals) as share_of_total_pct,
    printed(tax.share_recomputed_pct, 4) as share_recomputed_pct,
    shares.decimals as share_decimals,
    revenues.ordinal as revenue_ordinal,
    shares.ordinal as share_ordinal
from tax
left join own_figures as revenues on tax.tax_revenue_figure_id = revenues.figure_id
left join own_figures as shares on tax.share_figure_id = shares.figure_id
order by tax.report_id, tax.dimension, tax.year desc, is_total, tax.tax_revenue desc, tax.member_id
